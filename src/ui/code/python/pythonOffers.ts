import { asKind, type Offer, type Offers } from '../offers.ts';
import { IO, LOGGER, MEMBERS, MODULES, SELF } from './pythonApi.ts';

const FROM = /^\s*(?:from|import)\s+([\w.]*)$/;
const IMPORT = /^\s*from\s+([\w.]+)\s+import\s+(?:\(?\s*)(?:\w+\s*,\s*)*(\w*)$/;
const BEHIND = /\bself\.(?:(io|_logger)\.)?(\w*)$/;
const MEMBER = /^(?: {4}|\t)((?:@|async |def |async def )?\w*)$/;
const WORD = /(?:^|[^\w.])([A-Z]\w*)$/;

/**
 * What may be written where a text of Python ends for now: names of plugboard, and of the class around.
 *
 * @param text the whole module
 * @param at the place of the cursor in it
 * @param modules names of the document's own modules
 */
export function pythonOffers(text: string, at: number, modules: readonly string[]): Offers | null {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const give = (word: string, offers: readonly Offer[]): Offers => ({
    ...{ from: at - word.length, offers },
  });
  const from = FROM.exec(line)?.[1];
  if (from !== undefined)
    return give(
      from,
      [...modules, ...Object.keys(MODULES)].map((label) => ({ label, kind: 'namespace' })),
    );
  const names = IMPORT.exec(line);
  if (names !== null) {
    const known = MODULES[names[1] ?? ''];
    return known === undefined ? null : give(names[2] ?? '', asKind(known, 'class'));
  }
  const behind = BEHIND.exec(line);
  if (behind !== null) {
    const word = behind[2] ?? '';
    if (behind[1] === 'io') return give(word, asKind(IO, 'method'));
    if (behind[1] === '_logger') return give(word, asKind(LOGGER, 'method'));
    return give(word, [...ownNames(text, at, word), ...asKind(SELF, 'property')]);
  }
  const member = MEMBER.exec(line)?.[1];
  if (member !== undefined && classAround(text, at) !== null)
    return give(
      member,
      MEMBERS.map((each) => ({ ...each, kind: 'method' })),
    );
  const word = WORD.exec(line)?.[1];
  if (word === undefined) return null;
  const all = Object.entries(MODULES).flatMap(([module, known]) =>
    known.map((name) => ({ ...name, detail: `of ${module}`, kind: 'class' as const })),
  );
  return give(word, all);
}

/** The text of the class in whose body a place is; null: it is in none. */
function classAround(text: string, at: number): string | null {
  let start = -1;
  for (const { index } of text.matchAll(/^class\b/gm)) if (index < at) start = index;
  const body = start < 0 ? -1 : text.indexOf('\n', start);
  if (body < 0 || body >= at) return null;
  const next = /\n(?=[^\s#)])/.exec(text.slice(body));
  const end = next === null ? text.length : body + next.index;
  return at <= end ? text.slice(start, end) : null;
}

/** The names that the class around has behind `self.`: its fields, attributes and methods. */
function ownNames(text: string, at: number, word: string): readonly Offer[] {
  const around = classAround(text, at);
  if (around === null) return [];
  const found = new Map<string, Offer>();
  const add = (label: string, kind: Offer['kind'], detail: string) => {
    if (!found.has(label)) found.set(label, { label, kind, detail });
  };
  for (const side of ['input', 'output'] as const) {
    const lists = around.matchAll(new RegExp(`\\b${side}s\\s*=\\s*\\[([^\\]]*)\\]`, 'g'));
    for (const [, list = ''] of lists)
      for (const [, , name = ''] of list.matchAll(/(["'])(\w+)\1/g)) add(name, 'property', side);
  }
  // What is being typed is no name yet.
  const others = text.slice(0, at - word.length) + text.slice(at);
  const here = word === '' ? around : (classAround(others, at - word.length) ?? '');
  for (const [, name = ''] of here.matchAll(/\bself\.(\w+)(?!\w|\s*\()/g))
    if (!SELF.some(({ label }) => label === name)) add(name, 'property', 'attribute');
  for (const [, name = ''] of around.matchAll(/\n\s+(?:async )?def (\w+)/g))
    if (!name.startsWith('__')) add(name, 'method', 'method');
  return [...found.values()];
}
