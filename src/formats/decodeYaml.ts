import { fail, ok, type Result } from '../base/result.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { foreignKind } from '../base/text/foreignKind.ts';
import { utf16Label } from '../base/text/likelyEncoding.ts';
import { notUtf8 } from '../base/text/notUtf8.ts';
import { decodeAs } from '../base/text/platform.ts';
import type { Problem } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';

/** What no text has. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f]/;

/**
 * The text of a YAML file as plugboard's reader (libyaml) takes its bytes: UTF-8, whose byte order mark
 * stays so that the file can be written back as it was, or UTF-16 behind its byte order mark, which goes:
 * what is written is UTF-8. Everything else is refused, with its place.
 */
export function decodeYaml(bytes: Uint8Array): Result<string, Problem> {
  const kind = foreignKind(bytes);
  if (kind !== null) return refuse(`The file is no YAML: it is ${kind}.`, null);
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) {
    const text = decodeAs(bytes, first === 0xff ? 'utf-16le' : 'utf-16be');
    if (text !== null) return ok(text.slice(1));
    return refuse('The file begins as UTF-16 and is none: it is cut off or damaged.', null);
  }
  const text = decodeUtf8(bytes);
  if (text.ok && isUtf16(bytes)) {
    return refuse('The file is UTF-16 without its byte order mark: save it as UTF-8.', null);
  }
  return text.ok ? text : refuse(`The file ${notUtf8(bytes, text.error)}`, text.error);
}

/** Whether zeros among the bytes make a text of UTF-16, and not something that is no text at all. */
function isUtf16(bytes: Uint8Array): boolean {
  const label = utf16Label(bytes);
  const text = label === null ? null : decodeAs(bytes, label);
  return text !== null && !CONTROL.test(text);
}

function refuse(
  message: string,
  place: { readonly line: number; readonly column: number } | null,
): Result<never, Problem> {
  return fail(problemAt('FILE_NOT_TEXT', message, place));
}
