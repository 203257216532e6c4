import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { envelopeOf } from './sparkline.ts';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 2,
  maxLength: 64,
});

property.prop([values, fc.integer({ min: 1, max: 12 })])(
  'an envelope has the extremes of its curve, and each value lies in it',
  (numbers, columns) => {
    const envelope = envelopeOf(numbers, columns);
    expect(envelope).toHaveLength(columns);
    expect(Math.min(...envelope.map(({ low }) => low))).toBe(Math.min(...numbers));
    expect(Math.max(...envelope.map(({ high }) => high))).toBe(Math.max(...numbers));
    for (const { low, high } of envelope) expect(low).toBeLessThanOrEqual(high);
  },
);
