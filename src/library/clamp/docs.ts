import type { ComponentDocs } from '../../model/index.ts';

export const clampDocs: ComponentDocs = {
  inputs: { x: 'The number to keep within the limits.' },
  outputs: { y: 'x, or the limit that it passes.' },
  example: {
    title: 'A valve that opens between 0 and 1, whatever is asked of it.',
    components: [
      ['wanted', 'patchbay.Sequence', { values: [-0.5, 0.2, 0.7, 1.8] }],
      ['valve', 'patchbay.Clamp', { low: 0, high: 1 }],
    ],
    connectors: [['wanted.y', 'valve.x']],
    shows: { 'wanted.y': [-0.5, 0.2, 0.7, 1.8], 'valve.y': [0, 0.2, 0.7, 1] },
  },
};
