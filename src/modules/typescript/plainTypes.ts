/** What stands in place of a piece that is left out: as long, on the same lines. */
// Without `u`: a letter of two units becomes two blanks.
const blank = (piece: string): string => piece.replace(/[^\n\r\u2028\u2029]/g, ' ');

/** Blanks and names are looked at so far: no text makes the search long. */
const S = '\\s{0,40}';
const NAME = '[\\p{ID_Start}$_][\\p{ID_Continue}$]{0,99}';

/**
 * Forms of TypeScript's types that our parser lacks, each with what of it is left out. What is left is of the same length
 * and of the same form, so that places in it are places in the text.
 */
const LACKING: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  // `abstract new () => T`
  [/\babstract(?=\s{1,40}new\s{0,40}[(<])/gu, blank],
  // `[a?: number, string?]`
  [/\?(?=\s{0,40}:)/gu, blank],
  [/(?<=[\w$>\])}]\s{0,40})\?(?=\s{0,40}[,\]])/gu, blank],
  // `typeof import('./a').B`
  [
    /(?<=\btypeof\s{1,40})import\(\s{0,40}(?:'[^'\n]{0,999}'|"[^"\n]{0,999}")\s{0,40}\)/gu,
    (piece) => `_${blank(piece.slice(1))}`,
  ],
  // `<in out T>`
  [new RegExp(`(?<=[<,]${S})(?:in\\s{1,40}out|out|in)(?=\\s{1,40}${NAME}${S}[,>=])`, 'gu'), blank],
  // `infer T extends string ?`; names are looked at only before the word.
  [
    new RegExp(
      `(?=\\s{1,40}extends\\s)(?<=\\binfer\\s{1,40}${NAME})\\s{1,40}extends\\s{1,40}[\\p{ID_Continue}$.]{1,99}(?=${S}[?,)>\\]])`,
      'gu',
    ),
    blank,
  ],
  // `(x): x is T =>`
  [
    new RegExp(
      `(?<=\\)${S}:${S})(?:asserts\\s{1,40})?${NAME}\\s{1,40}is\\s(?=[^=;\\n]{0,200}=>)`,
      'gu',
    ),
    blank,
  ],
];

/** A TypeScript text without the forms of types that our parser lacks, everything else in its place. */
export function plainTypes(text: string): string {
  return LACKING.reduce((plain, [form, change]) => plain.replace(form, change), text);
}
