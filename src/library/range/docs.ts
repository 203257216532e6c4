import type { ComponentDocs } from '../../model/index.ts';

export const rangeDocs: ComponentDocs = {
  inputs: {},
  outputs: { y: 'The next number.' },
  example: {
    title: 'Counts in tens, five times.',
    components: [
      ['tens', 'patchbay.Range', { iters: 5, start: 10, step: 10 }],
      ['kept', 'patchbay.Collect', {}],
    ],
    connectors: [['tens.y', 'kept.x']],
    shows: { 'tens.y': [10, 20, 30, 40, 50] },
  },
};
