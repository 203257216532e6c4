import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import type { AttachedFile } from '../../model/index.ts';

/** Longer files, in bytes, are shown and not written here. */
const MOST_BYTES = 1_000_000;

/** A file of code as text, and why it cannot be written here; null: it can. */
export function codeText({ bytes }: AttachedFile): {
  readonly text: string;
  readonly keeps: string | null;
} {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return { text: '', keeps: 'This file is not UTF-8 text. It is kept as it is.' };
  const keeps =
    bytes.length > MOST_BYTES
      ? 'This file is larger than 1 MB. It is shown here, and written elsewhere.'
      : null;
  return { text: decoded.value, keeps };
}
