/** Bits that one pass of the sort looks at. */
const BITS = 16;
const SIZE = 1 << BITS;

/**
 * Rows in the order of their numbers; equal ones stay as they were, NaN comes last either way. Sorts by
 * digits (least significant first), which takes 100,000 rows a few milliseconds.
 */
export function sortedRows(
  rows: Uint32Array,
  numbers: Float64Array,
  direction: 'up' | 'down',
): Uint32Array {
  const count = rows.length;
  if (isInOrder(rows, numbers, direction)) return rows;
  // The bits of a number, turned so that they sort as whole numbers without a sign do.
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  // Which half of a number comes first is the machine's.
  number[0] = -0;
  const upper = bits[0] === 0 ? 1 : 0;
  const turn = direction === 'up' ? 0 : 0xffffffff;
  for (let i = 0; i < count; i++) {
    const value = numbers[rows[i] as number] as number;
    if (Number.isNaN(value)) {
      low[i] = high[i] = 0xffffffff;
      continue;
    }
    number[0] = value + 0;
    const h = bits[upper] as number;
    const l = bits[1 - upper] as number;
    const isBelow = h >>> 31 === 1;
    high[i] = (isBelow ? ~h : h | 0x80000000) ^ turn;
    low[i] = (isBelow ? ~l : l) ^ turn;
  }
  let order = firstRows(count);
  for (const [words, shift] of [
    [low, 0],
    [low, BITS],
    [high, 0],
    [high, BITS],
  ] as const) {
    order = sortedByDigit(order, words, shift);
  }
  for (let i = 0; i < count; i++) order[i] = rows[order[i] as number] as number;
  return order;
}

/** Trials come in nearly as they are numbered: then there is nothing to sort. */
function isInOrder(rows: Uint32Array, numbers: Float64Array, direction: 'up' | 'down'): boolean {
  for (let i = 1; i < rows.length; i++) {
    const [a, b] = [numbers[rows[i - 1] as number] as number, numbers[rows[i] as number] as number];
    if (!(direction === 'up' ? a <= b : a >= b)) return false;
  }
  return true;
}

/** The first so many rows. */
export function firstRows(length: number): Uint32Array<ArrayBuffer> {
  // With a function for each, this took longer than the sort.
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

function sortedByDigit(
  order: Uint32Array<ArrayBuffer>,
  words: Uint32Array,
  shift: number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(SIZE);
  for (let i = 0; i < order.length; i++) {
    const of = ((words[i] as number) >>> shift) & (SIZE - 1);
    starts[of] = (starts[of] as number) + 1;
  }
  let start = 0;
  for (let i = 0; i < SIZE; i++) {
    const size = starts[i] as number;
    if (size === order.length) return order;
    starts[i] = start;
    start += size;
  }
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const i = order[at] as number;
    const of = ((words[i] as number) >>> shift) & (SIZE - 1);
    const place = starts[of] as number;
    sorted[place] = i;
    starts[of] = place + 1;
  }
  return sorted;
}

/** Where the texts of a column stand among each other, to sort them by; the empty one comes last. */
export function textRanks(texts: readonly string[]): Float64Array {
  const order = texts.map((_, i) => i);
  const collator = new Intl.Collator('en', { numeric: true });
  order.sort((a, b) => collator.compare(texts[a] ?? '', texts[b] ?? ''));
  const ranks = new Float64Array(texts.length);
  order.forEach((text, rank) => (ranks[text] = texts[text] === '' ? Number.NaN : rank));
  return ranks;
}

/** The first so many rows that pass all tests. */
export function passingRows(
  length: number,
  tests: readonly ((row: number) => boolean)[],
): Uint32Array {
  if (tests.length === 0) return firstRows(length);
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (tests.every((passes) => passes(row))) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
