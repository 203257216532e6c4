import type { ComponentDocs } from '../../model/index.ts';

export const sineDocs: ComponentDocs = {
  inputs: {},
  outputs: { y: 'The next point of the wave.' },
  example: {
    title: 'The temperature of a day that swings around 15 degrees, every six hours.',
    components: [
      ['hours', 'patchbay.Sine', { iters: 5, period: 4, amplitude: 5, offset: 15 }],
      ['whole', 'patchbay.Formula', { inputs: ['x'], expressions: { y: 'round(x)' } }],
    ],
    connectors: [['hours.y', 'whole.x']],
    shows: { 'whole.y': [15, 20, 15, 10, 15] },
  },
};
