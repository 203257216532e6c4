import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { gridIndex, type Rect, touches } from './gridIndex.ts';

const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -40_000, max: 40_000 }),
  y: fc.integer({ min: -40_000, max: 40_000 }),
  width: fc.nat(9_000),
  height: fc.nat(9_000),
});

test.prop([fc.array(rect, { maxLength: 60 }), fc.array(rect, { maxLength: 8 })])(
  'a grid finds what touches an area, each once, in the order in which it was given',
  (things, areas) => {
    const index = gridIndex(things, (thing) => thing);
    for (const area of areas) {
      expect(index.in(area)).toEqual(things.filter((thing) => touches(thing, area)));
    }
  },
);
