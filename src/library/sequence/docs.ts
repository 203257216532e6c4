import type { ComponentDocs } from '../../model/index.ts';

export const sequenceDocs: ComponentDocs = {
  inputs: {},
  outputs: { y: 'The next value of the list.' },
  example: {
    title: 'Sends a schedule of three tasks.',
    components: [
      ['schedule', 'patchbay.Sequence', { values: ['fill', 'heat', 'empty'] }],
      ['kept', 'patchbay.Collect', {}],
    ],
    connectors: [['schedule.y', 'kept.x']],
    shows: { 'schedule.y': ['fill', 'heat', 'empty'] },
  },
};
