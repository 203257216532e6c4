/** Values that one component keeps at most: some 100 MB of numbers. */
export const MOST_KEPT = 10_000_000;

/**
 * A ring with room for `size` values after its size was changed in the midst of a run: of its values,
 * oldest first from `oldest` on and round the end, the newest stay, now in order from the beginning.
 */
export function resized<T>(
  last: readonly T[],
  oldest: number,
  size: number,
): { readonly last: T[]; readonly oldest: number } {
  const inOrder = [...last.slice(oldest), ...last.slice(0, oldest)];
  return { last: size > 0 ? inOrder.slice(-size) : [], oldest: 0 };
}
