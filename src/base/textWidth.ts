/** Advance widths of Inter for the printable ASCII characters from the space on, in 1/100 em. */
const REGULAR =
  '28 29 47 63 64 98 64 30 36 36 50 66 29 46 29 36 63 63 63 63 65 63 63 63 63 63 29 30 66 66 66 51 97 69 65 73 72 60 59 75 74 27 57 67 57 90 75 76 64 76 64 64 65 74 69 99 68 68 63 36 36 36 47 46 32 56 61 57 61 58 37 61 59 24 24 55 24 88 59 60 61 61 38 53 33 59 56 82 55 56 55 43 33 43 66';
const SEMIBOLD =
  '25 32 52 64 65 100 66 33 37 37 54 67 32 47 32 38 66 66 66 66 67 66 66 66 66 66 32 33 67 67 67 54 100 73 66 74 72 61 59 75 75 28 58 70 57 92 76 77 65 77 65 65 66 74 73 102 72 71 65 37 38 37 48 47 35 57 62 58 62 59 39 63 61 26 26 57 26 90 61 61 62 62 40 55 35 61 59 84 57 59 57 45 36 45 67';

const tables = {
  regular: REGULAR.split(' ').map(Number),
  semibold: SEMIBOLD.split(' ').map(Number),
};

/** Everything outside ASCII counts as a full square from here on (Chinese, Japanese, Korean). */
const WIDE_FROM = 0x1100;

/**
 * Width of a text in pixels, from a table and not from the page: sizes of components are then the
 * same everywhere (in tests, before the font has come) and nothing moves once it has.
 */
export function textWidth(text: string, size: number, weight: 'regular' | 'semibold'): number {
  const table = tables[weight];
  let sum = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    sum += table[code - 32] ?? (code >= WIDE_FROM ? 100 : 64);
  }
  return (sum * size) / 100;
}

/** The text, or as much of its beginning as fits `room` pixels and an ellipsis. */
export function fitText(
  text: string,
  size: number,
  room: number,
  weight: 'regular' | 'semibold' = 'regular',
): string {
  if (textWidth(text, size, weight) <= room) return text;
  let cut = '';
  for (const char of text) {
    if (textWidth(`${cut}${char}…`, size, weight) > room) break;
    cut += char;
  }
  return `${cut}…`;
}
