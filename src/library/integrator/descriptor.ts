import { number, optional } from '../args.ts';
import { describe } from '../describe.ts';

export const integratorType = describe({
  type: 'patchbay.Integrator',
  category: 'math',
  summary: 'Level of something that x fills or drains.',
  description:
    'Holds a value: sends it on y, then adds x times dt to it. So y is the level at the start of the step, and x is the rate of change during the step (explicit Euler). It keeps what comes in as it is: after a NaN it stays NaN.',
  formula: 'y = value; value = value + x * dt',
  args: {
    initial: optional(number({ label: 'Initial', help: 'The value at the first step.' }), 0),
    dt: optional(number({ label: 'Time step', help: 'Time that one step stands for.' }), 1),
  },
  headline: ['initial'],
  fields: { inputs: ['x'], outputs: ['y'] },
});
