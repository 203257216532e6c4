const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '(1/2)',
  '⅓': '(1/3)',
  '⅔': '(2/3)',
  '¼': '(1/4)',
  '¾': '(3/4)',
  '⅕': '(1/5)',
  '⅛': '(1/8)',
};

/** What stands for a sign of a formula in mail, word processors and textbooks. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cf}\ufe00-\ufe0f]/gu, ''],
  [/[\p{Zs}\u2028\u2029\u0085]/gu, ' '],
  [/[×·∙⋅•∗✕✖⨯]/gu, '*'],
  [/[÷∕⁄]/gu, '/'],
  [/[−–—‒‐‑﹣]/gu, '-'],
  [/≤/gu, '<='],
  [/≥/gu, '>='],
  [/≠/gu, '!='],
  [/π/gu, 'pi'],
];

/** A power as Python writes it: `x²` is `x**2`, `10⁻³` is `10**-3`. */
function power(digits: string): string {
  const plain = [...digits].map((c) =>
    c === '⁻' ? '-' : c === '⁺' ? '+' : String(SUPERSCRIPTS.indexOf(c)),
  );
  return `**${plain.join('')}`;
}

/**
 * A formula as somebody types or pastes it, with plain signs for those of word processors and textbooks
 * (`x² × −1` is `x**2 * -1`), where there is one meaning only. All else stays, for its reader to name.
 */
export function plainFormula(text: string): string {
  let plain = text;
  if (!/[^ -~]/.test(plain)) return plain;
  plain = plain.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  plain = plain.replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, power);
  plain = plain.replace(/[½⅓⅔¼¾⅕⅛]/gu, (c) => FRACTIONS[c] ?? c);
  for (const [sign, put] of SIGNS) plain = plain.replace(sign, put);
  // Quotes around the whole of it are those of the sentence that it was copied from.
  return plain.replace(/^\s*[“„«‘'"`]([^“”„«»‘’'"`]*)[”“»’'"`]\s*$/u, '$1').trim();
}
