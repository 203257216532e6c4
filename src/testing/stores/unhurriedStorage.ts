import type { fc } from '@fast-check/vitest';
import type { Storage } from '../../storage/index.ts';

/** What a browser does at once, or what is no request. */
const AT_ONCE: ReadonlySet<string | symbol> = new Set(['leave', 'onEvent', 'close']);

/** Storage that does one thing after the other, each when the scheduler likes; until `begin` all at once. */
export function unhurriedStorage(
  scheduler: fc.Scheduler,
  storage: Storage,
): { readonly storage: Storage; readonly begin: () => void } {
  let isSlow = false;
  let last: Promise<unknown> = Promise.resolve();
  const slow = new Proxy(storage, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function' || AT_ONCE.has(key)) return value;
      return (...args: readonly unknown[]): unknown => {
        const request = (): unknown => Reflect.apply(value, target, args);
        if (!isSlow) return request();
        const done = last
          .then(() => scheduler.schedule(Promise.resolve(), String(key)))
          .then(request);
        last = done.catch(() => undefined);
        return done;
      };
    },
  });
  return { storage: slow, begin: () => (isSlow = true) };
}
