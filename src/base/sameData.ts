/** Deep equality of plain data; NaN equals NaN. What is the very same object is not looked into. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      sameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** The list of before while it has the very same entries. */
export function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const isKept = before.length === now.length && now.every((item, i) => item === before[i]);
  return isKept ? before : now;
}
