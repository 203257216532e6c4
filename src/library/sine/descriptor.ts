import { integer, number, optional } from '../args.ts';
import { describe } from '../describe.ts';

export const sineType = describe({
  type: 'patchbay.Sine',
  category: 'source',
  summary: 'A sine wave over the steps.',
  description:
    'Sends a sine wave on y, one value a step, and closes after the last one. The angle is worked out from left to right: 2 times pi, times i, divided by the period, plus the phase.',
  formula: 'y = offset + amplitude * sin(2 * pi * i / period + phase), i = 0 .. iters - 1',
  args: {
    iters: integer({ label: 'Steps', help: 'How many values to send before closing.', min: 0 }),
    amplitude: optional(
      number({ label: 'Amplitude', help: 'Greatest distance from the offset.' }),
      1,
    ),
    period: optional(
      number({ label: 'Period', help: 'Length of one full wave.', unit: 'steps' }),
      100,
    ),
    phase: optional(
      number({
        label: 'Phase',
        help: 'The angle at the first step.',
        unit: 'rad',
        usual: [-3.14, 3.14],
      }),
      0,
    ),
    offset: optional(number({ label: 'Offset', help: 'The value the wave swings around.' }), 0),
  },
  headline: ['amplitude', 'period'],
  fields: { outputs: ['y'] },
});
