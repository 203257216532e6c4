import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { gridIndex } from '../../base/gridIndex.ts';
import { finish } from '../../base/work.ts';
import { detours, nearestFree } from './detours.ts';
import type { Box, LaneRequest } from './lanes.ts';
import { FORWARD, type Point, wirePoints, type WireRoute } from './wirePath.ts';

/** Wires in a row of columns, from the right side of one box to the left side of another. */
const graphs = fc
  .array(fc.tuple(fc.nat(7), fc.nat(5)), { minLength: 2, maxLength: 24 })
  .chain((places) => {
    const boxes = places.map(([column, row]): Box => {
      return { x: column * 260, y: row * 150 + column * 10, width: 160, height: 96 };
    });
    const end = fc.nat(boxes.length - 1);
    return fc.array(fc.tuple(end, end), { maxLength: 30 }).map((ends) => {
      const wires = ends.map(([from, to], at): LaneRequest => {
        const [sourceBox, targetBox] = [boxes[from] as Box, boxes[to] as Box];
        const source = { x: sourceBox.x + sourceBox.width, y: sourceBox.y + 52 };
        const target = { x: targetBox.x, y: targetBox.y + 52 };
        return { id: `w${at}`, source, target, sourceBox, targetBox };
      });
      return { boxes, wires };
    });
  });

/** How many boxes, the wire's own aside, a way runs behind, seen at many places along it. */
function hiddenBy(boxes: readonly Box[], wire: LaneRequest, route: WireRoute): number {
  const points = wirePoints(route, wire.source, wire.target);
  const places = points.flatMap((b, i): Point[] => {
    const a = points[i - 1] ?? b;
    return Array.from({ length: 40 }, (_, at) => {
      return { x: a.x + ((b.x - a.x) * at) / 40, y: a.y + ((b.y - a.y) * at) / 40 };
    });
  });
  return boxes.filter(
    (box) =>
      box !== wire.sourceBox &&
      box !== wire.targetBox &&
      places.some(
        ({ x, y }) =>
          x > box.x + 3 && x < box.x + box.width - 3 && y > box.y + 3 && y < box.y + box.height - 3,
      ),
  ).length;
}

test.prop([graphs])(
  'a detour runs behind fewer components than the straight way, and on top of no other detour',
  ({ boxes, wires }) => {
    const { found } = finish(
      detours(
        wires,
        gridIndex(boxes, (box) => box),
      ),
    );
    for (const wire of wires) {
      const detour = found.get(wire.id);
      if (detour === undefined) continue;
      const around = hiddenBy(boxes, wire, { kind: 'around', ...detour });
      expect(around).toBeLessThanOrEqual(hiddenBy(boxes, wire, FORWARD));
    }
    const all = [...found.values()];
    all.forEach((one, at) => {
      for (const other of all.slice(at + 1)) {
        const beside = one.enter < other.leave && other.enter < one.leave;
        if (beside) expect(Math.abs(one.y - other.y)).toBeGreaterThan(7);
      }
    });
  },
);

test.prop([
  fc.integer({ min: -20, max: 20 }),
  fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 12,
  }),
])('the nearest free height is the nearest of all that are free', (wanted, sizes) => {
  const shut = sizes.map(([from, size]) => [from, from + size] as const);
  const isFree = (y: number) => !shut.some(([from, to]) => from < y && y < to);
  const free = Array.from({ length: 400 }, (_, i) => i - 200).filter(isFree);
  const least = Math.min(...free.map((y) => Math.abs(y - wanted)));
  const found = nearestFree(wanted, shut);
  expect(isFree(found)).toBe(true);
  expect(Math.abs(found - wanted)).toBe(least);
});
