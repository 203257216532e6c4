import type { ComponentDocs } from '../../model/index.ts';

export const accumulateDocs: ComponentDocs = {
  inputs: { x: 'The number to add.' },
  outputs: { y: 'The sum, with this x in it.' },
  example: {
    title: 'Adds up the numbers from 1 to 5.',
    components: [
      ['numbers', 'patchbay.Range', { iters: 5, start: 1 }],
      ['total', 'patchbay.Accumulate', {}],
    ],
    connectors: [['numbers.y', 'total.x']],
    shows: { 'numbers.y': [1, 2, 3, 4, 5], 'total.y': [1, 3, 6, 10, 15] },
  },
};
