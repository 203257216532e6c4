import { connectorId, ownArgs, type PatchbayDocument, specOf } from '../model/index.ts';
import { disabledOf } from '../model/layout/disabled.ts';
import { endpointOf, endsOf } from '../model/endpoint.ts';
import { isObject } from '../base/json.ts';

interface Known {
  readonly name: string;
  readonly type: string;
  readonly args: string;
  /** Whether it has no arguments of its own. */
  readonly isPlain: boolean;
  /** Its connectors, as those see them who call it `self` and do not know what came and went. */
  readonly wires: string;
}

/** A text that is the same for equal values, whatever the order of keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return typeof value === 'number' ? String(value) : JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

/** The components of one document that the other does not have. */
function ownOf(document: PatchbayDocument, other: PatchbayDocument): readonly Known[] {
  const names = namesIn(other);
  const { components, connectors } = specOf(document).plugboard.process.args;
  const off = [...disabledOf(document).values()];
  const all = [...components, ...off.map(({ component }) => component)];
  const own = all.filter(({ args }) => !names.has(args.name));
  const ids = [...connectors, ...off.flatMap((each) => each.connectors)].map(connectorId);
  const around = new Map(own.map(({ args }) => [args.name, [] as string[]]));
  for (const id of ids) {
    const ends = endsOf(id).map(endpointOf);
    for (const name of new Set(ends.map(({ component }) => component))) {
      const seen = ends.map(({ component, field }) => {
        const called = component === name ? 'self' : names.has(component) ? component : '?';
        return `${called}.${field}`;
      });
      around.get(name)?.push(seen.join('..'));
    }
  }
  return own.map(({ type, args }) => {
    const { initial_values, parameters, constraints, resources } = args;
    const own = ownArgs(args);
    const said = { ...own, initial_values, parameters, constraints, resources };
    const wires = (around.get(args.name) ?? []).toSorted().join(' ');
    return {
      name: args.name,
      type,
      args: canonical(said),
      isPlain: Object.keys(own).length === 0,
      wires,
    };
  });
}

function namesIn(document: PatchbayDocument): ReadonlySet<string> {
  const { components } = specOf(document).plugboard.process.args;
  return new Set([...components.map(({ args }) => args.name), ...disabledOf(document).keys()]);
}

/** What two components must have in common to be one, the surest first; empty: nothing to go by. */
const SIGNS: readonly ((known: Known) => string)[] = [
  ({ type, args, wires }) => `${type} ${args} ${wires}`,
  // Without arguments of its own, any two of a type are alike.
  ({ type, args, isPlain }) => (isPlain ? '' : `${type} ${args}`),
  ({ type, wires }) => (wires === '' ? '' : `${type} ${wires}`),
];

/** The components that alone have their sign, by it. */
function onlyBy(all: readonly Known[], sign: (known: Known) => string): Map<string, Known> {
  const only = new Map<string, Known>();
  const twice = new Set<string>(['']);
  for (const known of all) {
    const text = sign(known);
    if (only.has(text)) twice.add(text);
    only.set(text, known);
  }
  for (const text of twice) only.delete(text);
  return only;
}

/**
 * Components that are plainly the same under another name: of one type, with the same arguments or the same
 * connectors, and no other like them on either side.
 *
 * @returns names of now by the names of before
 */
export function findRenames(
  before: PatchbayDocument,
  after: PatchbayDocument,
): ReadonlyMap<string, string> {
  let [gone, come] = [ownOf(before, after), ownOf(after, before)];
  const names = new Map<string, string>();
  for (const sign of SIGNS) {
    const found = onlyBy(come, sign);
    for (const [text, { name }] of onlyBy(gone, sign)) {
      const now = found.get(text);
      if (now !== undefined) names.set(name, now.name);
    }
    const taken = new Set(names.values());
    gone = gone.filter(({ name }) => !names.has(name));
    come = come.filter(({ name }) => !taken.has(name));
  }
  return names;
}
