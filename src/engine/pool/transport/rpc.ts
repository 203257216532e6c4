import { toFailure } from '../../errors.ts';
import type { Port } from './port.ts';

/** An error as it passes between workers. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly code: string;
}

type Message =
  | {
      readonly kind: 'call';
      /** Null when no answer is wanted. */
      readonly id: number | null;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'thrown'; readonly id: number; readonly error: Thrown };

export function toThrown(error: unknown): Thrown {
  const { message, code } = toFailure(error, null, null);
  return { name: error instanceof Error ? error.name : 'Error', message, code };
}

/** The error again, with its name and code. */
export function fromThrown({ name, message, code }: Thrown): Error {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true });
  return Object.assign(error, { code });
}

type Calls = { readonly [name: string]: (...args: never[]) => unknown };

type Answer<T> = T extends (...args: never[]) => infer R ? Promise<Awaited<R>> : never;
type Arguments<T> = T extends (...args: infer A) => unknown ? A : never;

/**
 * Calls over a line, both ways: `Theirs` is what the other side answers to. Calls that get no answer
 * because the other side is gone reject by `fail`.
 */
export class Rpc<Theirs extends Calls> {
  readonly #port: Port;
  readonly #open = new Map<
    number,
    { readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void }
  >();
  #next = 0;
  #gone: Error | null = null;

  /** @param own what this side answers to; the names are an interface between builds of one version */
  constructor(port: Port, own: Calls) {
    this.#port = port;
    port.listen((message) => this.#take(message as Message, own));
  }

  call<K extends keyof Theirs & string>(name: K, ...args: Arguments<Theirs[K]>): Answer<Theirs[K]> {
    return this.send(name, args, []);
  }

  /** A call in which objects are handed over. */
  send<K extends keyof Theirs & string>(
    name: K,
    args: Arguments<Theirs[K]>,
    transfer: readonly object[],
  ): Answer<Theirs[K]> {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => {
      if (this.#gone !== null) return reject(this.#gone);
      this.#open.set(id, { resolve, reject });
      this.#port.post({ kind: 'call', id, name, args } satisfies Message, transfer);
    });
    return answer as Answer<Theirs[K]>;
  }

  /** A call without an answer. */
  tell<K extends keyof Theirs & string>(name: K, ...args: Arguments<Theirs[K]>): void {
    if (this.#gone === null) {
      this.#port.post({ kind: 'call', id: null, name, args } satisfies Message);
    }
  }

  /** The other side is gone: nothing is answered any more. */
  fail(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }

  #take(message: Message, own: Calls): void {
    if (message.kind === 'call') {
      void this.#answer(message, own);
      return;
    }
    const open = this.#open.get(message.id);
    this.#open.delete(message.id);
    if (message.kind === 'answer') open?.resolve(message.value as never);
    else open?.reject(fromThrown(message.error));
  }

  async #answer({ id, name, args }: Extract<Message, { kind: 'call' }>, own: Calls): Promise<void> {
    try {
      const called = Object.hasOwn(own, name) ? own[name] : undefined;
      if (called === undefined) throw new TypeError(`There is no call ${name}.`);
      const value: unknown = await called(...(args as never[]));
      if (id !== null) this.#port.post({ kind: 'answer', id, value } satisfies Message);
    } catch (error) {
      if (id === null) throw error;
      this.#port.post({ kind: 'thrown', id, error: toThrown(error) } satisfies Message);
    }
  }
}
