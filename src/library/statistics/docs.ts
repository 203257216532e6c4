import type { ComponentDocs } from '../../model/index.ts';

export const statisticsDocs: ComponentDocs = {
  inputs: { x: 'The number to take into account.' },
  outputs: {
    mean: 'The mean of all x so far.',
    sd: 'Their standard deviation, as of a sample.',
    min: 'The least of them.',
    max: 'The greatest of them.',
    count: 'How many there were.',
  },
  example: {
    title: 'The mean and the greatest of five measurements.',
    components: [
      ['measured', 'patchbay.Sequence', { values: [4, 8, 6, 2, 10] }],
      ['summary', 'patchbay.Statistics', {}],
    ],
    connectors: [['measured.y', 'summary.x']],
    shows: { 'summary.mean': [4, 6, 6, 5, 6], 'summary.max': [4, 8, 8, 8, 10] },
  },
};
