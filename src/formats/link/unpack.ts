import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/index.ts';
import { inflate } from '../inflate.ts';
import { DICTIONARY } from './compact/dictionary.ts';
import { marksAsJson } from './compact/skeleton.ts';
import { jsonEnd } from './jsonEnd.ts';
import { damaged, refuse, tooLarge } from './refusals.ts';
import { unsqueeze } from './squeeze/squeeze.ts';

type Read<T> = Result<T, readonly Problem[]>;

/**
 * The content that a link's data is.
 *
 * @param most bytes of it
 */
export function unpack(
  { version, codec }: { readonly version: number; readonly codec: string },
  data: Uint8Array,
  most: number,
): Read<Uint8Array> {
  if ((codec === 'c') !== (version === 3)) return unknownPacking(codec);
  if (codec === 'c') {
    const read = unsqueeze(data, most);
    if (!read.ok) return read.error === 'damaged' ? damaged() : tooLarge();
    const text = decodeUtf8(read.value);
    return text.ok ? ok(encodeUtf8(marksAsJson(text.value))) : damaged();
  }
  if (codec === 'd') {
    const read = inflate(data, most, version === 1 ? undefined : DICTIONARY);
    return read.ok ? read : read.error === 'damaged' ? damaged() : tooLarge();
  }
  if (codec === 'p') return data.length > most ? tooLarge() : ok(data);
  return unknownPacking(codec);
}

const unknownPacking = (codec: string) =>
  refuse('LINK_FORMAT', `The link is packed in a way (${codec}) that this version does not know.`);

/**
 * The value that bytes begin with; what stands behind it is none of the link.
 *
 * @param most entries of all lists and maps in it
 */
export function parseJson(bytes: Uint8Array, most: number): Read<unknown> {
  const end = jsonEnd(bytes, most);
  if (end === null) return tooLarge();
  const text = decodeUtf8(bytes.subarray(0, end));
  if (!text.ok) return damaged();
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return damaged();
  }
}
