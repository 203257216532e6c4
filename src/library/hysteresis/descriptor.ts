import { number, optional, truth } from '../args.ts';
import { describe } from '../describe.ts';
import { limitsInOrder } from '../limits.ts';

export const hysteresisType = describe({
  type: 'patchbay.Hysteresis',
  category: 'control',
  summary: 'On/off switch with two thresholds.',
  description:
    'Sends true once x falls below low, false once x rises above high, and in between (and for NaN) what it sent before. Drives a heater or a pump without switching at every step.',
  formula: 'y = true if x < low, false if x > high, else the last y',
  args: {
    low: number({ label: 'Low', help: 'Below it the switch turns on.' }),
    high: number({ label: 'High', help: 'Above it the switch turns off.' }),
    initial: optional(truth({ label: 'Initial', help: 'The state before the first x.' }), false),
  },
  headline: ['low', 'high'],
  check: limitsInOrder,
  fields: { inputs: ['x'], outputs: ['y'] },
});
