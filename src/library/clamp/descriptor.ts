import { nullable, number } from '../args.ts';
import { describe } from '../describe.ts';
import { limitsInOrder } from '../limits.ts';

export const clampType = describe({
  type: 'patchbay.Clamp',
  category: 'math',
  summary: 'Keeps a number within limits.',
  description:
    'Sends x, or the limit that it passes. A limit that is not given does not limit; NaN passes on.',
  formula: 'y = low if x < low, high if x > high, else x',
  args: {
    low: nullable(number({ label: 'Low', help: 'The least value to send.' })),
    high: nullable(number({ label: 'High', help: 'The greatest value to send.' })),
  },
  headline: ['low', 'high'],
  check: limitsInOrder,
  fields: { inputs: ['x'], outputs: ['y'] },
});
