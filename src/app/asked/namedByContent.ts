/** Beginnings of files that are told by their bytes. */
const ZIP = [0x50, 0x4b];
const PNG = [0x89, 0x50, 0x4e, 0x47];
/** So many bytes tell what a text is. */
const SOME = 2_000;

/**
 * A name for a file from an address, which ends as its content says: many addresses end in an id, or in
 * nothing. `model.yaml` is named after its folder.
 *
 * @returns null for a web page
 */
export function namedByContent({ pathname }: URL, bytes: Uint8Array): string | null {
  const [last = '', folder = ''] = pathname.split('/').toReversed().map(decoded);
  const suffix = suffixOf(bytes);
  if (suffix === null) return null;
  const ends =
    suffix === '.yaml' ? /\.(?:ya?ml|txt|url|webloc)$/iu : new RegExp(`\\${suffix}$`, 'iu');
  const name = ends.test(last) ? last : `${last}${suffix}`;
  if (!/^model\.ya?ml$/iu.test(name))
    return name === suffix ? `${folder || 'model'}${suffix}` : name;
  return `${folder || 'model'}.yaml`;
}

/** A part of an address as people read it; without what leads elsewhere. */
function decoded(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // As it is.
  }
  return text.replace(/[/\\]/gu, '-').replace(/^\.+/u, '');
}

function suffixOf(bytes: Uint8Array): string | null {
  const begins = (with_: readonly number[]) => with_.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP)) return '.zip';
  if (begins(PNG)) return '.png';
  const text = new TextDecoder().decode(bytes.subarray(0, SOME)).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg/isu.test(text))
    return '.svg';
  if (/^<(?:!doctype|html|head|body)/iu.test(text)) return null;
  return '.yaml';
}
