import { isObject, type Json } from '../../base/json.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';

/** Most workers that a pool has. */
export const MOST_WORKERS = 64;

/**
 * Workers of components, from 1, where they were chosen by hand: `patchbay.pool.pins` in the model.
 * What is no such number is passed over, and names of components that are not there do no harm.
 */
export function pinsOf({ config }: { readonly config: Json }): ReadonlyMap<string, number> {
  const pins = getAt(config, [...LAYOUT_PATH, 'pool', 'pins']);
  const entries = isObject(pins) ? Object.entries(pins) : [];
  return new Map(entries.flatMap(([name, at]) => (isWorker(at) ? [[name, at] as const] : [])));
}

/** Whether a worker can be called so. */
export function isWorker(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WORKERS
  );
}
