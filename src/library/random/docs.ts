import type { ComponentDocs } from '../../model/index.ts';

export const randomDocs: ComponentDocs = {
  inputs: {},
  outputs: { y: 'A random number.' },
  example: {
    title: 'Five throws of a die with a seed of its own: the same five every time.',
    components: [
      ['chance', 'patchbay.Random', { iters: 5, low: 1, high: 7, seed: 7 }],
      ['die', 'patchbay.Formula', { inputs: ['x'], expressions: { y: 'floor(x)' } }],
    ],
    connectors: [['chance.y', 'die.x']],
    shows: { 'die.y': [4, 1, 3, 3, 2] },
  },
};
