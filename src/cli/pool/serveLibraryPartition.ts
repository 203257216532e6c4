import { setImmediate } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { ComponentClass } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import { makeFunction } from '../makeFunction.ts';
import { servePartitionIfAsked } from './nodeWorkers.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * In a thread that was started for a part of a process: serves it, with the components of the library.
 *
 * @param own classes beside those of the library, by their type text
 */
export function serveLibraryPartition(
  own: ReadonlyMap<string, ComponentClass> = new Map(),
): boolean {
  return servePartitionIfAsked({
    componentClass: (type) => own.get(type) ?? componentClass(type),
    now: () => performance.now(),
    time: () => Date.now(),
    randomId: (length) =>
      Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join(''),
    yieldToHost: () => setImmediate(),
    makeFunction,
  });
}
