import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { documentFromConfig, specOf } from '../../model/documents.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import { type Group, groupsOf } from '../../model/layout/groups.ts';
import { type Position, positionsOf } from '../../model/layout/layout.ts';
import { allPorts } from '../../model/ports.ts';
import { setProcessParameter } from '../arguments/arguments.ts';
import { controlsOf } from '../../model/layout/controls.ts';
import { LAYOUT_PATH } from '../../model/layout/layoutPath.ts';
import { getAt } from '../../model/paths.ts';
import { type Note, notesOf } from '../../model/layout/notes.ts';
import { componentNames, namedRawConnector, onlyComponents } from '../references/Naming.ts';
import { copyReferences } from '../references/references.ts';
import { setControl } from '../watching/controls.ts';
import { copyGroups } from '../marks/groups.ts';
import { addNote } from '../marks/notes.ts';
import { moveComponents } from '../places/move.ts';
import {
  allNames,
  ARGS,
  freeName,
  namesOf,
  rawComponents,
  rawConnectors,
  renamed,
  withValue,
} from '../../model/raw.ts';

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

/** What a text of the clipboard holds. */
export interface Clip {
  /** What it was taken from. */
  readonly from: PatchbayDocument;
  readonly components: readonly JsonObject[];
  /** Components in it that are switched off, by name. */
  readonly off: readonly string[];
  /** Between the components. */
  readonly connectors: readonly JsonObject[];
  /** From components that are not in the clip. */
  readonly incoming: readonly JsonObject[];
  readonly positions: ReadonlyMap<string, Position>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly notes: readonly Note[];
}

/** Components by name with the connectors between them and those that come from others, and notes. */
function clipOf(
  document: PatchbayDocument,
  names: readonly string[],
  notes: readonly string[],
): Clip {
  const wanted = new Set(names);
  const all = namesOf(document);
  const { connectors } = specOf(document).plugboard.process.args;
  const raw = rawConnectors(document);
  const into = (inside: boolean) =>
    raw.filter((_, at) => {
      const wire = connectors[at];
      if (wire === undefined || !wanted.has(wire.target.entity)) return false;
      return wanted.has(wire.source.entity) === inside;
    });
  return {
    from: document,
    components: rawComponents(document).filter((_, at) => wanted.has(all[at] ?? '')),
    off: [...disabledOf(document).keys()].filter((name) => wanted.has(name)),
    connectors: into(true),
    incoming: into(false),
    positions: new Map([...positionsOf(document)].filter(([name]) => wanted.has(name))),
    groups: groupsOf(document),
    notes: [...notesOf(document).values()].filter(({ id }) => notes.includes(id)),
  };
}

/**
 * The named components with the connectors between and into them, and notes, as text for the clipboard.
 */
export function copySelection(
  document: PatchbayDocument,
  names: readonly string[],
  noteIds: readonly string[] = [],
): string {
  const { components, connectors, incoming, positions } = clipOf(document, names, []);
  const places = Object.fromEntries([...positions].map(([name, { x, y }]) => [name, [x, y]]));
  const layout = (key: string) => getAt(document.config, [...LAYOUT_PATH, key]);
  const all = layout('notes');
  const notes = isObject(all)
    ? Object.fromEntries(Object.entries(all).filter(([id]) => noteIds.includes(id)))
    : {};
  return JSON.stringify({
    [KEY]: VERSION,
    names,
    components,
    connectors: [...connectors, ...incoming],
    positions: places,
    notes,
    ...Object.fromEntries(COPIED.map((key) => [key, layout(key) ?? {}])),
  });
}

/** Parts of the layout that are copied whole: who pastes takes what speaks of the copied components. */
const COPIED = ['groups', 'disabled', 'badges', 'pool', 'controls'] as const;

function middleOf(positions: readonly Position[]): Position {
  const xs = positions.map(({ x }) => x);
  const ys = positions.map(({ y }) => y);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return positions.length === 0 ? { x: 0, y: 0 } : { x: middle(xs), y: middle(ys) };
}

/** Steps by which pasted things give way, so that none lies exactly on another. */
const ASIDE = 32;

/** How far what is pasted goes from where it was copied. */
function wayOf(document: PatchbayDocument, clip: Clip, place: PastePlace): Position {
  const all = [...clip.positions.values(), ...clip.notes];
  const middle = middleOf(all);
  const by =
    'offset' in place
      ? place.offset
      : { x: place.middle.x - middle.x, y: place.middle.y - middle.y };
  const key = (x: number, y: number) => `${x},${y}`;
  const taken = new Set(
    [...positionsOf(document).values(), ...notesOf(document).values()].map(({ x, y }) => key(x, y)),
  );
  let aside = 0;
  while (all.some(({ x, y }) => taken.has(key(x + by.x + aside, y + by.y + aside)))) aside += ASIDE;
  return { x: by.x + aside, y: by.y + aside };
}

/** Adds the connectors that come from components of this document which have the output still. */
function withIncoming(
  document: PatchbayDocument,
  catalogue: Catalogue,
  incoming: readonly JsonObject[],
): PatchbayDocument {
  const before = rawConnectors(document);
  const all = withValue(document, [...ARGS, 'connectors'], [...before, ...incoming]);
  const { components, connectors } = specOf(all).plugboard.process.args;
  const ports = allPorts(specOf(document), catalogue);
  const comes = (at: number) => {
    const source = connectors[before.length + at]?.source;
    const component = components.find(({ args }) => args.name === source?.entity);
    if (source === undefined || component === undefined) return false;
    // An unknown component has the outputs that connectors say it has.
    if (catalogue.find(component.type) === undefined) return true;
    return ports.get(source.entity)?.outputs.includes(source.descriptor) ?? false;
  };
  const kept = incoming.filter((_, at) => comes(at));
  return kept.length === 0
    ? document
    : withValue(document, [...ARGS, 'connectors'], [...before, ...kept]);
}

interface Extent {
  /** Given: connectors from outside the clip come too. */
  readonly catalogue?: Catalogue | null;
  /** The clip is a whole model. */
  readonly whole?: boolean;
}

function insert(
  document: PatchbayDocument,
  clip: Clip,
  place: PastePlace,
  { catalogue = null, whole = false }: Extent = {},
): Pasted {
  const taken = new Set(allNames(document));
  const names = new Map<string, string>();
  function called(old: string): string {
    const name = freeName(old, taken);
    taken.add(name);
    names.set(old, name);
    return name;
  }
  const components = clip.components.map((spec) =>
    renamed(spec, called(String((spec['args'] as JsonObject)['name']))),
  );
  clip.off.forEach(called);
  const naming = componentNames(names);
  const follow = (connectors: readonly JsonObject[]) =>
    connectors
      .map((connector) => namedRawConnector(naming, connector))
      .filter((connector) => connector !== null);
  const connectors = follow(clip.connectors);
  const by = wayOf(document, clip, place);
  const all = [...rawComponents(document), ...components];
  let next = withValue(document, [...ARGS, 'components'], all);
  if (connectors.length > 0) {
    next = withValue(next, [...ARGS, 'connectors'], [...rawConnectors(document), ...connectors]);
  }
  if (catalogue !== null) next = withIncoming(next, catalogue, follow(clip.incoming));
  next = copyReferences(next, clip.from, onlyComponents(names), whole);
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

const DAMAGED = 'What is on the clipboard is damaged: it was cut off or changed on its way.';

/** Text of the clipboard as a clip, or why it cannot be read; null when it is none of ours. */
export function readClip(text: string): Result<Clip, string> | null {
  // What begins as ours and cannot be read was ours: the person should hear why nothing comes.
  const begins = text.slice(0, 200).replace(/\s/g, '').startsWith(`{"${KEY}"`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return begins ? fail(DAMAGED) : null;
  }
  if (!isObject(value) || !Object.hasOwn(value, KEY)) return null;
  if (value[KEY] !== VERSION)
    return fail('The clipboard was filled by another version of Patchbay.');
  const { components, connectors, ...layout } = value as Record<string, Json>;
  const parts = ['positions', 'notes', ...COPIED].map((key) => [key, layout[key] ?? {}]);
  const args = {
    components: components ?? [],
    connectors: connectors ?? [],
    patchbay: Object.fromEntries(parts) as JsonObject,
  };
  const config = { plugboard: { process: { args } } };
  const read = documentFromConfig({ name: 'clipboard', config });
  if (!read.ok)
    return fail(`What is on the clipboard cannot be pasted: ${read.error[0]?.message ?? ''}`);
  const wanted = layout['names'];
  const names = Array.isArray(wanted)
    ? allNames(read.value).filter((name) => (wanted as readonly Json[]).includes(name))
    : namesOf(read.value);
  const ids = [...notesOf(read.value).keys()];
  return names.length + ids.length === 0 ? fail(DAMAGED) : ok(clipOf(read.value, names, ids));
}

/**
 * Pastes copied components under names that are free.
 *
 * @param incoming whether connectors from components outside the copied ones come too, where the
 *   component that they come from is in this document
 */
export function pasteClip(
  document: PatchbayDocument,
  catalogue: Catalogue,
  clip: Clip,
  place: PastePlace,
  incoming = false,
): Pasted {
  return insert(document, clip, place, { catalogue: incoming ? catalogue : null });
}

/** Pastes text of the clipboard; null when it is none of ours, else what was pasted, or why not. */
export function paste(
  document: PatchbayDocument,
  catalogue: Catalogue,
  text: string,
  place: PastePlace,
  incoming = false,
): Result<Pasted, string> | null {
  const clip = readClip(text);
  if (clip?.ok !== true) return clip;
  return ok(pasteClip(document, catalogue, clip.value, place, incoming));
}

/**
 * Puts all components of another model into this document, with their connectors, groups and notes, and
 * the parameters of its process that this one does not have.
 */
export function pasteModel(
  document: PatchbayDocument,
  model: PatchbayDocument,
  place: PastePlace,
): Pasted {
  const clip = clipOf(model, allNames(model), [...notesOf(model).keys()]);
  const pasted = insert(document, clip, place, { whole: true });
  const own = specOf(document).plugboard.process.args.parameters;
  const missing = Object.entries(specOf(model).plugboard.process.args.parameters).filter(
    ([name]) => !Object.hasOwn(own, name),
  );
  const next = missing.reduce(
    (now, [name, value]) => setProcessParameter(now, name, value as Json),
    pasted.document,
  );
  const pinned = controlsOf(model).filter(({ target }) => 'parameter' in target);
  return { ...pasted, document: pinned.reduce(setControl, next) };
}
