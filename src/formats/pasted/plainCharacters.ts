const OPEN = '(?<=(?:^|[:,[{\\-–—]|\\s)\\s*)';
const CLOSE = '(?=\\s*(?:$|[,\\]}:#]))';
/** With the narrow blank that French has within them. */
const GUILLEMETS = new RegExp(
  `${OPEN}«[ \\u00a0\\u202f]([^“”„«»″"\\n]*)[ \\u00a0\\u202f]»${CLOSE}`,
  'gmu',
);
const DOUBLE = new RegExp(`${OPEN}[“”„«»″]([^“”„«»″"\\n]*)[“”»«″]${CLOSE}`, 'gmu');
const SINGLE = new RegExp(`${OPEN}[‘’‚‹›´′]([^‘’‚‹›´′'\\n]*)[’‘›‹´′]${CLOSE}`, 'gmu');

/** Typographic quotes around a value, a typographic minus before a number, blanks behind a key, as YAML has them. */
export function plainMarks(text: string): string {
  return text
    .replace(GUILLEMETS, '"$1"')
    .replace(DOUBLE, '"$1"')
    .replace(SINGLE, "'$1'")
    .replace(/(?<=[{,]\s*\w+:)[\u00a0\u2007\u202f]+(?=\S)/gu, ' ')
    .replace(/(?<=[:,[]\s*)−[ \u00a0\u202f](?=\d|\.\d)/gu, '-')
    .replace(/(?<=[:,[\s]\s*)[−–](?=\d|\.\d)/gu, '-')
    .replace(/^([ \t\u00a0]*)[–—−•](?=[ \u00a0]\S)/gmu, '$1-');
}

/**
 * The text with plain characters for those that programs put in their place: blanks of other kinds, tabs in
 * front of lines, full-width characters; without those that cannot be seen.
 *
 * @param tab blanks that a tab in front of a line is as wide as
 */
export function plainBlanks(text: string, tab: number): string {
  return text
    .replace(/[\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replace(/[\u0085\u2028\u2029]/gu, '\n')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/：(?=\S)/gu, ': ')
    .replace(/，(?=\S)/gu, ', ')
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/^[ \t]+/gmu, (indent) => indent.replaceAll('\t', ' '.repeat(tab)))
    .replace(/(?<![ \t])[ \t]+$/gmu, '');
}

/** The text as far to the left as its lines allow. */
export function dedented(text: string): string {
  const lines = text.split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  const least = Math.min(...written.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return least > 0 && Number.isFinite(least)
    ? lines.map((line) => line.slice(least)).join('\n')
    : text;
}
