import { choice, integer, nullable, number, optional } from '../args.ts';
import { describe, type ArgumentFault } from '../describe.ts';

export const randomType = describe({
  type: 'patchbay.Random',
  category: 'source',
  summary: 'Random numbers: uniform, normal or exponential.',
  description:
    'Sends one random number a step on y and closes after the last one. The numbers come from a seeded stream: the same seed gives the same numbers, in every browser and in Python. Without a seed of its own the stream follows from the seed of the run (which a project for plugboard carries as run_seed) and the name of the component. u and v are the next numbers of the stream, at least 0 and below 1.',
  formula:
    'uniform: low + (high - low) * u; normal: mean + sd * sqrt(-2 * log(1 - u)) * cos(2 * pi * v); exponential: -log(1 - u) / rate',
  args: {
    iters: integer({ label: 'Steps', help: 'How many numbers to send before closing.', min: 0 }),
    distribution: optional(
      choice({
        label: 'Distribution',
        help: 'Which numbers are likely.',
        choices: ['uniform', 'normal', 'exponential'],
      }),
      'uniform',
    ),
    low: optional(number({ label: 'Low', help: 'Uniform: the least value.' }), 0),
    high: optional(number({ label: 'High', help: 'Uniform: the values stay below it.' }), 1),
    mean: optional(number({ label: 'Mean', help: 'Normal: the middle of the bell.' }), 0),
    sd: optional(number({ label: 'Standard deviation', help: 'Normal: its width.', min: 0 }), 1),
    rate: optional(number({ label: 'Rate', help: 'Exponential: 1 divided by the mean.' }), 1),
    seed: nullable(
      integer({ label: 'Seed', help: 'Of a stream of its own; without it the run decides.' }),
    ),
    // A seed alone cannot say this: the stream follows from the run's seed and the name together.
    run_seed: nullable(
      integer({
        label: 'Seed of the run',
        help: 'Counts instead of the seed of the run, so that a run elsewhere gives the same numbers.',
      }),
    ),
  },
  headline: ['distribution', 'iters'],
  check: ({ rate }): readonly ArgumentFault[] =>
    rate > 0 ? [] : [{ path: 'rate', message: 'rate must be a number above 0.' }],
  fields: { outputs: ['y'] },
});
