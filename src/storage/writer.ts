/**
 * As much of the browser's `navigator.locks` as is needed. A lock is held until the promise of the
 * callback settles; the browser also frees it when the tab goes away.
 */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

/** The right to write one document, or a place in the queue for it. */
export interface Writer {
  readonly id: string;
  /** Whether this tab may write now. */
  isHeld(): boolean;
  /** Gives the right, or the place in the queue, back. Idempotent. */
  release(): void;
}

/**
 * Asks to write a document. Resolves at once: with the right, or, when another tab has it, with a
 * place in the queue; `onHeld` is called if the right comes later.
 */
export async function claimWriter(locks: Locks, id: string, onHeld: () => void): Promise<Writer> {
  const name = `patchbay:document:${id}`;
  const claim = new Claim(id);
  if (await claim.request(locks, name, { ifAvailable: true })) return claim;
  void claim.request(locks, name, { signal: claim.signal }).then((held) => {
    if (held) onHeld();
  });
  return claim;
}

class Claim implements Writer {
  readonly id: string;
  readonly #abort = new AbortController();
  #letGo: (() => void) | null = null;
  #released = false;

  constructor(id: string) {
    this.id = id;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  isHeld(): boolean {
    return this.#letGo !== null;
  }

  release(): void {
    this.#released = true;
    this.#letGo?.();
    this.#letGo = null;
    this.#abort.abort();
  }

  /** True once the lock is held, false when it is taken, given up or refused. */
  request(
    locks: Locks,
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
  ): Promise<boolean> {
    return new Promise((resolve) => {
      locks
        .request(name, options, (lock) => {
          if (lock === null || this.#released) {
            resolve(false);
            return Promise.resolve();
          }
          return new Promise<void>((letGo) => {
            this.#letGo = letGo;
            resolve(true);
          });
        })
        .catch(() => resolve(false));
    });
  }
}
