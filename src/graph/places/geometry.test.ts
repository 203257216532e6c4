import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Box } from '../wires/lanes.ts';
import { FORWARD, wirePoints } from '../wires/wirePath.ts';
import { aligned, ALIGNMENTS, distributed } from './alignBoxes.ts';
import { snapDrag } from './snapDrag.ts';

const anyBox = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  width: fc.integer({ min: 9, max: 18 }).map((n) => n * 16),
  height: fc.integer({ min: 5, max: 20 }).map((n) => n * 16),
});
const anyBoxes = fc
  .array(anyBox, { minLength: 2, maxLength: 9 })
  .map((boxes) => new Map(boxes.map((box, i) => [`c${i}`, box])));

describe('a flattened wire', () => {
  test('begins and ends where the wire does, and stays between its corners', () => {
    const from = { x: 10, y: 20 };
    const forward = wirePoints(FORWARD, from, { x: 210, y: -80 });
    expect(forward[0]).toEqual(from);
    expect(forward.at(-1)).toEqual({ x: 210, y: -80 });
    const way = { kind: 'back', y: 120, shift: 0 } as const;
    const back = wirePoints(way, from, { x: -190.5, y: 20 });
    expect(back.at(-1)).toEqual({ x: -190.5, y: 20 });
    expect(Math.max(...back.map(({ y }) => y))).toBe(120);
  });
});

property.prop([anyBoxes, fc.constantFrom(...ALIGNMENTS)])(
  'aligned boxes share a side, keep the other coordinate and stay in the box around them',
  (boxes, how) => {
    const places = aligned(boxes, how);
    const upright = ['top', 'middle', 'bottom'].includes(how);
    const part = { left: 0, top: 0, centre: 0.5, middle: 0.5, right: 1, bottom: 1 }[how];
    const lines = [...places].map(([name, at]) => {
      const box = boxes.get(name);
      return upright ? at.y + (box?.height ?? 0) * part : at.x + (box?.width ?? 0) * part;
    });
    expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1);
    for (const [name, at] of places) {
      const box = boxes.get(name);
      expect(upright ? at.x : at.y).toBe(upright ? box?.x : box?.y);
    }
    expect([...places.keys()]).toEqual([...boxes.keys()]);
  },
);

property.prop([anyBoxes, fc.constantFrom('horizontally' as const, 'vertically' as const)])(
  'distributed boxes have equal gaps, in their order, between the two outermost',
  (boxes, axis) => {
    const places = distributed(boxes, axis);
    const flat = axis === 'horizontally';
    const start = (name: string) => (flat ? places.get(name)?.x : places.get(name)?.y) ?? NaN;
    const length = (name: string) =>
      (flat ? boxes.get(name)?.width : boxes.get(name)?.height) ?? NaN;
    const middle = (name: string) => {
      const box = boxes.get(name);
      return (flat ? box?.x : box?.y) ?? NaN;
    };
    const row = [...boxes.keys()].toSorted(
      (a, b) => middle(a) + length(a) / 2 - (middle(b) + length(b) / 2),
    );
    for (const name of [row[0] ?? '', row.at(-1) ?? '']) expect(start(name)).toBe(middle(name));
    if (row.length < 3) return;
    const gaps = row.slice(1).map((name, i) => {
      const before = row[i] ?? '';
      return start(name) - start(before) - length(before);
    });
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  },
);

describe('snapping', () => {
  const still: Box = { x: 160, y: 320, width: 144, height: 96 };
  const frame = (x: number, y: number): Box => ({ x, y, width: 144, height: 80 });

  test('goes to the grid where no neighbour is near', () => {
    expect(snapDrag(frame(1_003, 2_009), [still], [], 6)).toMatchObject({ dx: 5, dy: 7 });
  });

  test('goes to the side of a neighbour off the grid, and draws the line between them', () => {
    const off = { ...still, x: 165 };
    const { dx, guides } = snapDrag(frame(168, 608), [off], [], 6);
    expect(dx).toBe(-3);
    expect(guides).toContainEqual({ kind: 'line', upright: true, at: 165, from: 320, to: 688 });
  });

  test('goes to the middle of a neighbour of another size', () => {
    const wide = { x: 101, y: 0, width: 288, height: 96 };
    const { dx, guides } = snapDrag(frame(170, 400), [wide], [], 6);
    expect(170 + dx + 72).toBe(101 + 144);
    expect(guides[0]).toMatchObject({ kind: 'line', upright: true, at: 245 });
  });

  test('makes gaps equal, and shows both', () => {
    const row = [
      { x: 0, y: 0, width: 144, height: 96 },
      { x: 200, y: 0, width: 144, height: 96 },
    ];
    const { dx, guides } = snapDrag(frame(402, 16), row, [], 6);
    expect(402 + dx).toBe(400);
    expect(guides.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', upright: false, at: 56, from: 144, to: 200 },
      { kind: 'gap', upright: false, at: 56, from: 344, to: 400 },
    ]);
  });

  test('makes a wire straight', () => {
    const wire = { moving: 612, still: 608, from: 100, to: 400 };
    const { dy, guides } = snapDrag(frame(2_000, 552), [], [wire], 6);
    expect(dy).toBe(-4);
    expect(guides).toEqual([{ kind: 'line', upright: false, at: 608, from: 100, to: 400 }]);
  });
});

property.prop([anyBox, fc.array(anyBox, { maxLength: 12 })])(
  'snapping moves at most half a step of the grid, or to a neighbour within reach',
  (box, neighbours) => {
    const { dx, dy, guides } = snapDrag(box, neighbours, [], 6);
    for (const way of [dx, dy]) expect(Math.abs(way)).toBeLessThanOrEqual(8);
    for (const { from, to } of guides) expect(to).toBeGreaterThanOrEqual(from);
  },
);
