/** How files begin that are opened by other programs than a reader of text. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], kind: string])[] = [
  [[0x1f, 0x8b], 'a file packed with gzip: unpack it, or give it the ending .csv.gz'],
  [[0x50, 0x4b, 3, 4], 'an Excel workbook or another zip file: save the table in it as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook of the older kind: save the table in it as CSV'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF: save the table in it as CSV'],
];
/** `PAR1`, with which a file of this kind begins and ends; a table may begin with a column of that name. */
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const PARQUET_FILE = 'a Parquet file: save the table in it as CSV';
const WIDE = 'UTF-32 text: save it as UTF-8';
const LOOKED_AT = 1000;

/**
 * What bytes are that no conversion from an encoding makes a text of, with what to do; null where they may
 * be a text. Told by how the file begins or ends, and by the zeros of UTF-32.
 */
export function foreignKind(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) return known[1];
  const isParquet = [0, bytes.length - 4].every((start) =>
    PARQUET.every((byte, at) => bytes[start + at] === byte),
  );
  if (isParquet) return PARQUET_FILE;
  return isUtf32(bytes) ? WIDE : null;
}

function isUtf32(bytes: Uint8Array): boolean {
  const groups = Math.floor(Math.min(bytes.length, LOOKED_AT) / 4);
  if (groups < 2) return false;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < 4 * groups; i++) if (bytes[i] === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  // The highest byte of a character is always 0, the next one nearly always; the lowest hardly ever.
  const isLittle = fourth === groups && third > 0.9 * groups && first < groups / 2;
  const hasMark = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff;
  return isLittle || hasMark || (first === groups && second > 0.9 * groups && fourth < groups / 2);
}
