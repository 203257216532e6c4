/** Longer names are compared no further: they would cost, and two slips in them say nothing. */
const LONGEST = 60;

/** Slips of the pen between two texts: letters left out, put in, mistaken or swapped. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');

/**
 * The one name that somebody meant who wrote `name`: the same but for case, dashes and underscores, or
 * with one slip, in long names two. Null when there is none or more than one.
 */
export function nearest(name: string, names: readonly string[]): string | null {
  const others = [...new Set(names)].filter((other) => other !== name);
  const alike = others.filter((other) => plain(other) === plain(name));
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null;
  if (name.length > LONGEST || name.length < 3) return null;
  const allowed = name.length < 6 ? 1 : 2;
  const near = others.filter(
    (other) =>
      Math.abs(other.length - name.length) <= allowed &&
      slipsBetween(plain(name), plain(other)) <= allowed,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}
