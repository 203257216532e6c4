/** An upright rectangle, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Finds things by place without looking at all of them. */
export interface GridIndex<T> {
  /** The things whose rectangles touch this one, in the order in which they were given. */
  in(area: Rect): readonly T[];
}

/** A thing that lies in more cells than this is looked at every time instead. */
const MOST_CELLS = 64;

export function touches(a: Rect, b: Rect): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  );
}

/** The rectangle, larger by `by` on every side. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The smallest rectangle around all of them; null when there is none. */
export function boundsOf(rects: Iterable<Rect>): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** One number for a cell. Two cells may share it: then more is looked at than must be. */
function keyOf(column: number, row: number): number {
  return (column * 32_768 + row) | 0;
}

/**
 * Sorts things into square cells. Building takes time in proportion to the number of things, a look in
 * proportion to what lies in the cells that it touches.
 */
export function gridIndex<T>(
  things: readonly T[],
  rectOf: (thing: T) => Rect,
  cell = 512,
): GridIndex<T> {
  const rects = things.map(rectOf);
  const cells = new Map<number, number[]>();
  /** In which look each was seen last. */
  const seen = new Uint32Array(rects.length);
  let look = 0;
  const large: number[] = [];
  const range = (from: number, length: number) =>
    [Math.floor(from / cell), Math.floor((from + length) / cell)] as const;
  rects.forEach((rect, at) => {
    const [left, right] = range(rect.x, rect.width);
    const [top, bottom] = range(rect.y, rect.height);
    if ((right - left + 1) * (bottom - top + 1) > MOST_CELLS) {
      large.push(at);
      return;
    }
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = keyOf(column, row);
        const here = cells.get(key);
        if (here === undefined) cells.set(key, [at]);
        else here.push(at);
      }
    }
  });
  return {
    in(area) {
      const [left, right] = range(area.x, area.width);
      const [top, bottom] = range(area.y, area.height);
      const hits: number[] = [];
      look++;
      const lookAt = (here: readonly number[]): void => {
        for (const at of here) {
          if (seen[at] === look) continue;
          seen[at] = look;
          if (touches(rects[at] as Rect, area)) hits.push(at);
        }
      };
      lookAt(large);
      if ((right - left + 1) * (bottom - top + 1) > cells.size) {
        for (const here of cells.values()) lookAt(here);
      } else {
        for (let row = top; row <= bottom; row++) {
          for (let column = left; column <= right; column++) {
            const here = cells.get(keyOf(column, row));
            if (here !== undefined) lookAt(here);
          }
        }
      }
      return hits.sort((a, b) => a - b).map((at) => things[at] as T);
    },
  };
}
