import { isList, isMap } from './Patch.ts';

/** About how many bytes a piece of plain data takes in a database. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 4 + value.length;
  if (ArrayBuffer.isView(value)) return 16 + value.byteLength;
  if (isList(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 8);
  if (!isMap(value)) return 8;
  return Object.entries(value).reduce((sum, [key, item]) => sum + 4 + key.length + sizeOf(item), 8);
}
