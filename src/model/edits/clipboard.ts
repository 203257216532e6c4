import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../catalog.ts';
import type { PatchbayDocument } from '../document.ts';
import { documentFromConfig, specOf } from '../documents.ts';
import { type Position, positionsOf } from '../layout.ts';
import { allPorts } from '../ports.ts';
import { setProcessParameter } from './arguments.ts';
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

/** Marks our text on the clipboard, with the version of its form. */
const KEY = 'patchbay-components';
const VERSION = 1;

/** Where pasted components go: so far from where they were, or with their middle at a point. */
export type PastePlace = { readonly offset: Position } | { readonly middle: Position };

interface Clip {
  readonly components: readonly JsonObject[];
  /** Between the components. */
  readonly connectors: readonly JsonObject[];
  /** From components that are not in the clip. */
  readonly incoming: readonly JsonObject[];
  readonly positions: ReadonlyMap<string, Position>;
}

/** Components by name with the connectors between them, and those that come from others. */
function clipOf(document: PatchbayDocument, names: readonly string[]): Clip {
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
    components: rawComponents(document).filter((_, at) => wanted.has(all[at] ?? '')),
    connectors: into(true),
    incoming: into(false),
    positions: new Map([...positionsOf(document)].filter(([name]) => wanted.has(name))),
  };
}

/** The named components with the connectors between and into them, as text for the clipboard. */
export function copySelection(document: PatchbayDocument, names: readonly string[]): string {
  const { components, connectors, incoming, positions } = clipOf(document, names);
  const places = Object.fromEntries([...positions].map(([name, { x, y }]) => [name, [x, y]]));
  return JSON.stringify({
    [KEY]: VERSION,
    components,
    connectors: [...connectors, ...incoming],
    positions: places,
  });
}

function middleOf(positions: readonly Position[]): Position {
  const xs = positions.map(({ x }) => x);
  const ys = positions.map(({ y }) => y);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return positions.length === 0 ? { x: 0, y: 0 } : { x: middle(xs), y: middle(ys) };
}

export interface Pasted {
  readonly document: PatchbayDocument;
  /** The new names, in the order of the components. */
  readonly components: readonly string[];
}

/** Steps by which pasted things give way, so that none lies exactly on another. */
const ASIDE = 32;

function placed(document: PatchbayDocument, clip: Clip, place: PastePlace): Map<string, Position> {
  const middle = middleOf([...clip.positions.values()]);
  const by =
    'offset' in place
      ? place.offset
      : { x: place.middle.x - middle.x, y: place.middle.y - middle.y };
  const key = ({ x, y }: Position) => `${x},${y}`;
  const taken = new Set([...positionsOf(document).values()].map(key));
  for (let aside = 0; ; aside += ASIDE) {
    const places = [...clip.positions].map(
      ([name, { x, y }]) => [name, { x: x + by.x + aside, y: y + by.y + aside }] as const,
    );
    if (!places.some(([, at]) => taken.has(key(at)))) return new Map(places);
  }
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

/** @param catalogue given: connectors from outside the clip come too. */
function insert(
  document: PatchbayDocument,
  clip: Clip,
  place: PastePlace,
  catalogue: Catalogue | null = null,
): Pasted {
  const taken = new Set(namesOf(document));
  const names = new Map<string, string>();
  const components = clip.components.map((spec) => {
    const old = String((spec['args'] as JsonObject)['name']);
    const name = freeName(old, taken);
    taken.add(name);
    names.set(old, name);
    return renamed(spec, name);
  });
  const connectors = clip.connectors.map((connector) => renamedConnector(connector, names));
  const all = [...rawComponents(document), ...components];
  let next = withValue(document, [...ARGS, 'components'], all);
  if (connectors.length > 0) {
    next = withValue(next, [...ARGS, 'connectors'], [...rawConnectors(document), ...connectors]);
  }
  const incoming = clip.incoming.map((connector) => renamedConnector(connector, names));
  if (catalogue !== null) next = withIncoming(next, catalogue, incoming);
  const places = [...placed(document, clip, place)].flatMap(([old, at]) => {
    const name = names.get(old);
    return name === undefined ? [] : [[name, at] as const];
  });
  return { document: moveComponents(next, new Map(places)), components: [...names.values()] };
}

/** Makes copies beside the named components; their connectors among each other are copied too. */
export function duplicateSelection(
  document: PatchbayDocument,
  names: readonly string[],
  offset: Position,
): Pasted {
  return insert(document, clipOf(document, names), { offset });
}

const DAMAGED = 'What is on the clipboard is damaged: it was cut off or changed on its way.';

/** Text of the clipboard as a clip; null when it is none of ours. */
function readClip(text: string): Result<Clip, string> | null {
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
  const { components, connectors, positions } = value as Record<string, Json>;
  const args = {
    components: components ?? [],
    connectors: connectors ?? [],
    patchbay: { positions: positions ?? {} },
  };
  const config = { plugboard: { process: { args } } };
  const read = documentFromConfig({ name: 'clipboard', config });
  if (!read.ok)
    return fail(`What is on the clipboard cannot be pasted: ${read.error[0]?.message ?? ''}`);
  const names = namesOf(read.value);
  return names.length === 0 ? fail(DAMAGED) : ok(clipOf(read.value, names));
}

/**
 * Pastes copied components under names that are free.
 *
 * @param incoming whether connectors from components outside the copied ones come too, where the
 *   component that they come from is in this document
 * @returns null when the text is none of ours, else the document and the new names, or why not
 */
export function paste(
  document: PatchbayDocument,
  catalogue: Catalogue,
  text: string,
  place: PastePlace,
  incoming = false,
): Result<Pasted, string> | null {
  const clip = readClip(text);
  if (clip === null) return null;
  return clip.ok ? ok(insert(document, clip.value, place, incoming ? catalogue : null)) : clip;
}

/**
 * Puts all components of another model, with the connectors between them, into this document, and the
 * parameters of its process that this one does not have.
 */
export function pasteModel(
  document: PatchbayDocument,
  model: PatchbayDocument,
  place: PastePlace,
): Pasted {
  const pasted = insert(document, clipOf(model, namesOf(model)), place);
  const own = specOf(document).plugboard.process.args.parameters;
  const missing = Object.entries(specOf(model).plugboard.process.args.parameters).filter(
    ([name]) => !Object.hasOwn(own, name),
  );
  const next = missing.reduce(
    (now, [name, value]) => setProcessParameter(now, name, value as Json),
    pasted.document,
  );
  return { ...pasted, document: next };
}
