import { transform } from 'sucrase';
import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';

/** What a module is called with; our own API is there without an import. */
const GIVEN =
  'require, exports, console, { Component, ConstraintError, Event, StopEvent, handle }, fetch';

function placeOf(error: unknown): string {
  const loc: unknown = isObject(error) ? error['loc'] : null;
  return isObject(loc) && typeof loc['line'] === 'number' ? `, line ${loc['line']}` : '';
}

/**
 * The text of an ES module that exports what an author's module is as a function, and its own address. Types
 * are gone, imports and exports go by `require` and `exports`, and each line is where the author has it.
 *
 * @returns why there is none, with the author's line
 */
export function stripTypes(file: string, bytes: Uint8Array): Result<string, string> {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return fail(`${file}, line ${decoded.error.line}: the file is not UTF-8 text.`);
  try {
    const { code } = transform(decoded.value.replace(/^\uFEFF/, ''), {
      transforms: ['typescript', 'imports'],
      // Newer syntax stays: helper functions in its place are slow.
      disableESTransforms: true,
      production: true,
    });
    // In braces of its own, so that a module may declare the names that are given.
    return ok(`export const url = import.meta.url; export default (${GIVEN}) => {{${code}\n}};`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`${file}${placeOf(error)}: ${why.replace(/ \(\d+:\d+\)$/, '')}`);
  }
}
