import type { ComponentDocs } from '../../model/index.ts';

export const selectDocs: ComponentDocs = {
  inputs: {
    index: 'Which input to pass on: 0 for x1, 1 for x2 and so on.',
    '*': 'A value to choose from.',
  },
  outputs: { y: 'The value of the input that was chosen.' },
  example: {
    title: 'Switches between a day rate and a night rate.',
    components: [
      ['day', 'patchbay.Constant', { value: 30, iters: 4 }],
      ['night', 'patchbay.Constant', { value: 20, iters: 4 }],
      ['is_night', 'patchbay.Sequence', { values: [0, 0, 1, 1] }],
      ['rate', 'patchbay.Select', { count: 2 }],
    ],
    connectors: [
      ['day.y', 'rate.x1'],
      ['night.y', 'rate.x2'],
      ['is_night.y', 'rate.index'],
    ],
    shows: { 'rate.y': [30, 30, 20, 20] },
  },
};
