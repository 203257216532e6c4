import type { ComponentDocs } from '../../model/index.ts';

export const integratorDocs: ComponentDocs = {
  inputs: { x: 'How fast the level rises (or falls, below 0) during this step.' },
  outputs: { y: 'The level at the start of this step.' },
  example: {
    title: 'A bucket with 10 litres in it, filled and then emptied.',
    components: [
      ['flow', 'patchbay.Sequence', { values: [2, 2, -1, -1, 0] }],
      ['bucket', 'patchbay.Integrator', { initial: 10 }],
    ],
    connectors: [['flow.y', 'bucket.x']],
    shows: { 'flow.y': [2, 2, -1, -1, 0], 'bucket.y': [10, 12, 14, 13, 12] },
  },
};
