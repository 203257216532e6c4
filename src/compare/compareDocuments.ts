import { identical } from '../base/patch/identical.ts';
import type { JsonObject } from '../base/json.ts';
import { type AttachedFile, moduleLanguage, type PatchbayDocument } from '../model/index.ts';
import { type Change, type ChangeKind, type HowChanged, KINDS } from './Change.ts';
import { type Exact, type ExactMap, sameValue } from '../base/exactValue.ts';
import type { Fact } from './Fact.ts';
import { type Facts, factsOf } from './facts.ts';
import { findRenames } from './findRenames.ts';
import { changedLines } from './lines.ts';
import { renameIn } from './renameIn.ts';

/** One side of a comparison. */
export interface Side {
  readonly document: PatchbayDocument;
  /** Its model with all digits of its whole numbers; absent: no number lacks any. */
  readonly exact?: ExactMap;
}

const keyOf = ({ kind, path }: Fact): string => JSON.stringify([kind, ...path]);
const byKey = ({ facts }: Facts) => new Map(facts.map((fact) => [keyOf(fact), fact]));

/** Things that come and go as a whole: what is said of them goes without saying then. */
const isWhole = ({ kind, name }: Fact): boolean =>
  kind === 'component' || (kind === 'tune' && name === 'tune');

function change(how: HowChanged, fact: Fact, old?: Exact, now?: Exact): Change {
  const { kind, name, component, path } = fact;
  return { kind, how, name, component, path, old, new: now, lines: null };
}

function factChanges(a: Facts, b: Facts): readonly Change[] {
  const [before, after] = [byKey(a), byKey(b)];
  const ends = (own: Map<string, Fact>, other: Map<string, Fact>) =>
    [...own].flatMap(([key, fact]) => (isWhole(fact) && !other.has(key) ? [fact] : []));
  const wholes = [...ends(before, after), ...ends(after, before)];
  const roots = new Set(wholes.map(({ path }) => JSON.stringify(path)));
  const owners = new Set(wholes.flatMap(({ component }) => component ?? []));
  const goesWithout = (fact: Fact): boolean => {
    if (isWhole(fact)) return false;
    if (fact.kind === 'layout') return fact.component !== null;
    if (fact.component !== null && owners.has(fact.component)) return true;
    return roots.has(JSON.stringify(fact.path.slice(0, 2)));
  };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): readonly Change[] => {
    const [old, now] = [before.get(key), after.get(key)];
    if (old === undefined || now === undefined) {
      const fact = old ?? now;
      if (fact === undefined || goesWithout(fact)) return [];
      return [change(old === undefined ? 'added' : 'removed', fact, old?.value, now?.value)];
    }
    const isSame = sameValue(old.means ?? old.value, now.means ?? now.value);
    return isSame ? [] : [change('changed', now, old.value, now.value)];
  });
}

/** Lists of which those things that both have stand in another order. */
function orderChanges(a: Facts, b: Facts): readonly Change[] {
  return [...b.orders].flatMap(([name, news]) => {
    const olds = a.orders.get(name) ?? [];
    const [inOld, inNew] = [new Set(olds), new Set(news)];
    const old = olds.filter((item) => inNew.has(item));
    const now = news.filter((item) => inOld.has(item));
    if (sameValue(old, now)) return [];
    const fact = { kind: 'order', name, component: null, path: [name], value: now } as const;
    return [change('changed', fact, old, now)];
  });
}

function fileChanges(
  before: readonly AttachedFile[],
  after: readonly AttachedFile[],
): readonly Change[] {
  const [olds, news] = [before, after].map((files) => new Map(files.map((f) => [f.name, f.bytes])));
  const names = new Set([...(olds?.keys() ?? []), ...(news?.keys() ?? [])]);
  return [...names].flatMap((name): readonly Change[] => {
    const [old, now] = [olds?.get(name), news?.get(name)];
    if (identical(old, now)) return [];
    const kind: ChangeKind = moduleLanguage(name) === null ? 'file' : 'module';
    const size = (bytes: Uint8Array | undefined) =>
      bytes === undefined ? undefined : { bytes: bytes.length };
    const how = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const empty = new Uint8Array();
    const lines = changedLines(old ?? empty, now ?? empty);
    const fact = { kind, name, component: null, path: ['files', name], value: null };
    return [{ ...change(how, fact, size(old), size(now)), lines }];
  });
}

const named = ({ document, exact }: Side, names: ReadonlyMap<string, string>): Facts => {
  const config = renameIn(document.config, names);
  const isPlain = exact === undefined || exact === document.config;
  // Digits aside, what has other names is plain data as before.
  const renamed = { ...document, config: config as JsonObject };
  return factsOf(renamed, isPlain ? config : renameIn(exact, names));
};

/**
 * All that differs between two documents, the name in the list of documents included. Two documents whose
 * values are equal have no differences, however their texts are written; what lies in the model has a change
 * of its own kind, or one at its path.
 */
export function compareDocuments(before: Side, after: Side): readonly Change[] {
  const [a, b] = [before.document, after.document];
  const names = findRenames(a, b);
  const [old, now] = [named(before, names), named(after, new Map())];
  const base = { kind: 'component', component: null, value: null } as const;
  const renames = [...names].map(([from, to]) => {
    const path = ['plugboard', 'process', 'args', 'components', to];
    return { ...change('renamed', { ...base, name: to, path }, from, to), component: to };
  });
  const title = { kind: 'document', name: 'name', component: null, path: ['name'] } as const;
  const called =
    a.name === b.name ? [] : [change('changed', { ...title, value: b.name }, a.name, b.name)];
  const all = [
    ...called,
    ...renames,
    ...factChanges(old, now),
    ...orderChanges(old, now),
    ...fileChanges(a.files, b.files),
  ];
  return all.toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}
