import { isObject, type Json, type JsonObject } from '../../../base/json.ts';
import { getAt, LAYOUT_PATH, setAt } from '../../../model/index.ts';
import { placesAsColumns, placesOfColumns } from './places.ts';
import { fromTable, toTable } from './table.ts';
import { joinSteps, joinWords, splitNumbers, splitSteps, splitWords } from './words.ts';

const ARGS = ['plugboard', 'process', 'args'] as const;
const COMPONENTS = [...ARGS, 'components'] as const;
const CONNECTORS = [...ARGS, 'connectors'] as const;
const POSITIONS = [...LAYOUT_PATH, 'positions'] as const;

/** Stands in the rest of a model where a part was that is kept as columns. */
const HERE = 0;

/**
 * A model as columns: names once, connectors and places by the numbers of components, arguments of one kind
 * of component one after the other. JSON data, of which deflate makes about half as much as of the model.
 * Null: the model has a shape that this has no columns for.
 *
 * @param isFine whether places with fractions are columns as well: from the third form of links on
 */
export function toColumns(config: JsonObject, isFine = false): Json | null {
  const components = mapsAt(config, COMPONENTS);
  const connectors = mapsAt(config, CONNECTORS) ?? [];
  if (components === null) return null;
  const flat = components.flatMap((one) => flatComponent(one, isFine));
  const names = flat.map(({ name }) => name as string);
  const words = joinWords(names);
  const wires = wireColumns(connectors, names);
  if (flat.length !== components.length || words === null || wires === null) return null;
  const positions = placesAsColumns(getAt(config, POSITIONS), names, isFine);
  let rest = setAt(config, COMPONENTS, HERE) as JsonObject;
  if (mapsAt(config, CONNECTORS) !== null) rest = setAt(rest, CONNECTORS, HERE) as JsonObject;
  if (positions !== null) rest = setAt(rest, POSITIONS, HERE) as JsonObject;
  return [rest, words, toTable(flat, ['name']), wires, positions] as unknown as Json;
}

/** The model of columns; null where they are none. */
export function fromColumns(columns: unknown): JsonObject | null {
  if (!Array.isArray(columns)) return null;
  const [rest, words, table, wires, places] = columns as readonly unknown[];
  const names = splitWords(words);
  if (!isObject(rest) || names === null) return null;
  const flat = fromTable(table, { name: (at) => names[at] });
  const connectors = wiresOfColumns(wires, names);
  const components = flat?.map(deepComponent);
  if (components === undefined || components.includes(null) || connectors === null) return null;
  let config = rest as JsonObject;
  const put = (path: readonly string[], value: Json): void => {
    if (getAt(config, path) === HERE) config = setAt(config, path, value) as JsonObject;
  };
  put(COMPONENTS, components);
  put(CONNECTORS, connectors);
  if (places === null) return config;
  const positions = placesOfColumns(places, names);
  if (positions === null) return null;
  put(POSITIONS, positions);
  return config;
}

function mapsAt(config: JsonObject, path: readonly string[]): readonly JsonObject[] | null {
  const list = getAt(config, path);
  return Array.isArray(list) && list.every(isObject) ? (list as readonly JsonObject[]) : null;
}

/** What stands before the type, by the order of the two keys; many programs write them sorted. */
const ORDERS: ReadonlyMap<string, string> = new Map([
  ['type,args', ':'],
  ['args,type', ';'],
]);

/** `{type, args: {name, ...}}` as one map whose first key says the type; nothing for any other. */
function flatComponent(component: JsonObject, isFine: boolean): readonly JsonObject[] {
  const { type, args } = component;
  const mark = ORDERS.get(Object.keys(component).join());
  if (mark === undefined || (mark !== ':' && !isFine) || typeof type !== 'string') return [];
  if (!isObject(args) || typeof args['name'] !== 'string') return [];
  return [{ [`${mark}${type}`]: null, ...(args as JsonObject) }];
}

function deepComponent(flat: JsonObject): JsonObject | null {
  const [first, ...entries] = Object.entries(flat);
  const [mark, type] = [first?.[0].charAt(0), first?.[0].slice(1) ?? ''];
  const args = Object.fromEntries(entries);
  if (mark === ':') return { type, args };
  return mark === ';' ? { args, type } : null;
}

/** Sources as the distance from their targets, targets as the distance from the one before. */
function wireColumns(connectors: readonly JsonObject[], names: readonly string[]): Json | null {
  const numbers = new Map(names.map((name, at) => [name, at]));
  const end = (text: Json | undefined): readonly [number, string] | null => {
    const dot = typeof text === 'string' ? text.indexOf('.') : -1;
    if (typeof text !== 'string' || dot < 0) return null;
    const at = numbers.get(text.slice(0, dot));
    return at === undefined ? null : [at, text.slice(dot + 1)];
  };
  const ends = connectors.flatMap(({ source, target }) => {
    const [from, to] = [end(source), end(target)];
    return from === null || to === null ? [] : [{ from, to }];
  });
  const outputs = joinWords(ends.map(({ from }) => from[1]));
  const inputs = joinWords(ends.map(({ to }) => to[1]));
  if (ends.length !== connectors.length || outputs === null || inputs === null) return null;
  const sources = ends.map(({ from, to }) => from[0] - to[0]).join(' ');
  const targets = joinSteps(ends.map(({ to }) => to[0]));
  const table = toTable(connectors, ['source', 'target']);
  return [sources, outputs, targets, inputs, table] as unknown as Json;
}

function wiresOfColumns(columns: unknown, names: readonly string[]): JsonObject[] | null {
  if (!Array.isArray(columns)) return null;
  const [steps, froms, tos, ins, table] = columns as readonly unknown[];
  const [sources, targets] = [splitNumbers(steps), splitSteps(tos)];
  const [outputs, inputs] = [splitWords(froms), splitWords(ins)];
  const end = (at: number | undefined, field: string | undefined): string | undefined => {
    const name = at === undefined ? undefined : names[at];
    return name === undefined || field === undefined ? undefined : `${name}.${field}`;
  };
  return fromTable(table, {
    source: (at) => end((sources?.[at] ?? Number.NaN) + (targets?.[at] ?? 0), outputs?.[at]),
    target: (at) => end(targets?.[at], inputs?.[at]),
  });
}
