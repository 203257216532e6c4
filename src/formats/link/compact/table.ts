import type { Json, JsonObject } from '../../../base/json.ts';
import { splitNumbers } from './words.ts';

/** Maps as columns: which keys each has, and under each key of each kind the values, one after the other. */
export type Table = readonly [
  /** For each kind its keys in their order. */
  kinds: readonly (readonly string[])[],
  /** The kind of each map. */
  kindOf: string,
  /** For each kind a column for each of its keys, without those that are kept elsewhere. */
  columns: readonly (readonly (readonly Json[])[])[],
];

/** @param elsewhere keys whose values are kept in another form */
export function toTable(maps: readonly JsonObject[], elsewhere: readonly string[]): Table {
  const kinds = new Map<string, { readonly at: number; readonly maps: JsonObject[] }>();
  const kindOf = maps.map((map) => {
    const keys = JSON.stringify(Object.keys(map));
    const kind = kinds.get(keys) ?? { at: kinds.size, maps: [] };
    kinds.set(keys, kind);
    kind.maps.push(map);
    return kind.at;
  });
  const all = [...kinds].map(([keys, kind]) => ({ keys: JSON.parse(keys) as string[], ...kind }));
  const columns = all.map(({ keys, maps: same }) =>
    keys
      .filter((key) => !elsewhere.includes(key))
      .map((key) => same.map((map) => map[key] as Json)),
  );
  return [all.map(({ keys }) => keys), kindOf.join(' '), columns];
}

/**
 * The maps of a table, or null where it is none.
 *
 * @param valueOf the values that are kept elsewhere, by key and number of the map
 */
export function fromTable(
  table: unknown,
  elsewhere: Readonly<Record<string, (at: number) => Json | undefined>>,
): JsonObject[] | null {
  if (!Array.isArray(table)) return null;
  const [kinds, numbers, columns] = table as readonly unknown[];
  const kindOf = splitNumbers(numbers);
  if (!Array.isArray(kinds) || !Array.isArray(columns) || kindOf === null) return null;
  const used = kinds.map(() => 0);
  const maps: JsonObject[] = [];
  for (const [at, kind] of kindOf.entries()) {
    const keys: unknown = kinds[kind];
    const own: unknown = columns[kind];
    if (!Array.isArray(keys) || !Array.isArray(own)) return null;
    const row = used[kind] ?? 0;
    // Of a key that comes again there is no column: a short text could ask for very many cells.
    if (row === 0 && new Set(keys).size !== keys.length) return null;
    used[kind] = row + 1;
    const entries: [string, Json][] = [];
    let column = 0;
    for (const key of keys as unknown[]) {
      if (typeof key !== 'string') return null;
      const value = Object.hasOwn(elsewhere, key) ? elsewhere[key]?.(at) : cell(own[column++], row);
      if (value === undefined) return null;
      entries.push([key, value]);
    }
    maps.push(Object.fromEntries(entries));
  }
  return maps;
}

function cell(column: unknown, row: number): Json | undefined {
  return Array.isArray(column) ? (column[row] as Json | undefined) : undefined;
}
