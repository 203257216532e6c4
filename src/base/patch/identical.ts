import { isBytes, isList, isMap } from './Patch.ts';

/**
 * Whether two pieces of plain data are the same to the last: the order of keys, the sign of a zero, the
 * bytes. What they share is not looked into.
 */
export function identical(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, i) => identical(item, b[i]));
  }
  if (isBytes(a)) return isBytes(b) && sameBytes(a, b);
  if (!isMap(a) || !isMap(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, i) => key === others[i] && identical(a[key], b[key]))
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
