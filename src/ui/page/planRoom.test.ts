import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRoom, type RoomPlan, type RoomWishes } from './planRoom.ts';

const plain: RoomWishes = {
  paletteOpen: true,
  paletteWidth: null,
  inspectorOpen: true,
  inspectorWidth: null,
  panelOpen: true,
  panelHeight: 260,
  panelWidth: null,
  panelSide: 'below',
  drawer: null,
};

const size = fc.option(fc.integer({ min: 0, max: 4_000 }));
const wishes = fc.record<RoomWishes>({
  paletteOpen: fc.boolean(),
  paletteWidth: size,
  inspectorOpen: fc.boolean(),
  inspectorWidth: size,
  panelOpen: fc.boolean(),
  panelHeight: fc.integer({ min: 80, max: 4_000 }),
  panelWidth: size,
  panelSide: fc.constantFrom('below', 'beside'),
  drawer: fc.constantFrom(null, 'palette', 'inspector'),
});

/** Width of the canvas that a plan leaves. */
function canvasWidth(width: number, { palette, inspector, panel, panelSide }: RoomPlan): number {
  const parts = [palette, inspector, ...(panelSide === 'beside' ? [panel] : [])];
  return parts.reduce(
    (rest, { open, drawer, size: own }) => rest - (open && !drawer ? own : 0),
    width,
  );
}

test('at home everything is docked, in the widths that suit the window', () => {
  const plan = planRoom({ width: 1440, height: 900 }, plain);
  expect(plan).toMatchObject({ narrow: false, panelSide: 'below' });
  expect([plan.palette.size, plan.inspector.size, plan.panel.size]).toEqual([240, 300, 260]);
  expect([plan.palette.drawer, plan.inspector.drawer, plan.panel.drawer]).toEqual([
    false,
    false,
    false,
  ]);
});

test('below 1,000 pixels all three are drawers, and palette and inspector begin closed', () => {
  const plan = planRoom({ width: 999, height: 700 }, plain);
  expect([plan.palette.drawer, plan.inspector.drawer, plan.panel.drawer]).toEqual([
    true,
    true,
    true,
  ]);
  expect([plan.palette.open, plan.inspector.open, plan.panel.open]).toEqual([false, false, true]);
});

test('on a phone the usual panel has more of the window, and a height that was chosen stays', () => {
  const panelOf = (panelHeight: number) =>
    planRoom({ width: 390, height: 844 }, { ...plain, panelHeight }).panel.size;
  expect(panelOf(260)).toBe(354);
  expect(panelOf(200)).toBe(200);
  expect(planRoom({ width: 390, height: 500 }, plain).panel.size).toBe(260);
});

test('a phone on its side has the panel beside the canvas', () => {
  const plan = planRoom({ width: 844, height: 390 }, plain);
  expect(plan.panelSide).toBe('beside');
  expect(canvasWidth(844, plan)).toBeGreaterThanOrEqual(480);
});

test('whatever was chosen and however the window is sized, the canvas keeps its room', () => {
  const sizes = fc.record({
    width: fc.integer({ min: 640, max: 4_000 }),
    height: fc.integer({ min: 400, max: 2_400 }),
  });
  fc.assert(
    fc.property(sizes, wishes, (window, chosen) => {
      const plan = planRoom(window, chosen);
      expect(canvasWidth(window.width, plan)).toBeGreaterThanOrEqual(320);
      if (plan.panelSide === 'below')
        expect(window.height - plan.panel.size - 80).toBeGreaterThanOrEqual(160);
      for (const { size: own, least, most } of [plan.palette, plan.inspector, plan.panel]) {
        expect(own).toBeGreaterThanOrEqual(least);
        expect(own).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a size that is asked for again is the size that one had', () => {
  const sizes = fc.record({
    width: fc.integer({ min: 1_000, max: 3_000 }),
    height: fc.integer({ min: 400, max: 2_400 }),
  });
  fc.assert(
    fc.property(sizes, wishes, (window, chosen) => {
      const { palette, inspector } = planRoom(window, chosen);
      const again = planRoom(window, {
        ...chosen,
        paletteWidth: palette.size,
        inspectorWidth: inspector.size,
      });
      if (chosen.paletteOpen && !palette.drawer && chosen.inspectorOpen) {
        expect(again.palette.size).toBe(palette.size);
        expect(again.inspector.size).toBe(inspector.size);
      }
    }),
  );
});
