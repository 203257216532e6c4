import { expect, test } from 'vitest';
import { effortOf } from '../../base/effort.ts';
import { gridIndex } from '../../base/gridIndex.ts';
import { finish } from '../../base/work.ts';
import { detours } from './detours.ts';
import { routes, routingEffort } from './routes.ts';
import { type Box, feedbackLanes, type LaneRequest } from './lanes.ts';

/** Wires between components in rows, in both directions. */
function tangle(count: number): { boxes: Box[]; wires: LaneRequest[] } {
  const boxes = Array.from({ length: 100 }, (_, i): Box => {
    return { x: (i % 20) * 260, y: Math.floor(i / 20) * 150, width: 160, height: 96 };
  });
  const wires = Array.from({ length: count }, (_, i): LaneRequest => {
    const sourceBox = boxes[i % 100] as Box;
    const targetBox = boxes[(i * 37 + 11) % 100] as Box;
    const source = { x: sourceBox.x + 160, y: sourceBox.y + 52 };
    const target = { x: targetBox.x, y: targetBox.y + 52 };
    return { id: `w${i}`, source, target, sourceBox, targetBox };
  });
  return { boxes, wires };
}

test('wires are led until the effort is spent, and the rest runs straight', () => {
  const { boxes, wires } = tangle(2_000);
  const walls = gridIndex(boxes, (box) => box);
  const few = effortOf(5_000);
  expect(finish(feedbackLanes(wires, boxes, few)).size).toBeLessThan(50);
  expect(few.isSpent).toBe(true);
  expect(finish(detours(wires, walls, few)).found.size).toBe(0);

  const enough = effortOf(100_000_000);
  expect(finish(feedbackLanes(wires, boxes, enough)).size).toBeGreaterThan(500);
  expect(finish(detours(wires, walls, enough)).found.size).toBeGreaterThan(50);
  expect(enough.isSpent).toBe(false);
});

test('however many wires there are, they are led in steps of which none is long', () => {
  const { boxes, wires } = tangle(6_000);
  const effort = routingEffort();
  const work = routes({ wires, boxes, titles: [] }, effort);
  let longest = 0;
  for (let before = 0, step = work.next(); step.done !== true; step = work.next()) {
    longest = Math.max(longest, effort.spent - before);
    before = effort.spent;
  }
  // A unit is about 50 ns; a whole search of one way is the longest step.
  expect(longest).toBeLessThan(1_500_000);
  expect(effort.spent).toBeLessThan(32_000_000);
});
