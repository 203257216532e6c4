import type { ComponentDocs } from '../../model/index.ts';

export const delayDocs: ComponentDocs = {
  inputs: { x: 'The number to send later.' },
  outputs: { y: 'The x of so many steps ago.' },
  example: {
    title: 'A pipe in which everything takes two steps.',
    components: [
      ['inlet', 'patchbay.Range', { iters: 5, start: 1 }],
      ['pipe', 'patchbay.Delay', { steps: 2 }],
    ],
    connectors: [['inlet.y', 'pipe.x']],
    shows: { 'inlet.y': [1, 2, 3, 4, 5], 'pipe.y': [0, 0, 1, 2, 3] },
  },
};
