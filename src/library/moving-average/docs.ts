import type { ComponentDocs } from '../../model/index.ts';

export const movingAverageDocs: ComponentDocs = {
  inputs: { x: 'The number to smooth.' },
  outputs: { y: 'The mean of the last x.' },
  example: {
    title: 'Smooths a jumping signal over three steps.',
    components: [
      ['signal', 'patchbay.Sequence', { values: [3, 9, 3, 9, 3] }],
      ['smooth', 'patchbay.MovingAverage', { window: 3 }],
    ],
    connectors: [['signal.y', 'smooth.x']],
    shows: { 'signal.y': [3, 9, 3, 9, 3], 'smooth.y': [3, 6, 5, 7, 5] },
  },
};
