import { columnNames } from '../base/csv/header.ts';
import { TableError, tokenize } from '../base/csv/tokenize.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { foreignKind } from '../base/text/foreignKind.ts';
import { utf16Label } from '../base/text/likelyEncoding.ts';
import { notUtf8 } from '../base/text/notUtf8.ts';
import { type FileFault, missingColumn } from '../model/index.ts';

type Finding = { readonly text: string } | { readonly notText: string };

/** What was found in bytes before: a document's files stay the same objects while it is edited. */
const known = new WeakMap<Uint8Array, Finding>();
/** Characters in which the header of a table has room. */
const HEADER = 1_000_000;

/**
 * What keeps a table from being read, as far as its encoding and its first line tell; packed files are not
 * looked into. Each file is decoded once.
 */
export const tableFault: FileFault = (bytes, { path, columns }) => {
  if (!/\.csv$/i.test(path)) return null;
  const found = known.get(bytes) ?? decoded(bytes);
  known.set(bytes, found);
  if ('notText' in found) return { code: 'FILE_NOT_TEXT', message: `${path} ${found.notText}` };
  try {
    const header = tokenize(found.text).next().value?.cells;
    if (header === undefined) {
      return { code: 'FILE_COLUMN', message: `${path} is empty: it has no header line.` };
    }
    const names = columnNames(header);
    const lost = columns.find((name) => !names.includes(name));
    if (lost === undefined) return null;
    return { code: 'FILE_COLUMN', message: `${path}: ${missingColumn(lost, names)}` };
  } catch (error) {
    // A header in quotes that do not end: the run says so, of the whole file.
    if (error instanceof TableError) return null;
    throw error;
  }
};

function decoded(bytes: Uint8Array): Finding {
  const text = decodeUtf8(bytes);
  if (text.ok && utf16Label(bytes) === null && foreignKind(bytes) === null) {
    return { text: text.value.slice(0, HEADER) };
  }
  const at = bytes.indexOf(0);
  const bad = text.ok ? { offset: at, value: 0, line: 1, column: at + 1 } : text.error;
  return { notText: notUtf8(bytes, bad) };
}
