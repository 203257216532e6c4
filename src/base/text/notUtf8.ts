import type { BadByte } from './decodeUtf8.ts';
import { foreignKind } from './foreignKind.ts';
import { likelyEncoding } from './likelyEncoding.ts';

const hex = (byte: number) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Why bytes are no UTF-8 text, to follow the file's name: where, and what they probably are. */
export function notUtf8(bytes: Uint8Array, bad: BadByte): string {
  const kind = foreignKind(bytes);
  if (kind !== null) return `is not UTF-8 text: it is ${kind}.`;
  const { offset, value, line, column } = bad;
  const likely = likelyEncoding(bytes);
  const what =
    likely === null
      ? 'The rest looks like UTF-8, so the file may be damaged there.'
      : `It looks like ${likely.name}: save or convert it as UTF-8.`;
  return `is not UTF-8 text: byte ${offset + 1} (${hex(value)}, line ${line}, column ${column}) is none of it. ${what}`;
}
