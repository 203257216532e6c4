import { expect, test } from 'vitest';
import { catalogue } from '../library/index.ts';
import { headlineText } from './cards.ts';
import { headlineOf } from './headline.ts';

const said = (type: string, args: Record<string, unknown>): string =>
  headlineOf(catalogue.find(`patchbay.${type}`), args)
    .map(({ label, value }) => `${label} ${value}`.trim())
    .join(' | ');

test.each([
  ['Formula', { expressions: { y: 'a * b + 1' } }, 'a * b + 1'],
  ['Formula', { expressions: { y: 'a *\n  b' } }, 'a * b'],
  [
    'Formula',
    { expressions: { same: 'x', rate: '60 * (x - loss) / c' } },
    'rate = 60 * (x - loss) / c | +1',
  ],
  ['Formula', { expressions: {} }, ''],
  ['Constant', { value: 0.45 }, 'value 0.45'],
  // A line more would make its card taller than stored models have places for.
  ['Accumulate', {}, ''],
  ['Delay', { steps: 12 }, 'steps 12'],
])('a card of %s with %j says %s', (type, args, text) => {
  expect(said(type, args)).toBe(text);
});

test('a long formula widens its card only a little', () => {
  const formula = 'a + b * c - d / e '.repeat(20);
  const line = headlineText(
    headlineOf(catalogue.find('patchbay.Formula'), { expressions: { y: formula } }),
  );
  expect(line.length).toBeLessThan(40);
});
