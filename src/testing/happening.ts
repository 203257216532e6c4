import type { fc } from '@fast-check/vitest';

/** A step of a model test that has a name; nobody waits for what comes of it. */
export class Happening<Model extends object, Real> implements fc.AsyncCommand<Model, Real> {
  readonly #name: string;
  readonly #work: (real: Real, model: Model) => unknown;

  constructor(name: string, work: (real: Real, model: Model) => unknown) {
    this.#name = name;
    this.#work = work;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    void this.#work(real, model);
  }

  toString(): string {
    return this.#name;
  }
}
