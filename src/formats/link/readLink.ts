import { fromBase64Url } from '../../base/base64.ts';
import { LIMITS, SQUEEZED, tighter, type YamlLimits } from '../yaml/limits.ts';
import { type FoundLink, findLinks } from './findLinks.ts';
import { readCompact } from './readCompact.ts';
import { isPlainLink } from './plainLink.ts';
import { readPlain } from './readPlain.ts';
import { readWhole } from './readWhole.ts';
import { damaged, refuse, tooLarge } from './refusals.ts';
import type { ReadText, SharedRead } from './SharedModel.ts';
import { parseJson, unpack } from './unpack.ts';

/** Characters of a link, and bytes of what is in it, that are read. */
const LONGEST_LINK = 8_000_000;
const LARGEST_CONTENT = 16_000_000;
/** Bytes of a link's content for each letter that its model may have: files lie in it as well. */
const CONTENT_PER_LETTER = 4;

interface Form {
  readonly read: (value: unknown, readText: ReadText, limits?: YamlLimits) => SharedRead;
  readonly parts: number;
  /** What its text may have, where that is less than any text. */
  readonly most?: YamlLimits;
}

/** How the content of a link of each form is read, and how many lists, maps and entries it may have. */
const FORMS: Readonly<Record<number, Form>> = {
  // The text lies in it whole: files and watched fields are the most of them.
  1: { read: readWhole, parts: 10_000 },
  2: { read: readCompact, parts: 200_000 },
  3: { read: readCompact, parts: 200_000, most: SQUEEZED },
};

/** The bytes of a link's data. Where more may stand behind it, what is left over at the end is no fault. */
function dataBytes({ data, isOpenEnded }: FoundLink): Uint8Array | null {
  return fromBase64Url(isOpenEnded ? data + 'A'.repeat((4 - (data.length % 4)) % 4) : data);
}

function readFound(
  found: FoundLink,
  readText: ReadText,
  limits: YamlLimits | undefined,
): SharedRead {
  const form = FORMS[found.version];
  if (form === undefined)
    return refuse(
      'LINK_FORMAT',
      `The link has the form ${found.version}; this version of Patchbay reads 1 to 3. A newer one may have made it.`,
    );
  const data = dataBytes(found);
  if (data === null || data.length === 0) return damaged(found.intruder);
  const most = Math.min(LARGEST_CONTENT, CONTENT_PER_LETTER * (limits ?? LIMITS).length);
  const bytes = unpack(found, data, most);
  if (!bytes.ok) return bytes.error[0]?.code === 'LINK_DATA' ? damaged(found.intruder) : bytes;
  const content = parseJson(bytes.value, form.parts);
  if (!content.ok) return content;
  const bounds = limits === undefined ? form.most : tighter(limits, form.most);
  return form.read(content.value, readText, bounds);
}

/**
 * Reads a link: the fragment, with or without `#`, a whole address, or a text that has one in it, as it
 * comes out of mail and chat. What it holds is data from anybody, and read as such; a link that was cut or
 * changed gives a reason. The forms of links: `public/docs/links.md`.
 *
 * @param readText reads the text of the model that it brings
 */
export function readLink(link: string, readText: ReadText, limits?: YamlLimits): SharedRead {
  if (link.length > LONGEST_LINK) return tooLarge();
  if (isPlainLink(link)) return readPlain(link, readText, limits);
  let first: SharedRead | null = null;
  for (const found of findLinks(link)) {
    const read = readFound(found, readText, limits);
    if (read.ok) return read;
    first ??= read;
    // Only what may be read in another way is read again.
    if (read.error[0]?.code !== 'LINK_DATA') break;
  }
  return first ?? refuse('LINK_FORMAT', 'This is no link to a Patchbay model.');
}
