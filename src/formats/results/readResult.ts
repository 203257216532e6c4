import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { notUtf8 } from '../../base/text/notUtf8.ts';
import { readCell } from './readCell.ts';

const HEADER = /^\uFEFF?index,value(?:\r?\n|$)/;
const ROW = /(\d+),("(?:[^"]|"")*"|[^",\r\n]*)(?:\r?\n|$)/y;

/** A field's values as a run elsewhere wrote them. */
export interface RecordedField {
  /** Index in the run of the first value. */
  readonly first: number;
  readonly values: readonly unknown[];
}

/** True for the text of a file that a recorder wrote, as far as its first line tells. */
export function isResult(text: string): boolean {
  return HEADER.test(text);
}

/** The same of a file's bytes, which may be no text. */
export function readResultFile(bytes: Uint8Array): Result<RecordedField, string> {
  const text = decodeUtf8(bytes);
  return text.ok ? readResult(text.value) : fail(`It ${notUtf8(bytes, text.error)}`);
}

/**
 * Reads what a project's recorder wrote: the columns `index` and `value`, where the index counts up by
 * one. Fails with the line that is not so, a sentence for a person.
 */
export function readResult(text: string): Result<RecordedField, string> {
  const header = HEADER.exec(text);
  if (header === null) return fail('The first line is not “index,value”.');
  const values: unknown[] = [];
  let first = 0;
  let at = header[0].length;
  while (at < text.length) {
    ROW.lastIndex = at;
    const row = ROW.exec(text);
    const index = Number(row?.[1]);
    if (values.length === 0) first = index;
    if (row === null || index !== first + values.length) {
      return fail(
        `Row ${values.length + 1} is not the index ${first + values.length || 0} and a value.`,
      );
    }
    values.push(readCell(row[2] ?? ''));
    at = ROW.lastIndex;
  }
  return ok({ first, values });
}
