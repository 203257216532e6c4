import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { automaticPlaces } from './automaticPlaces.ts';
import { disabledOf } from './disabled.ts';
import { specOf } from '../documents.ts';
import type { PatchbayDocument } from '../document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt, setAt, withoutEntry } from '../paths.ts';
import { type Position, readPlace } from '../place.ts';

export type { Position } from '../place.ts';

const LAYOUT_VERSION = 1;
const DEFAULT_SEED = 1;

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
    const place = readPlace(at);
    if (place !== null) positions.set(name, place);
  }
  return positions;
}

/** `component.field`: without a dot in it, a text is no field of anything. */
function isField(text: Json): text is string {
  return typeof text === 'string' && /^[^.]+\../s.test(text);
}

/** The layout of a document; whatever in it is not as it should be is passed over. */
export function layoutOf({ config }: PatchbayDocument): Layout {
  const layout = getAt(config, LAYOUT_PATH);
  const map = (isObject(layout) ? layout : {}) as JsonObject;
  const watch = Array.isArray(map['watch']) ? (map['watch'] as readonly Json[]) : [];
  const seed = getAt(map, ['run', 'seed']);
  return {
    positions: readPositions(map['positions']),
    watch: [...new Set(watch.filter(isField))],
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

const placesOf = new WeakMap<PatchbayDocument, ReadonlyMap<string, Position>>();

/**
 * A place for every component: the one that the model says, and for the others columns along the
 * connectors, below everything that has a place. Worked out once for each document.
 */
export function positionsOf(document: PatchbayDocument): ReadonlyMap<string, Position> {
  const known = placesOf.get(document);
  if (known !== undefined) return known;
  const { positions } = layoutOf(document);
  const names = shownNames(document);
  const stored = new Map(
    names.flatMap((name) => {
      const at = positions.get(name);
      return at === undefined ? [] : [[name, at] as const];
    }),
  );
  const isWhole = stored.size === names.length;
  const places = isWhole
    ? stored
    : new Map([...stored, ...automaticPlaces(document, names, stored)]);
  placesOf.set(document, places);
  return places;
}

/** Names of all components in their order, then of those that are switched off. */
export function shownNames(document: PatchbayDocument): readonly string[] {
  const { components } = specOf(document).plugboard.process.args;
  return [...new Set([...components.map(({ args }) => args.name), ...disabledOf(document).keys()])];
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
