import { Component, type ComponentOptions } from '../../engine/index.ts';
import { add, isTrue, list, multiply, reaches } from './python.ts';
import { sleep } from './virtualClock.ts';

/*
 * Components of the recorded runs (`cases/golden_components.py`), written again in TypeScript: same
 * arguments, same values. `delay` is in seconds.
 */

/** Refuses arguments that the Python constructor would refuse. */
export function expectArgs(
  args: object,
  required: readonly string[],
  optional: readonly string[] = [],
): void {
  for (const name of required) {
    if (!Object.hasOwn(args, name)) throw new TypeError(`missing 1 required argument: '${name}'`);
  }
  for (const name of Object.keys(args)) {
    if (!required.includes(name) && !optional.includes(name)) {
      throw new TypeError(`got an unexpected keyword argument '${name}'`);
    }
  }
}

interface Delayed {
  readonly delay?: unknown;
}

function waited({ delay = 0 }: Delayed, then: () => void): void | Promise<void> {
  return isTrue(delay) ? sleep(delay).then(then) : then();
}

interface IteratorArgs extends Delayed {
  readonly iters: unknown;
  readonly start?: unknown;
  readonly by?: unknown;
}

export class Iterator extends Component<IteratorArgs> {
  static override readonly io = { outputs: ['x'] };
  declare x: unknown;
  private i = 0;

  constructor(options: ComponentOptions & IteratorArgs) {
    super(options);
    expectArgs(this.args, ['iters'], ['start', 'by', 'delay']);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void | Promise<void> {
    return waited(this.args, () => {
      const { iters, start = 0, by = 1 } = this.args;
      if (reaches(this.i, iters)) return this.io.close();
      this.x = add(start, multiply(this.i, by));
      this.i += 1;
    });
  }
}

export class EagerIterator extends Component<{ readonly iters: unknown }> {
  static override readonly io = { outputs: ['x'] };
  declare x: number;
  private i = 0;

  constructor(options: ComponentOptions & { readonly iters: unknown }) {
    super(options);
    expectArgs(this.args, ['iters']);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void {
    this.x = this.i;
    this.i += 1;
    if (reaches(this.i, this.args.iters)) this.io.close();
  }
}

interface ListArgs extends Delayed {
  readonly values: unknown;
}

export class ListSource extends Component<ListArgs> {
  static override readonly io = { outputs: ['x'] };
  declare x: unknown;
  private readonly values: readonly unknown[];
  private i = 0;

  constructor(options: ComponentOptions & ListArgs) {
    super(options);
    expectArgs(this.args, ['values'], ['delay']);
    this.values = list(this.args.values);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void | Promise<void> {
    return waited(this.args, () => {
      if (this.i >= this.values.length) return this.io.close();
      this.x = this.values[this.i];
      this.i += 1;
    });
  }
}

interface ConstantArgs {
  readonly value: unknown;
  readonly iters: unknown;
}

export class Constant extends Component<ConstantArgs> {
  static override readonly io = { outputs: ['x'] };
  declare x: unknown;
  private i = 0;

  constructor(options: ComponentOptions & ConstantArgs) {
    super(options);
    expectArgs(this.args, ['value', 'iters']);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void {
    if (reaches(this.i, this.args.iters)) return this.io.close();
    this.x = this.args.value;
    this.i += 1;
  }
}

export class Pair extends Component<{ readonly iters: unknown }> {
  static override readonly io = { outputs: ['y', 'x'] };
  declare x: number;
  declare y: number;
  private i = 0;

  constructor(options: ComponentOptions & { readonly iters: unknown }) {
    super(options);
    expectArgs(this.args, ['iters']);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void {
    if (reaches(this.i, this.args.iters)) return this.io.close();
    this.x = this.i;
    this.y = this.i * this.i;
    this.i += 1;
  }
}

interface GrowingArgs extends Delayed {
  readonly iters: unknown;
}

export class GrowingList extends Component<GrowingArgs> {
  static override readonly io = { outputs: ['x'] };
  declare x: number[];
  private readonly list: number[] = [];
  private i = 0;

  constructor(options: ComponentOptions & GrowingArgs) {
    super(options);
    expectArgs(this.args, ['iters'], ['delay']);
  }

  override init(): void {
    this.i = 0;
  }

  override step(): void | Promise<void> {
    return waited(this.args, () => {
      if (reaches(this.i, this.args.iters)) return this.io.close();
      this.i += 1;
      this.list.push(this.i);
      this.x = this.list;
    });
  }
}
