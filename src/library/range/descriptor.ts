import { integer, number, optional } from '../args.ts';
import { describe } from '../describe.ts';

export const rangeType = describe({
  type: 'patchbay.Range',
  category: 'source',
  summary: 'Counts: start, start + step, start + 2 step and so on.',
  description:
    'Sends evenly spaced numbers on y, one a step, and closes after the last one. Each number is worked out from its position (not by adding up), so rounding does not build up.',
  formula: 'y = start + i * step, i = 0 .. iters - 1',
  args: {
    iters: integer({ label: 'Steps', help: 'How many numbers to send before closing.', min: 0 }),
    start: optional(number({ label: 'Start', help: 'The first number.' }), 0),
    step: optional(number({ label: 'Step', help: 'What lies between two numbers.' }), 1),
  },
  headline: ['iters'],
  fields: { outputs: ['y'] },
});
