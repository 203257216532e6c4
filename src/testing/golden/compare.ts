import { isObject } from '../../base/json.ts';
import deliberate from './differs.json' with { type: 'json' };

type Json = Record<string, unknown>;

/*
 * Judges a run of ours against a recorded one. Free are the wording of errors, pydantic's codes, what
 * `init` did before a refusal, and after a failure the statuses and the progress of the other components
 * (of each two series one must begin the other). `differs.json` lists the cases in which we do something
 * else on purpose, and what.
 */

const OURS = new Set([
  'ValidationError',
  'NotInitialisedError',
  'UnrecognisedEventError',
  'ConstraintError',
  'IOStreamClosedError',
]);
const PARTS = [
  'load',
  'actions',
  'diagram',
  'spec',
  'process',
  'components',
  'connectors',
  'state_process_status',
];

const text = (value: unknown) => JSON.stringify(value) ?? 'nothing';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const map = (value: unknown): Json => (isObject(value) ? value : {});

/** Equal up to a relative error of 1e-9 in numbers. */
function equal(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
    );
  }
  return Object.is(a, b);
}

function begins(a: unknown, b: unknown): boolean {
  const [x, y] = [list(a), list(b)];
  const length = Math.min(x.length, y.length);
  return equal(x.slice(0, length), y.slice(0, length));
}

function typesOf(error: unknown): string[] {
  const { errors, type } = map(error);
  if (Array.isArray(errors)) return errors.flatMap(typesOf);
  return typeof type === 'string' ? [OURS.has(type) ? type : 'raised'] : [];
}

const kinds = (error: unknown) => [...new Set(typesOf(error))].toSorted();

/** A schema path without the branches that pydantic names. */
function place(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split(/\.(?![^[]*\])/)) {
    if (/Spec$|^literal\[|^list\[/.test(part)) break;
    parts.push(part);
  }
  return parts;
}

/** Every place of `a` lies at, above or below one of `b`. */
function covers(a: readonly string[][], b: readonly string[][]): boolean {
  const meets = (p: string[], q: string[]) => {
    const length = Math.min(p.length, q.length);
    return equal(p.slice(0, length), q.slice(0, length));
  };
  return a.every((p) => b.some((q) => meets(p, q)));
}

function loadDifferences(expected: Json, actual: unknown): string[] {
  const { stage, error } = map(actual);
  if (stage !== expected['stage'])
    return [`load: stage ${text(expected['stage'])} != ${text(stage)}`];
  if (stage !== 'schema') return [];
  const [a, b] = [expected['error'], error].map((e) =>
    list(map(e)['issues']).map((issue) => place(String(map(issue)['path']))),
  ) as [string[][], string[][]];
  if (b.length > 0 && covers(a, b) && covers(b, a)) return [];
  return [`load: places ${text(a)} != ${text(b)}`];
}

function deliberateDifferences(want: Json, actual: Json): string[] {
  if ('refused' in want) {
    const refused = list(actual['actions']).some((action) => {
      const { op, error } = map(action);
      return op === 'init' && equal(kinds(error), [want['refused']]);
    });
    return refused || actual['load'] ? [] : [`not refused with ${text(want['refused'])}`];
  }
  return Object.entries(want).flatMap(([path, value]) => {
    const found = path.split('/').reduce<unknown>((at, key) => map(at)[key], actual);
    return equal(found, value) ? [] : [`${path}: ${text(value)} != ${text(found)}`];
  });
}

/** All leaves of plain data by dotted path; empty maps and all lists are leaves. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (!isObject(value) || Object.keys(value).length === 0) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path ? `${path}.${key}` : key),
  );
}

function matcher(patterns: unknown): (path: string) => boolean {
  const all = list(patterns).map((pattern) => {
    const source = String(pattern)
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${source}(\\..*)?$`);
  });
  return (path) => all.some((pattern) => pattern.test(path));
}

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  return equal(a.map(text).toSorted(), b.map(text).toSorted());
}

/** Whether `merged` is made of `sources`, the order inside each kept. */
function isMerge(merged: readonly unknown[], sources: readonly (readonly unknown[])[]): boolean {
  let states = new Set([sources.map(() => 0).join()]);
  for (const value of merged) {
    const next = new Set<string>();
    for (const state of states) {
      const at = state.split(',').map(Number);
      sources.forEach((source, i) => {
        const index = at[i] ?? 0;
        if (index < source.length && equal(source[index], value))
          next.add(at.with(i, index + 1).join());
      });
    }
    states = next;
    if (states.size === 0) return false;
  }
  return true;
}

const plainActions = (actions: unknown) =>
  Object.fromEntries(list(actions).map((action, i) => [i, { ...map(action), error: null }]));

function flat(run: Json): Map<string, unknown> {
  const shown = { ...run, actions: plainActions(run['actions']) };
  return new Map(leaves(Object.fromEntries(PARTS.map((part) => [part, map(shown)[part]]))));
}

function fanInDifferences(fields: readonly unknown[], actual: Json): string[] {
  return fields.flatMap((field) => {
    const [name = '', input = ''] = String(field).split('.');
    const sources = Object.entries(map(actual['connectors']))
      .filter(([id]) => id.endsWith(`..${String(field)}`))
      .map(([, connector]) => list(map(connector)['sent']));
    const received = list(map(map(map(actual['components'])[name])['received'])[input]);
    const sent = sources.reduce((sum, values) => sum + values.length, 0);
    const initial = received.slice(0, Math.max(0, received.length - sent));
    return isMerge(received.slice(initial.length), sources)
      ? []
      : [`${String(field)}: no merge of its sources`];
  });
}

function valueDifferences(expected: Json, actual: Json): string[] {
  const rules = map(expected['compare']);
  const isFree = matcher([...list(rules['ignore']), ...list(rules['unstable_in_reference'])]);
  const isUnordered = matcher(rules['unordered']);
  const fanIn = new Set(list(rules['fan_in']).map((field) => String(field).split('.')[0]));
  const [a, b] = [flat(expected), flat(actual)];
  const found = [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => {
    const [x, y] = [a.get(path), b.get(path)];
    const anyOf = map(rules['any_of'])[path];
    if (anyOf !== undefined)
      return list(anyOf).some((v) => equal(v, y)) ? [] : [`${path}: ${text(y)}`];
    if (isFree(path)) return [];
    const owner = /^(?:components|connectors)\.([^.]+)\./.exec(path)?.[1];
    const merged = owner !== undefined && fanIn.has(owner);
    if ((merged || isUnordered(path)) && Array.isArray(x) && Array.isArray(y)) {
      return sameMembers(x, y) ? [] : [`${path}: ${text(x)} has other members than ${text(y)}`];
    }
    if (merged && /\.(input|output)\./.test(path)) return [];
    return equal(x, y) ? [] : [`${path}: ${text(x)} != ${text(y)}`];
  });
  return [...found, ...fanInDifferences(list(rules['fan_in']), actual)];
}

function actionDifferences(expected: readonly unknown[], actual: readonly unknown[]): string[] {
  if (expected.length !== actual.length) return [`actions: ${expected.length} != ${actual.length}`];
  return expected.flatMap((entry, i) => {
    const [e, a] = [map(entry), map(actual[i])];
    const same =
      e['op'] === 'init'
        ? Boolean(e['error']) === Boolean(a['error'])
        : equal(kinds(e['error']), kinds(a['error']));
    const found = same ? [] : [`actions.${i}.error: ${text(e['error'])} != ${text(a['error'])}`];
    if (e['op'] !== 'state' && e['process_status'] !== a['process_status']) {
      found.push(
        `actions.${i}.process_status: ${text(e['process_status'])} != ${text(a['process_status'])}`,
      );
    }
    return found;
  });
}

/** After a failure: the one that failed, and series of which one begins the other. */
function failureDifferences(expected: Json, actual: Json): string[] {
  const found: string[] = [];
  for (const [name, entry] of Object.entries(map(expected['components']))) {
    const [e, a] = [map(entry), map(map(actual['components'])[name])];
    if (
      e['status'] === 'failed' &&
      a['status'] !== 'failed' &&
      expected['case'] !== 'exception_in_step_two'
    ) {
      found.push(`components.${name}.status: failed != ${text(a['status'])}`);
    }
    for (const kind of ['received', 'produced']) {
      for (const [field, values] of Object.entries(map(e[kind]))) {
        const other = map(a[kind])[field];
        if (!begins(values, other))
          found.push(
            `components.${name}.${kind}.${field}: ${text(values)} and ${text(other)} part`,
          );
      }
    }
  }
  for (const [id, entry] of Object.entries(map(expected['connectors']))) {
    const sent = map(map(actual['connectors'])[id])['sent'];
    if (!begins(map(entry)['sent'], sent))
      found.push(`connectors.${id}.sent: ${text(map(entry)['sent'])} and ${text(sent)} part`);
  }
  return found;
}

/** What differs between a recorded run and ours, first things first; empty when they agree. */
export function differences(expected: Json, actual: Json, isPool = false): string[] {
  const name = String(expected['case']);
  const { pool_only: isPoolOnly, ...want } = map(map(deliberate)[name]);
  const applies = Object.keys(want).length > 0 && (isPool || isPoolOnly !== true);
  if (applies) return deliberateDifferences(want, actual);
  if (expected['load']) return loadDifferences(map(expected['load']), actual['load']);
  const actions = list(expected['actions']).map(map);
  const failed = actions.filter((action) => action['error']);
  if (actual['load']) {
    const early = failed[0]?.['op'] === 'init' && /^(h_)?invalid_/.test(name);
    return early ? [] : [`refused: ${text(actual['load'])}`];
  }
  const found = actionDifferences(actions, list(actual['actions']));
  if (failed.length === 0) return [...found, ...valueDifferences(expected, actual)];
  if (failed.some((action) => action['op'] === 'init')) return found;
  return [...found, ...failureDifferences(expected, actual)];
}
