import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../catalog.ts';
import type { PatchbayDocument } from '../document.ts';
import { documentFromConfig, specOf } from '../documents.ts';
import { type Group, groupsOf } from '../groups.ts';
import { type Position, positionsOf } from '../layout.ts';
import { LAYOUT_PATH } from '../layoutPath.ts';
import { getAt } from '../paths.ts';
import { type Note, notesOf } from '../notes.ts';
import { copyGroups } from './groups.ts';
import { addNote } from './notes.ts';
import { moveComponents } from './move.ts';
import {
  ARGS,
  freeName,
  namesOf,
  rawComponents,
  rawConnectors,
  renamed,
  renamedConnector,
  withValue,
} from './raw.ts';
import { allNames } from './traces.ts';

/** Marks our text on the clipboard, with the version of its form. */
const KEY = 'patchbay-components';
const VERSION = 1;

/** Where pasted components go: so far from where they were, or with their middle at a point. */
export type PastePlace = { readonly offset: Position } | { readonly middle: Position };

/** A document with copies in it, and what the copies are called. */
export interface Pasted {
  readonly document: PatchbayDocument;
  readonly components: readonly string[];
  readonly notes: readonly string[];
}

interface Clip {
  readonly components: readonly JsonObject[];
  readonly connectors: readonly JsonObject[];
  readonly positions: ReadonlyMap<string, Position>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly notes: readonly Note[];
}

/** Components by name with the connectors between them. */
function clipOf(
  document: PatchbayDocument,
  names: readonly string[],
  notes: readonly string[],
): Clip {
  const wanted = new Set(names);
  const all = namesOf(document);
  const { connectors } = specOf(document).plugboard.process.args;
  const inside = (at: number) => {
    const connector = connectors[at];
    return (
      connector !== undefined &&
      wanted.has(connector.source.entity) &&
      wanted.has(connector.target.entity)
    );
  };
  return {
    components: rawComponents(document).filter((_, at) => wanted.has(all[at] ?? '')),
    connectors: rawConnectors(document).filter((_, at) => inside(at)),
    positions: new Map([...positionsOf(document)].filter(([name]) => wanted.has(name))),
    groups: groupsOf(document),
    notes: [...notesOf(document).values()].filter(({ id }) => notes.includes(id)),
  };
}

/** The named components with the connectors between them, and notes, as text for the clipboard. */
export function copySelection(
  document: PatchbayDocument,
  names: readonly string[],
  noteIds: readonly string[] = [],
): string {
  const { components, connectors, positions } = clipOf(document, names, []);
  const places = Object.fromEntries([...positions].map(([name, { x, y }]) => [name, [x, y]]));
  const layout = (key: string) => getAt(document.config, [...LAYOUT_PATH, key]);
  const groups = layout('groups') ?? {};
  const all = layout('notes');
  const notes = isObject(all)
    ? Object.fromEntries(Object.entries(all).filter(([id]) => noteIds.includes(id)))
    : {};
  const clip = { components, connectors, positions: places, groups, notes };
  return JSON.stringify({ [KEY]: VERSION, ...clip });
}

function middleOf(positions: readonly Position[]): Position {
  const xs = positions.map(({ x }) => x);
  const ys = positions.map(({ y }) => y);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return positions.length === 0 ? { x: 0, y: 0 } : { x: middle(xs), y: middle(ys) };
}

function insert(document: PatchbayDocument, clip: Clip, place: PastePlace): Pasted {
  const taken = new Set(allNames(document));
  const names = new Map<string, string>();
  const components = clip.components.map((spec) => {
    const old = String((spec['args'] as JsonObject)['name']);
    const name = freeName(old, taken);
    taken.add(name);
    names.set(old, name);
    return renamed(spec, name);
  });
  const connectors = clip.connectors.map((connector) => renamedConnector(connector, names));
  const middle = middleOf([...clip.positions.values(), ...clip.notes]);
  const by =
    'offset' in place
      ? place.offset
      : { x: place.middle.x - middle.x, y: place.middle.y - middle.y };
  let next = withValue(
    document,
    [...ARGS, 'components'],
    [...rawComponents(document), ...components],
  );
  if (connectors.length > 0) {
    next = withValue(next, [...ARGS, 'connectors'], [...rawConnectors(document), ...connectors]);
  }
  const places = [...clip.positions].flatMap(([old, { x, y }]) => {
    const name = names.get(old);
    return name === undefined ? [] : [[name, { x: x + by.x, y: y + by.y }] as const];
  });
  const placed = copyGroups(clip.groups, moveComponents(next, new Map(places)), names);
  const notes: string[] = [];
  const noted = clip.notes.reduce((at, note) => {
    const added = addNote(at, { ...note, x: note.x + by.x, y: note.y + by.y });
    notes.push(added.id);
    return added.document;
  }, placed);
  return { document: noted, components: [...names.values()], notes };
}

/** Makes copies beside the named components; their connectors among each other are copied too. */
export function duplicateSelection(
  document: PatchbayDocument,
  names: readonly string[],
  offset: Position,
  notes: readonly string[] = [],
): Pasted {
  return insert(document, clipOf(document, names, notes), { offset });
}

/** Text of the clipboard as a clip; null when it is none of ours. */
function readClip(text: string): Result<Clip, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || !Object.hasOwn(value, KEY)) return null;
  if (value[KEY] !== VERSION)
    return fail('The clipboard was filled by another version of Patchbay.');
  const { components, connectors, positions, groups, notes } = value as Record<string, Json>;
  const args = {
    components: components ?? [],
    connectors: connectors ?? [],
    patchbay: { positions: positions ?? {}, groups: groups ?? {}, notes: notes ?? {} },
  };
  const config = { plugboard: { process: { args } } };
  const read = documentFromConfig({ name: 'clipboard', config });
  if (!read.ok)
    return fail(`What is on the clipboard cannot be pasted: ${read.error[0]?.message ?? ''}`);
  return ok(clipOf(read.value, namesOf(read.value), [...notesOf(read.value).keys()]));
}

/**
 * Pastes copied components under names that are free.
 *
 * @returns null when the text is none of ours, else the document and the new names, or why not
 */
export function paste(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  text: string,
  place: PastePlace,
): Result<Pasted, string> | null {
  const clip = readClip(text);
  if (clip === null) return null;
  return clip.ok ? ok(insert(document, clip.value, place)) : clip;
}
