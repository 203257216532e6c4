import { isObject } from '../../base/json.ts';

/** A part of a file, packed. */
interface KeptPiece {
  /** Of its file in the folder of results. */
  readonly name: string;
  /** Bytes when it is unpacked. */
  readonly size: number;
  /** Of the unpacked bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** A file that a job wrote. */
export interface KeptFile {
  /** Within the job's folder, with `/`. */
  readonly name: string;
  readonly size: number;
  readonly pieces: readonly KeptPiece[];
}

/** What a job has kept. */
export interface Kept {
  readonly kind: 'run' | 'tune';
  readonly files: readonly KeptFile[];
}

const MOST_PIECE = 16 * 1024 * 1024;
const MOST_FILES = 100_000;

/** Reads the list of what a job kept; null for what is none. */
export function readKept(value: unknown): Kept | null {
  if (!isObject(value) || value['form'] !== 1) return null;
  const { kind, files } = value;
  if (kind !== 'run' && kind !== 'tune') return null;
  if (!Array.isArray(files) || files.length > MOST_FILES) return null;
  const read = files.map(readFile).filter((file) => file !== null);
  const names = new Set(read.map(({ name }) => name));
  return read.length === files.length && names.size === files.length ? { kind, files: read } : null;
}

function readFile(value: unknown): KeptFile | null {
  if (!isObject(value) || !Array.isArray(value['pieces'])) return null;
  const { name, size } = value;
  if (typeof name !== 'string' || !isInside(name) || typeof size !== 'number') return null;
  const pieces = value['pieces'].map(readPiece).filter((piece) => piece !== null);
  const sum = pieces.reduce((all, piece) => all + piece.size, 0);
  return pieces.length === value['pieces'].length && sum === size ? { name, size, pieces } : null;
}

function readPiece(value: unknown): KeptPiece | null {
  if (!isObject(value)) return null;
  const { name, size, sha256 } = value;
  const isSize = typeof size === 'number' && Number.isInteger(size) && size > 0;
  return typeof name === 'string' &&
    /^\d{1,9}\.gz$/.test(name) &&
    isSize &&
    size <= MOST_PIECE &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256)
    ? { name, size, sha256 }
    : null;
}

/** True for a path that leads nowhere but into the folder that it is written to, on every system. */
function isInside(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 1_000 &&
    !/[\\:]|\p{Cc}/u.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
