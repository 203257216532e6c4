/** What a cell of a table can hold. A missing cell is NaN, in every kind of column. */
export type CellValue = number | boolean | string;

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
const infinite = /^[ \t\n\v\f\r]*([+-]?)inf(?:inity)?[ \t\n\v\f\r]*$/i;
const SIGNED_END = 2n ** 63n;
const UNSIGNED_END = 2n ** 64n;

/**
 * The values of one column of one chunk, typed as pandas types them: whole numbers, else numbers, else
 * truths, else text. Missing cells turn whole numbers into floats, which are the same numbers here;
 * among truths and texts they stay NaN. A number too long for a double is the nearest double, where
 * pandas keeps all digits of a whole one.
 */
export function typeColumn(cells: readonly string[]): CellValue[] {
  if (isMixedRange(cells)) return [...cells];
  return wholeNumbers(cells) ?? decimals(cells) ?? truths(cells) ?? texts(cells);
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
  const mixed = values.length < cells.length || values.some((v) => v < 0n);
  return mixed && values.some((v) => v >= SIGNED_END);
}

function toBigInt(cell: string): bigint {
  return BigInt(cell.trim().replace(/^\+/, ''));
}

/** Whole numbers without a missing one; there is no -0 among them. */
function wholeNumbers(cells: readonly string[]): number[] | null {
  return cells.every((cell) => integer.test(cell)) ? cells.map((cell) => Number(cell) + 0) : null;
}

function decimals(cells: readonly string[]): number[] | null {
  return converted(cells, (cell) => {
    if (decimal.test(cell)) return Number(cell);
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
