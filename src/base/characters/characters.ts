let names: string | null = null;
let table: ReadonlyMap<number, string> | null = null;
let wasUnknown = false;

/** Gives the names of characters, which the first look does without: `named.ts` does so where it is imported. */
export function nameCharacters(text: string): void {
  [names, table] = [text, null];
}

/** Whether a character was told by its kind since its name was not here yet. */
export const wereUnnamed = (): boolean => wasUnknown;

function known(code: number): string | undefined {
  if (names === null) {
    wasUnknown = true;
    return undefined;
  }
  table ??= new Map(
    names
      .trim()
      .split('\n')
      .map((line) => {
        const at = line.indexOf(' ');
        return [Number.parseInt(line.slice(0, at), 16), line.slice(at + 1)];
      }),
  );
  return table.get(code);
}

const DIGITS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Latin}/u, 'LATIN'],
  [/\p{Script=Greek}/u, 'GREEK'],
  [/\p{Script=Cyrillic}/u, 'CYRILLIC'],
  [/\p{Script=Hebrew}/u, 'HEBREW'],
  [/\p{Script=Arabic}/u, 'ARABIC'],
  [/\p{Script=Han}/u, 'HAN'],
  [/\p{Script=Hiragana}/u, 'HIRAGANA'],
  [/\p{Script=Katakana}/u, 'KATAKANA'],
  [/\p{Script=Hangul}/u, 'HANGUL'],
];

/** Name of a character that is a plain one in another dress: `FULLWIDTH PLUS SIGN`. */
function dressed(character: string, code: number): string | null {
  const plain = character.normalize('NFKC');
  if (plain === character || [...plain].length !== 1) return null;
  const name = asciiName(plain);
  if (name === null) return null;
  return code >= 0xff01 && code <= 0xff5e ? `FULLWIDTH ${name}` : `a form of ${name}`;
}

function asciiName(character: string): string | null {
  if (/^\d$/.test(character)) return `DIGIT ${DIGITS[Number(character)] ?? ''}`;
  if (/^[a-z]$/.test(character)) return `LATIN SMALL LETTER ${character.toUpperCase()}`;
  if (/^[A-Z]$/.test(character)) return `LATIN CAPITAL LETTER ${character}`;
  return /^[ -~]$/.test(character) ? (known(character.charCodeAt(0)) ?? null) : null;
}

/** What a character is, where it is in no table: by its kind. */
function kindOf(character: string): string {
  const script = SCRIPTS.find(([pattern]) => pattern.test(character))?.[1];
  const of = script === undefined ? '' : ` of the ${script} script`;
  if (/\p{L}/u.test(character)) return `a letter${of}`;
  if (/\p{N}/u.test(character)) return `a digit or number${of}`;
  if (/\p{M}/u.test(character)) return 'a mark on the character before it';
  if (/\p{Extended_Pictographic}/u.test(character)) return 'an emoji';
  if (/\p{P}/u.test(character)) return `a punctuation mark${of}`;
  if (/\p{Z}/u.test(character)) return 'a blank';
  if (/\p{Cc}|\p{Cf}/u.test(character)) return 'a control character';
  if (/\p{Cs}/u.test(character)) return 'half of a character';
  return /\p{S}/u.test(character) ? `a sign${of}` : 'an unknown character';
}

/** Code point and name of a text's first character: `U+00B2 SUPERSCRIPT TWO`. */
export function characterName(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const character = String.fromCodePoint(code);
  const name = known(code) ?? asciiName(character) ?? dressed(character, code) ?? kindOf(character);
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} ${name}`;
}

/** Characters that nobody sees, or that look like a blank and are none. */
const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
const UNSEEN_BUT_BLANK = new RegExp(`(?! )${UNSEEN.source}`, 'gu');

/** A text's first character for a message: `“²” (U+00B2 SUPERSCRIPT TWO)`; an unseen one by name alone. */
export function shownCharacter(text: string): string {
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const name = characterName(character);
  if (UNSEEN.test(character)) return `the invisible character ${name}`;
  return /\p{M}/u.test(character) ? `the mark ${name}` : `“${character}” (${name})`;
}

/** A text for a message, with what nobody would see in it written out: `*<U+00A0>2`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN_BUT_BLANK, (c) => `<${characterName(c).split(' ')[0] ?? ''}>`);
}

/** The first character of a text that is not plain ASCII, and where it stands; null where all is plain. */
export function firstOdd(text: string): { readonly character: string; readonly at: number } | null {
  const found = /[^\t\n\r -~]/u.exec(text);
  return found === null ? null : { character: found[0], at: found.index };
}
