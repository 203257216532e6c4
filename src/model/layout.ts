import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { disabledOf } from './disabled.ts';
import { specOf } from './documents.ts';
import type { PatchbayDocument } from './document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt, setAt, withoutEntry } from './paths.ts';

export const LAYOUT_VERSION = 1;
const DEFAULT_SEED = 1;
/** Distance of places that are given by themselves, in canvas units. */
const COLUMN = 240;
const ROW = 120;

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What the editor keeps with a model beside the model itself. */
export interface Layout {
  readonly positions: ReadonlyMap<string, Position>;
  /** Watched fields, `component.field`. */
  readonly watch: readonly string[];
  readonly seed: number;
}

function readPositions(value: Json | undefined): Map<string, Position> {
  const positions = new Map<string, Position>();
  if (!isObject(value)) return positions;
  for (const [name, at] of Object.entries(value)) {
    if (!Array.isArray(at)) continue;
    const [x, y] = at as readonly unknown[];
    if (Number.isFinite(x) && Number.isFinite(y)) {
      positions.set(name, { x: Number(x), y: Number(y) });
    }
  }
  return positions;
}

/** The layout of a document; whatever in it is not as it should be is passed over. */
export function layoutOf({ config }: PatchbayDocument): Layout {
  const layout = getAt(config, LAYOUT_PATH);
  const map = (isObject(layout) ? layout : {}) as JsonObject;
  const watch = Array.isArray(map['watch']) ? (map['watch'] as readonly Json[]) : [];
  const seed = getAt(map, ['run', 'seed']);
  return {
    positions: readPositions(map['positions']),
    watch: [...new Set(watch.filter((field) => typeof field === 'string'))],
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) ? seed : DEFAULT_SEED,
  };
}

export function watchedFields(document: PatchbayDocument): readonly string[] {
  return layoutOf(document).watch;
}

/** The run's seed, 1 where the model names none. */
export function seedOf(document: PatchbayDocument): number {
  return layoutOf(document).seed;
}

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

/**
 * A place for every component: the one that the model says, and for the others columns along the
 * connectors, below everything that has a place.
 */
export function positionsOf(document: PatchbayDocument): ReadonlyMap<string, Position> {
  const { components, connectors } = specOf(document).plugboard.process.args;
  const { positions } = layoutOf(document);
  const off = disabledOf(document).keys();
  const names = [...new Set([...components.map(({ args }) => args.name), ...off])];
  const missing = names.filter((name) => !positions.has(name));
  const placed = new Map(
    names.flatMap((name) => {
      const at = positions.get(name);
      return at === undefined ? [] : [[name, at] as const];
    }),
  );
  if (missing.length === 0) return placed;
  const lowest = Math.max(-ROW, ...[...placed.values()].map(({ y }) => y));
  const column = columns(
    names,
    connectors.map(({ source, target }) => [source.entity, target.entity] as const),
  );
  const filled = new Map<number, number>();
  for (const name of missing) {
    const at = column.get(name) ?? 0;
    const row = filled.get(at) ?? 0;
    filled.set(at, row + 1);
    placed.set(name, { x: at * COLUMN, y: lowest + ROW + row * ROW });
  }
  return placed;
}

/** A model without what the editor keeps in it. */
export function withoutLayout(config: JsonObject): JsonObject {
  return setAt(config, LAYOUT_PATH, undefined) as JsonObject;
}

/** A document with a part of its layout changed; empty parts go, and so does an empty layout. */
export function withLayout(
  document: PatchbayDocument,
  part: string,
  value: JsonObject | readonly Json[],
): PatchbayDocument {
  const old = getAt(document.config, LAYOUT_PATH);
  const before = (isObject(old) ? old : { version: LAYOUT_VERSION }) as JsonObject;
  const isEmpty = Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
  const layout = setAt(before, [part], isEmpty ? undefined : value) as JsonObject;
  if (layout === before && old !== undefined) return document;
  const isBare = Object.keys(withoutEntry(layout, 'version')).length === 0;
  const config = setAt(document.config, LAYOUT_PATH, isBare ? undefined : layout) as JsonObject;
  return config === document.config ? document : { ...document, config };
}
