import { encodeLink, withModelInPng, withModelInSvg } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/index.ts';

/** Bytes of all attached files that still make a link anybody would send. */
const LARGEST_SHARED = 500_000;

interface LinkText {
  /** `#p1...` */
  readonly fragment: string;
  /** What was left out. */
  readonly warnings: readonly string[];
}

/** The document as a link; large files stay out of it, and the warnings say so. */
export function linkOf(document: PatchbayDocument, speed: number | null): LinkText {
  let room = LARGEST_SHARED;
  const kept = document.files.filter(({ bytes }) => {
    const fits = bytes.length <= room;
    if (fits) room -= bytes.length;
    return fits;
  });
  const left = document.files.filter((file) => !kept.includes(file)).map(({ name }) => name);
  const warnings =
    left.length === 0
      ? []
      : [`Left out because of their size: ${left.join(', ')}. Send them as files.`];
  return { fragment: encodeLink({ ...document, files: kept }, { speed }), warnings };
}

/** A picture with the document in it, and what was left out of that. */
export function pictureOf<T extends string | Uint8Array>(
  picture: T,
  document: PatchbayDocument,
): { readonly picture: T; readonly warnings: readonly string[] };
export function pictureOf(picture: string | Uint8Array, document: PatchbayDocument) {
  const { fragment, warnings } = linkOf(document, null);
  const whole =
    typeof picture === 'string'
      ? withModelInSvg(picture, fragment)
      : withModelInPng(picture, fragment);
  return { picture: whole, warnings };
}
