import { asKind, type Offer, type Offers } from '../offers.ts';
import { API, CONSOLE, IO, MEMBERS, THIS } from './typescriptApi.ts';

const IMPORT = /^\s*import\s+(?:type\s+)?\{(?:\s*(?:type\s+)?\w+\s*,)*\s*(?:type\s+)?(\w*)$/;
const BEHIND = /(?:^|[^\w$.])(?:this(?:\.(io|args))?|(console))\.(#?\w*)$/;
const MEMBER = /^(?: {2}|\t)((?:static |async |declare )?\w*)$/;
const WORD = /(?:^|[^\w$.])([A-Z]\w*)$/;

/**
 * What may be written where a text of TypeScript ends for now: names of ours, and of the class around.
 *
 * @param text the whole module
 * @param at the place of the cursor in it
 */
export function typescriptOffers(text: string, at: number): Offers | null {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const give = (word: string, offers: readonly Offer[]): Offers => ({
    ...{ from: at - word.length, offers },
  });
  const names = IMPORT.exec(line)?.[1];
  if (names !== undefined) return give(names, asKind(API, 'class'));
  const behind = BEHIND.exec(line);
  if (behind !== null) {
    const [, part, console, word = ''] = behind;
    if (console !== undefined) return give(word, asKind(CONSOLE, 'method'));
    if (part === 'io') return give(word, asKind(IO, 'method'));
    // What is being typed is no name yet.
    const around = classAround(text.slice(0, at - word.length) + text.slice(at), at - word.length);
    if (part === 'args') return give(word, argumentsOf(text, around));
    return give(word, [...ownNames(around), ...asKind(THIS, 'property')]);
  }
  const member = MEMBER.exec(line)?.[1];
  if (member !== undefined && classAround(text, at) !== null)
    return give(
      member,
      MEMBERS.map((each) => ({ ...each, kind: 'method' })),
    );
  const word = WORD.exec(line)?.[1];
  if (word === undefined) return null;
  const all = API.map((name) => ({ ...name, detail: 'of patchbay', kind: 'class' as const }));
  return give(word, all);
}

/** The text of the class in whose body a place is; null: it is in none. */
function classAround(text: string, at: number): string | null {
  let start = -1;
  const classes = /^(?:export )?(?:default )?(?:abstract )?class\b/gm;
  for (const { index } of text.matchAll(classes)) if (index < at) start = index;
  const body = start < 0 ? -1 : text.indexOf('\n', start);
  if (body < 0 || body >= at) return null;
  const next = text.indexOf('\n}', body);
  const end = next < 0 ? text.length : next + 1;
  return at <= end ? text.slice(start, end) : null;
}

/** The names that a class has behind `this.`: its fields, properties and methods. */
function ownNames(around: string | null): readonly Offer[] {
  const found = new Map<string, Offer>();
  const add = (label: string, kind: Offer['kind'], detail: string) => {
    if (!found.has(label) && !THIS.some((known) => known.label === label))
      found.set(label, { label, kind, detail });
  };
  const text = around ?? '';
  for (const side of ['input', 'output'] as const) {
    const lists = text.matchAll(new RegExp(`\\b${side}s\\s*:\\s*\\[([^\\]]*)\\]`, 'g'));
    for (const [, list = ''] of lists)
      for (const [, , name = ''] of list.matchAll(/(["'])(\w+)\1/g)) add(name, 'property', side);
  }
  const words = '(?:(?:private|protected|public|readonly|declare|override) )*';
  const properties = new RegExp(`\\n(?: {2}|\\t)${words}(#?\\w+)[?!]?\\s*[:=;]`, 'g');
  for (const [, name = ''] of text.matchAll(properties)) add(name, 'property', 'property');
  const methods = new RegExp(`\\n(?: {2}|\\t)${words}(?:async )?(#?\\w+)\\(`, 'g');
  for (const [, name = ''] of text.matchAll(methods))
    if (name !== 'constructor') add(name, 'method', 'method');
  for (const [, name = ''] of text.matchAll(/\bthis\.(#?\w+)(?!\w|\s*\()/g))
    add(name, 'property', 'property');
  return [...found.values()];
}

/** The arguments that stand behind `Component`: by themselves, or as an interface of the module. */
function argumentsOf(text: string, around: string | null): readonly Offer[] {
  const given = /\bextends\s+\w+<\s*(?:\{([^}]*)\}|(\w+))/.exec(around ?? '');
  const named = new RegExp(
    `\\b(?:interface|type)\\s+${given?.[2] ?? '\\b\\B'}\\b[^{]*\\{([^}]*)\\}`,
  );
  const members = given?.[1] ?? named.exec(text)?.[1] ?? '';
  return [...members.matchAll(/(?:^|[;,\n{])\s*(?:readonly\s+)?(\w+)\??\s*:\s*([^;,\n]*)/g)].map(
    ([, label = '', detail = '']) => ({ label, detail: detail.trim(), kind: 'property' }),
  );
}
