import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { disabledOf } from './disabled.ts';
import type { PatchbayDocument } from './document.ts';
import { specOf } from './documents.ts';
import type { Position } from './layout.ts';
import { getAt } from './paths.ts';
import { ownArgs } from './ports.ts';

/** From one column to the next, in canvas units: the widest component and room for wires. */
const COLUMN = 352;
/** Room between two components of a column. */
const GAP = 32;
/** Heights are an estimate: a line for each port, and the rest of a component with its headline. */
const LINE = 24;
const REST = 80;
/** As many lines as a type may have of itself, without its arguments or connectors telling. */
const LEAST_LINES = 4;
const GRID = 16;

const COMPONENTS = ['plugboard', 'process', 'args', 'components'] as const;

/** Column of each component: the longest way to it from a source, feedback left out. */
function columns(names: readonly string[], edges: readonly (readonly [string, string])[]) {
  const next = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const [from, to] of edges) if (next.has(to)) next.get(from)?.push(to);
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  for (const root of names) {
    if (state.has(root)) continue;
    const stack = [{ name: root, at: 0 }];
    state.set(root, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1) as { name: string; at: number };
      const to = next.get(top.name)?.[top.at++];
      if (to === undefined) {
        state.set(top.name, 'done');
        order.push(top.name);
        stack.pop();
      } else if (state.get(to) === 'open') back.add(`${top.name}\n${to}`);
      else if (!state.has(to)) {
        state.set(to, 'open');
        stack.push({ name: to, at: 0 });
      }
    }
  }
  const column = new Map<string, number>(names.map((name) => [name, 0]));
  for (const name of order.toReversed()) {
    for (const to of next.get(name) ?? []) {
      if (back.has(`${name}\n${to}`)) continue;
      column.set(to, Math.max(column.get(to) ?? 0, (column.get(name) ?? 0) + 1));
    }
  }
  return column;
}

/** Arguments of a model's components by name, as a text has them. */
function argsIn(components: Json | undefined): [string, JsonObject][] {
  if (!Array.isArray(components)) return [];
  return (components as readonly Json[]).flatMap((component): [string, JsonObject][] => {
    const args = getAt(component, ['args']);
    if (!isObject(args) || typeof args['name'] !== 'string') return [];
    return [[args['name'], args as JsonObject]];
  });
}

/**
 * The arguments that tell how large components are: those of the text that was opened, so that places stay
 * while arguments are edited, and of the model as it is for components that the text does not have.
 */
function openedArgs(document: PatchbayDocument): ReadonlyMap<string, JsonObject> {
  const { config, source } = document;
  const off = [...disabledOf(document).values()].map(({ raw }) => raw.component);
  const opened = source === null ? [] : argsIn(getAt(source.value, COMPONENTS));
  return new Map([...argsIn(off), ...argsIn(getAt(config, COMPONENTS)), ...opened]);
}

/** How many ports an argument may name: a list of texts, or a map. */
function namesIn(value: unknown): number {
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string') ? value.length : 0;
  return isObject(value) ? Object.keys(value).length : 0;
}

/** The fields on each side of each component that connectors speak of. */
function wiredFields(document: PatchbayDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const off = [...disabledOf(document).values()].flatMap(({ connectors }) => connectors);
  const fields = new Map<string, Set<string>>();
  const note = (side: string, { entity, descriptor }: { entity: string; descriptor: string }) => {
    const key = `${side} ${entity}`;
    const known = fields.get(key);
    if (known === undefined) fields.set(key, new Set([descriptor]));
    else known.add(descriptor);
  };
  for (const { source, target } of [
    ...specOf(document).plugboard.process.args.connectors,
    ...off,
  ]) {
    note('out', source);
    note('in', target);
  }
  return fields;
}

/** About how tall each component is drawn, rather too much than too little. */
function heights(document: PatchbayDocument): (name: string) => number {
  const opened = openedArgs(document);
  const wired = wiredFields(document);
  return (name) => {
    const args = opened.get(name) ?? {};
    const named = [args['initial_values'], ...Object.values(ownArgs(args))].map(namesIn);
    const joined = ['in', 'out'].map((side) => wired.get(`${side} ${name}`)?.size ?? 0);
    const height = REST + LINE * Math.max(LEAST_LINES, ...named, ...joined);
    return Math.ceil(height / GRID) * GRID;
  };
}

/**
 * Places for the components that have none: columns along the connectors, below everything that has a
 * place, so far apart that nothing lies on anything else.
 */
export function automaticPlaces(
  document: PatchbayDocument,
  names: readonly string[],
  stored: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const { connectors } = specOf(document).plugboard.process.args;
  const column = columns(
    names,
    connectors.map(({ source, target }) => [source.entity, target.entity] as const),
  );
  const heightOf = heights(document);
  const top = [...stored].reduce(
    (lowest, [name, { y }]) => Math.max(lowest, Math.ceil(y + heightOf(name) + GAP)),
    0,
  );
  const places = new Map<string, Position>();
  const filled = new Map<number, number>();
  for (const name of names) {
    if (stored.has(name)) continue;
    const at = column.get(name) ?? 0;
    const y = filled.get(at) ?? top;
    filled.set(at, y + heightOf(name) + GAP);
    places.set(name, { x: at * COLUMN, y });
  }
  return places;
}
