/** What a cell of a table can hold. A missing cell is NaN, in every kind of column. */
export type CellValue = number | bigint | boolean | string;

/** The texts that pandas takes for "no value". */
const MISSING: ReadonlySet<string> = new Set([
  ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN'],
  ...['<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null'],
]);
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ...['True', 'TRUE', 'true'].map((text) => [text, true] as const),
  ...['False', 'FALSE', 'false'].map((text) => [text, false] as const),
]);
const integer = /^[ \t\n\v\f\r]*[+-]?\d+[ \t\n\v\f\r]*$/;
const decimal = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\v\f\r]*$/;
/** Unlike numbers, infinity has no blanks around it. */
const infinite = /^([+-]?)inf(?:inity)?$/i;
const SIGNED_END = 2n ** 63n;
const UNSIGNED_END = 2n ** 64n;

/**
 * The values of one column of one chunk, typed as pandas types them: whole numbers, else numbers, else
 * truths, else text. Missing cells turn whole numbers into floats, which are the same numbers here;
 * among truths and texts they stay NaN. A whole number that a double cannot hold keeps its digits (as a
 * bigint) where pandas keeps them, and is the nearest double where pandas makes floats.
 */
export function typeColumn(cells: readonly string[]): CellValue[] {
  if (isMixedRange(cells)) return [...cells];
  const whole = wholeNumbers(cells);
  if (whole === null && overflowsFirst(cells)) return [...cells];
  return whole ?? decimals(cells) ?? truths(cells) ?? texts(cells);
}

/** Fewer cells than that say little about what a column is meant to be. */
const ENOUGH = 3;

/** The one cell, by its place, without which a column of text would be one of numbers; else null. */
export function oddCell(cells: readonly string[]): number | null {
  let odd: number | null = null;
  let numbers = 0;
  for (const [at, cell] of cells.entries()) {
    if (MISSING.has(cell)) continue;
    if (decimal.test(cell) || infinite.test(cell)) numbers++;
    else if (odd === null) odd = at;
    else return null;
  }
  return numbers >= ENOUGH ? odd : null;
}

/**
 * True for whole numbers of which some need the range of unsigned 64-bit integers, while others are
 * negative or missing: pandas leaves such a column as the text it is.
 */
function isMixedRange(cells: readonly string[]): boolean {
  if (!cells.some((cell) => cell.length > 18)) return false;
  if (!cells.every((cell) => MISSING.has(cell) || integer.test(cell))) return false;
  const values = cells.filter((cell) => !MISSING.has(cell)).map(toBigInt);
  if (values.some((v) => v < -SIGNED_END || v >= UNSIGNED_END)) return false;
  const mixed = values.length < cells.length || cells.some((cell) => cell.trim().startsWith('-'));
  return mixed && values.some((v) => v >= SIGNED_END);
}

/** True when a whole number beyond 64 bits comes before all that is no whole number: pandas then gives up. */
function overflowsFirst(cells: readonly string[]): boolean {
  const first = cells.find(
    (cell) =>
      !MISSING.has(cell) &&
      (!integer.test(cell) || (cell.length > 18 && toBigInt(cell) >= UNSIGNED_END)),
  );
  return first !== undefined && integer.test(first);
}

function toBigInt(cell: string): bigint {
  return BigInt(cell.trim().replace(/^\+/, ''));
}

/**
 * Whole numbers without a missing one; there is no -0 among them. Where one needs more than 64 bits pandas
 * keeps Python's own whole numbers, and then a missing one turns nothing into floats.
 */
function wholeNumbers(cells: readonly string[]): (number | bigint)[] | null {
  const isWhole = cells.every((cell) => integer.test(cell));
  if (!isWhole && !isBeyond64(cells)) return null;
  return cells.map((cell) => (MISSING.has(cell) ? NaN : wholeNumber(cell)));
}

/** A whole number, as a bigint where a double would round it. */
function wholeNumber(cell: string): number | bigint {
  const value = Number(cell) + 0;
  return Number.isSafeInteger(value) ? value : toBigInt(cell);
}

/** Whole and missing cells of which one needs more than 64 bits. */
function isBeyond64(cells: readonly string[]): boolean {
  if (!cells.some((cell) => cell.length > 18 && integer.test(cell))) return false;
  if (!cells.every((cell) => MISSING.has(cell) || integer.test(cell))) return false;
  const values = cells.filter((cell) => !MISSING.has(cell)).map(toBigInt);
  return values.some((value) => value < -SIGNED_END || value >= UNSIGNED_END);
}

function decimals(cells: readonly string[]): number[] | null {
  // Floats only because one is missing: pandas reads whole numbers first, which have no -0.
  const whole = cells.every((cell) => MISSING.has(cell) || integer.test(cell));
  return converted(cells, (cell) => {
    if (decimal.test(cell)) return whole ? Number(cell) + 0 : Number(cell);
    const sign = infinite.exec(cell)?.[1];
    if (sign === undefined) return null;
    return sign === '-' ? -Infinity : Infinity;
  });
}

function truths(cells: readonly string[]): CellValue[] | null {
  return converted(cells, (cell) => TRUTHS.get(cell) ?? null);
}

function texts(cells: readonly string[]): CellValue[] {
  return cells.map((cell) => (MISSING.has(cell) ? NaN : cell));
}

/** Each cell by `convert`, a missing one as NaN; null when one cannot be converted. */
function converted<T>(
  cells: readonly string[],
  convert: (cell: string) => T | null,
): (T | number)[] | null {
  const values: (T | number)[] = [];
  for (const cell of cells) {
    const value = MISSING.has(cell) ? NaN : convert(cell);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}
