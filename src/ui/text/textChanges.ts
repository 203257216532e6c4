/** A part of a text, by its offsets, and what comes in its place. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Beyond so many lines that differ, what lies between the first and the last of them is taken whole. */
const MOST_LINES = 300;

/**
 * Small changes, in order, that turn one text into another: what did not change keeps its cursor, its
 * folds and its place on the screen.
 */
export function textChanges(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const [old, next] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  const [a, b] = [old.slice(head, old.length - tail), next.slice(head, next.length - tail)];
  const changes: TextChange[] = [];
  let at = lengthOf(old.slice(0, head));
  let [i, j] = [0, 0];
  for (const [x, y] of [...commonLines(a, b), [a.length, b.length] as const]) {
    const [gone, come] = [a.slice(i, x).join(''), b.slice(j, y).join('')];
    if (gone !== come) changes.push(narrowed(at, gone, come));
    at += gone.length + (a[x]?.length ?? 0);
    [i, j] = [x + 1, y + 1];
  }
  return changes;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** The change without what both texts begin and end with. */
function narrowed(at: number, gone: string, come: string): TextChange {
  const shorter = Math.min(gone.length, come.length);
  let head = 0;
  while (head < shorter && gone[head] === come[head]) head++;
  let tail = 0;
  while (tail < shorter - head && gone.at(-1 - tail) === come.at(-1 - tail)) tail++;
  return {
    from: at + head,
    to: at + gone.length - tail,
    insert: come.slice(head, come.length - tail),
  };
}

/** Places of lines that both have in the same order, as many as there can be (Myers' way). */
function commonLines(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  /** For each number of changed lines: how far the best way on each diagonal comes in `a`. */
  const reached: Map<number, number>[] = [];
  let front = new Map([[1, 0]]);
  for (let changes = 0; changes <= MOST_LINES; changes++) {
    const next = new Map<number, number>();
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = step(front, diagonal, changes);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkBack([...reached, next], a, b);
    }
    reached.push(next);
    front = next;
  }
  return [];
}

/** Where a way begins on a diagonal: one line down from the one above, or one right from the one below. */
function step(front: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const [down, right] = [front.get(diagonal + 1) ?? -1, (front.get(diagonal - 1) ?? -2) + 1];
  return diagonal === -changes || (diagonal !== changes && right <= down) ? down : right;
}

function walkBack(
  reached: readonly ReadonlyMap<number, number>[],
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = reached.length - 1; changes >= 0; changes--) {
    const diagonal = x - y;
    const front = reached[changes - 1] ?? new Map([[1, 0]]);
    const start = step(front, diagonal, changes);
    while (x > start) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    // One line less of the one that the way came from.
    const down =
      diagonal === -changes || (diagonal !== changes && start === front.get(diagonal + 1));
    if (down) y--;
    else x--;
  }
  return pairs.toReversed();
}
