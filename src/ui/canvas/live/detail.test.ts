import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { detailAt, hairAt, LEAST, shows, TEXT, titleAt } from '../../../graph/detail.ts';
import { fittingValue } from './drawValues.ts';

const ORDER = ['nothing', 'names', 'values', 'ports', 'arguments', 'all'] as const;

property.prop([fc.double({ min: 0.02, max: 3, noNaN: true })])(
  'whatever is written is at least nine pixels high on the screen',
  (zoom) => {
    const detail = detailAt(zoom);
    if (detail.shown !== 'nothing') expect(detail.size * zoom).toBeGreaterThanOrEqual(LEAST - 1e-6);
    expect(detail.size).toBeGreaterThanOrEqual(TEXT);
    const title = titleAt(zoom);
    if (title > 0) expect(title * zoom).toBeGreaterThanOrEqual(LEAST - 1e-6);
  },
);

property.prop([fc.double({ min: 0.125, max: 3, noNaN: true })])(
  'a thin line is a whole pixel on the screen, and hardly more',
  (zoom) => {
    expect(hairAt(zoom) * zoom).toBeGreaterThanOrEqual(1 - 1e-6);
    expect(hairAt(zoom)).toBeLessThanOrEqual(Math.max(1, 1.5 / zoom));
  },
);

test('the type goes first, then arguments, ports, values and names, and nothing comes back farther away', () => {
  const seen = Array.from({ length: 400 }, (_, at) =>
    ORDER.indexOf(detailAt(2 / 1.02 ** at).shown),
  );
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  expect([...new Set(seen)]).toEqual([5, 4, 3, 2, 1, 0]);
  expect(shows(detailAt(1), 'all')).toBe(true);
  expect(shows(detailAt(0.7), 'all')).toBe(false);
  // Of most models that are opened; a formula is what its card is about.
  expect(shows(detailAt(0.6), 'arguments')).toBe(true);
  expect(shows(detailAt(0.5), 'arguments')).toBe(false);
  expect(shows(detailAt(0.45), 'ports')).toBe(false);
});

property.prop([
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
  fc.integer({ min: 7, max: 20 }),
])('a value that has no room has fewer digits, and is about the same number', (value, room) => {
  const text = fittingValue(String(value), room, (each) => each.length);
  expect(text.length).toBeLessThanOrEqual(room);
  expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 0.5);
});

test('a text that has no room is cut', () => {
  expect(fittingValue('running on', 6, (each) => each.length)).toBe('runni…');
});

test('a number without room is never longer as a power of ten', () => {
  expect(fittingValue('0.45678', 3, (each) => each.length)).toBe('0.5');
  expect(fittingValue('0.45', 2, (each) => each.length)).toBe('0.5');
  expect(fittingValue('0.00012345', 5, (each) => each.length)).toBe('1e-4');
});
