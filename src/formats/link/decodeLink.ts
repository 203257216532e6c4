import type { Result } from '../../base/result.ts';
import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { readModelText } from '../readModelText.ts';
import type { YamlLimits } from '../yaml/limits.ts';
import { readLink } from './readLink.ts';
import { SOME_NAME, type SharedRead } from './SharedModel.ts';

interface Options {
  readonly limits?: YamlLimits;
}

/** What a link brings (see `readLink`), its model held to the schema. */
export function decodeShared(link: string, { limits: wanted }: Options = {}): SharedRead {
  const readText = (text: string, limits: YamlLimits) =>
    readModelText(text, SOME_NAME, { allowEmpty: true, limits });
  return readLink(link, readText, wanted);
}

/** The document alone that a link brings. */
export function decodeLink(
  link: string,
  options: Options = {},
): Result<PatchbayDocument, readonly Problem[]> {
  const read = decodeShared(link, options);
  return read.ok ? { ok: true, value: read.value.document } : read;
}
