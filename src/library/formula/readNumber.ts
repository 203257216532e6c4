/** Digits with single underscores between them, as Python allows them. */
const digits = String.raw`\d(?:_?\d)*`;
const whole = /^(?:0(?:_?0)*|[1-9](?:_?\d)*)$/;
const decimal = new RegExp(
  `^(?:${digits}\\.(?:${digits})?|\\.${digits}|${digits}(?=[eE]))(?:[eE][+-]?${digits})?$`,
);
const based = /^0(?:[xX](?:_?[\da-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)$/;

/**
 * The value of a number as Python writes it (`1_000`, `.5`, `1.`, `1e3`, `0x1F`), null for another
 * text (`007`, `1j`, `1__0`). Whole numbers of any length become the nearest double.
 */
export function readNumber(text: string): number | null {
  if (!whole.test(text) && !decimal.test(text) && !based.test(text)) return null;
  return Number(text.replaceAll('_', ''));
}
