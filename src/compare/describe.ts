import { counted } from '../base/counted.ts';
import { toJsonText } from '../base/json.ts';
import type { Change, ChangeKind } from './Change.ts';
import { type Exact, exactAt, isExactMap } from '../base/exactValue.ts';

/** What a change is about, in front of its name. */
const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  document: 'document',
  component: 'component',
  type: 'type of',
  argument: 'argument',
  initialValue: 'initial value',
  parameter: 'parameter',
  constraint: 'constraint',
  resource: 'resource',
  switch: 'component',
  connector: 'connector',
  process: 'process',
  seed: 'run',
  tune: 'study',
  module: 'module',
  file: 'file',
  order: 'order of',
  place: 'place of',
  group: 'group',
  note: 'note',
  watch: 'watched field',
  plot: 'plots',
  control: 'control of',
  badge: 'badges of',
  worker: 'worker of',
  layout: 'layout',
};

/** A value in one line: texts in quotes, numbers with all of their digits. */
function valueLine(value: Exact): string {
  return typeof value === 'number'
    ? Object.is(value, -0)
      ? '-0'
      : String(value)
    : toJsonText(value);
}

function linesOf({ lines }: Change): string {
  if (lines === null) return '';
  const came = lines.added === 0 ? [] : [`${counted(lines.added, 'line')} added`];
  const went = lines.removed === 0 ? [] : [`${counted(lines.removed, 'line')} removed`];
  const both = [...came, ...went].join(', ');
  return both === '' ? 'line ends only' : both;
}

function sizeOf(value: Exact | undefined): string {
  return `${Number(exactAt(value ?? null, ['bytes']) ?? 0)} bytes`;
}

/** What a component is, in one line: its type, and its arguments but for the name. */
function componentLine(value: Exact): string {
  const args = exactAt(value, ['args']);
  const { name: _name, ...others } = isExactMap(args) ? args : {};
  const type = String(exactAt(value, ['type']));
  return Object.keys(others).length === 0 ? type : `${type} ${valueLine(others)}`;
}

/** The name of what changed, as it reads behind its kind. */
function nameOf({ kind, name, component }: Change): string {
  return kind === 'type' && component !== null ? component : name;
}

/** What happened to it, with the old and the new value. */
function whatHappened(change: Change): string {
  const { kind, how, old, new: now } = change;
  if (how === 'renamed') return `renamed, was ${String(old)}`;
  if (kind === 'switch' && how === 'changed') return `switched ${String(now)}`;
  if (kind === 'module' || kind === 'file') {
    const lines = linesOf(change);
    if (how !== 'changed') return `${how}, ${lines === '' ? sizeOf(now ?? old) : lines}`;
    return lines === '' ? `changed, ${sizeOf(old)} -> ${sizeOf(now)}` : `changed, ${lines}`;
  }
  const said = kind === 'component' ? componentLine : valueLine;
  if (old !== undefined && now !== undefined) return `${said(old)} -> ${said(now)}`;
  if (kind === 'watch' || kind === 'badge') return how;
  return `${how}, ${said(now ?? old ?? null)}`;
}

/** A change in one line, for whoever reads it: `argument tank.level: 1 -> 2`. */
export function changeLine(change: Change): string {
  return `${KIND_WORDS[change.kind]} ${nameOf(change)}: ${whatHappened(change)}`;
}

/** A change in pieces, for whoever sets them: what it is about, its name, the old and the new. */
export function partsOfLine(change: Change): {
  readonly what: string;
  readonly name: string;
  readonly was: string | null;
  readonly is: string | null;
} {
  const { kind, how, old, new: now } = change;
  const what = KIND_WORDS[kind];
  const isFile = kind === 'module' || kind === 'file';
  const isPlain = isFile || kind === 'switch' || kind === 'watch' || kind === 'badge';
  const said = kind === 'component' ? componentLine : valueLine;
  const side = (value: Exact | undefined) => (value === undefined ? null : said(value));
  if (how === 'renamed') return { what, name: nameOf(change), was: String(old), is: String(now) };
  if (isPlain) return { what, name: nameOf(change), was: null, is: whatHappened(change) };
  return { what, name: nameOf(change), was: side(old), is: side(now) };
}
