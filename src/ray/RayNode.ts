import { isObject } from '../base/json.ts';

/** Amounts by Ray's names: `CPU`, `GPU`, `memory` in bytes, and those of the cluster's own. */
export type Amounts = Readonly<Record<string, number>>;

/** A machine of the cluster that is alive. */
export interface RayNode {
  readonly id: string;
  /** All that it has, in use or not. */
  readonly total: Amounts;
}

/** Reads the answer of the state API about machines; null for what is none. */
export function readNodes(value: unknown): readonly RayNode[] | null {
  const list = listIn(value);
  if (list === null) return null;
  return list.flatMap((node): readonly RayNode[] => {
    if (!isObject(node) || node['state'] !== 'ALIVE') return [];
    const { node_id: id, resources_total: total } = node;
    if (typeof id !== 'string' || !isObject(total)) return [];
    const amounts = Object.entries(total).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' && Number.isFinite(entry[1]),
    );
    return [{ id, total: Object.fromEntries(amounts) }];
  });
}

/** `{"data": {"result": {"result": [...]}}}`, as the state API packs its lists. */
function listIn(value: unknown): readonly unknown[] | null {
  let inner = value;
  for (const key of ['data', 'result', 'result']) {
    if (!isObject(inner)) return null;
    inner = inner[key];
  }
  return Array.isArray(inner) ? inner : null;
}
