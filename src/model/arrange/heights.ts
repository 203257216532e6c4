import type { Columns } from './columns.ts';

/** Rounds over a graph, and over one of more than so many things. */
const ROUNDS = { few: 6, many: 2, from: 1_500 };

/**
 * The height of everything in its column, in the order of the columns: as level with its neighbours as
 * there is room, from the middle of what they ask for.
 *
 * @param heightOf height of a thing with the room above and below it
 * @returns the upper edge of each
 */
export function heightsOf(
  { columns, before, behind }: Columns,
  heightOf: (thing: number) => number,
  grid: number,
): ReadonlyMap<number, number> {
  const top = new Map<number, number>();
  for (const column of columns) {
    let y = 0;
    for (const thing of column) {
      top.set(thing, y);
      y += heightOf(thing);
    }
  }
  const rounds = top.size > ROUNDS.from ? ROUNDS.many : ROUNDS.few;
  for (let round = 0; round < rounds; round++) {
    const side = round % 2 === 0 ? before : behind;
    for (const column of round % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = column.map((thing) => {
        const near = side[thing] ?? [];
        if (near.length === 0) return top.get(thing) ?? 0;
        return near.reduce((sum, at) => sum + (top.get(at) ?? 0), 0) / near.length;
      });
      settle(column, wanted, heightOf).forEach((y, i) => top.set(column[i] as number, y));
    }
  }
  const least = Math.min(
    ...columns.flatMap((column) => column.map((thing) => top.get(thing) ?? 0)),
  );
  for (const column of columns) {
    // Rounded down one after the other: what stood apart stands apart.
    let free = 0;
    for (const thing of column) {
      const y = Math.max(free, Math.round(((top.get(thing) ?? 0) - least) / grid) * grid);
      top.set(thing, y);
      free = y + Math.ceil(heightOf(thing) / grid) * grid;
    }
  }
  return top;
}

interface Block {
  /** Sum of what its members ask for their first one. */
  sum: number;
  count: number;
  height: number;
}

/** Places in one column, in order and apart, as near as can be to what each asks for (least squares). */
function settle(
  column: readonly number[],
  wanted: readonly number[],
  heightOf: (thing: number) => number,
): readonly number[] {
  const blocks: Block[] = [];
  column.forEach((thing, i) => {
    let block: Block = { sum: wanted[i] ?? 0, count: 1, height: heightOf(thing) };
    for (;;) {
      const above = blocks[blocks.length - 1];
      if (above === undefined) break;
      if (above.sum / above.count + above.height <= block.sum / block.count) break;
      blocks.pop();
      block = {
        sum: above.sum + block.sum - block.count * above.height,
        count: above.count + block.count,
        height: above.height + block.height,
      };
    }
    blocks.push(block);
  });
  const places: number[] = [];
  for (const { sum, count } of blocks) {
    let y = sum / count;
    for (let i = 0; i < count; i++) {
      places.push(y);
      y += heightOf(column[places.length - 1] as number);
    }
  }
  return places;
}
