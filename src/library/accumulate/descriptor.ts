import { number, optional } from '../args.ts';
import { describe } from '../describe.ts';

export const accumulateType = describe({
  type: 'patchbay.Accumulate',
  category: 'math',
  summary: 'Running sum of what comes in.',
  description:
    'Adds each x to a sum, in the order they come, and sends the sum with this x in it. It keeps what comes in as it is: after a NaN it stays NaN.',
  formula: 'sum = sum + x; y = sum',
  args: {
    initial: optional(number({ label: 'Initial', help: 'The sum before the first x.' }), 0),
  },
  fields: { inputs: ['x'], outputs: ['y'] },
});
