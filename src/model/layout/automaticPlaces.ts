import { shortType } from '../endpoint.ts';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { textWidth } from '../../base/textWidth.ts';
import { arrangeGroups } from '../arrange/arrangeGroups.ts';
import { disabledOf } from './disabled.ts';
import type { PatchbayDocument } from '../document.ts';
import { specOf } from '../documents.ts';
import { groupsOf } from './groups.ts';
import { getAt } from '../paths.ts';
import type { Position } from '../place.ts';
import { ownArgs } from '../frameworkArguments.ts';

/** Room between what has a place and what is put below it. */
const GAP = 48;
/** Sizes are an estimate: a line for each port, and the rest of a component with its headline. */
const LINE = 24;
const REST = 80;
/** As many lines as a type may have of itself, without its arguments or connectors telling. */
const LEAST_LINES = 3;
/** Width of a component, and the room beside its texts: icon and status, or the value of an output. */
const WIDTH = { least: 176, most: 384, rest: 76 };
const GRID = 16;

const COMPONENTS = ['plugboard', 'process', 'args', 'components'] as const;

/** A component as a text has it: its arguments, and the last part of its type. */
interface Written {
  readonly args: JsonObject;
  readonly type: string;
}

/** Components of a model by name, as a text has them. */
function writtenIn(components: Json | undefined): [string, Written][] {
  if (!Array.isArray(components)) return [];
  return (components as readonly Json[]).flatMap((component): [string, Written][] => {
    const args = getAt(component, ['args']);
    if (!isObject(args) || typeof args['name'] !== 'string') return [];
    const type = getAt(component, ['type']);
    const label = typeof type === 'string' ? shortType(type) : '';
    return [[args['name'], { args: args as JsonObject, type: label }]];
  });
}

/**
 * What tells how large components are: the text that was opened, so that places stay while arguments are
 * edited, and the model as it is for components that the text does not have.
 */
function opened(document: PatchbayDocument): ReadonlyMap<string, Written> {
  const { config, source } = document;
  const off = [...disabledOf(document).values()].map(({ raw }) => raw.component);
  const first = source === null ? [] : writtenIn(getAt(source.value, COMPONENTS));
  return new Map([...writtenIn(off), ...writtenIn(getAt(config, COMPONENTS)), ...first]);
}

/** The ports that an argument may name: a list of texts, or a map. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value : [];
  return isObject(value) ? Object.keys(value) : [];
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

/** About how large each component is drawn, rather too much than too little. */
function sizes(document: PatchbayDocument) {
  const written = opened(document);
  const wired = wiredFields(document);
  return (name: string): { readonly width: number; readonly height: number } => {
    const { args, type } = written.get(name) ?? { args: {}, type: '' };
    const own = ownArgs(args);
    const named = [args['initial_values'], ...Object.values(own)].map(namesIn);
    const [ins = [], outs = []] = ['in', 'out'].map((side) => [
      ...(wired.get(`${side} ${name}`) ?? []),
    ]);
    const lines = Math.max(LEAST_LINES, ...[...named, ins, outs].map(({ length }) => length));
    const ports = longest([...ins, ...named.flat()]) + longest(outs) + WIDTH.rest;
    const width = Math.max(longest([name, type]) + WIDTH.rest, ports, saidWidth(own));
    return {
      width: onGrid(Math.min(WIDTH.most, Math.max(WIDTH.least, width))),
      height: onGrid(REST + LINE * lines),
    };
  };
}

/** Width of the longest of some texts: by the number of letters, for it is asked for thousands. */
function longest(texts: readonly string[]): number {
  let most = '';
  for (const text of texts) if (text.length > most.length) most = text;
  return textWidth(most, 14, 'semibold');
}

/** Room that the two longest arguments would take side by side. */
function saidWidth(args: Readonly<Record<string, unknown>>): number {
  const said = Object.entries(args).map(([name, value]) => {
    const text = typeof value === 'object' ? namesIn(value).join(', ') : String(value);
    return `${name} {${text}}`;
  });
  const [first = '', second = ''] = said.toSorted((a, b) => b.length - a.length);
  return textWidth(first.slice(0, 60) + second.slice(0, 60), 12, 'semibold') + WIDTH.rest / 2;
}

function onGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}

/**
 * Places for the components that have none: along the connectors, those of a group together, below
 * everything that has a place, so far apart that nothing lies on anything else.
 */
export function automaticPlaces(
  document: PatchbayDocument,
  names: readonly string[],
  stored: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const { connectors } = specOf(document).plugboard.process.args;
  const sizeOf = sizes(document);
  const top = [...stored].reduce(
    (lowest, [name, { y }]) => Math.max(lowest, onGrid(y + sizeOf(name).height + GAP)),
    0,
  );
  const places = arrangeGroups(
    names.filter((name) => !stored.has(name)).map((id) => ({ id, ...sizeOf(id) })),
    connectors.map(({ source, target }) => [source.entity, target.entity] as const),
    groupsOf(document).values(),
  );
  return top === 0
    ? places
    : new Map([...places].map(([name, { x, y }]) => [name, { x, y: y + top }]));
}
