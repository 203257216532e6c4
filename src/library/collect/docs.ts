import type { ComponentDocs } from '../../model/index.ts';

export const collectDocs: ComponentDocs = {
  inputs: { x: 'Anything: it is kept.' },
  outputs: {},
  example: {
    title: 'Keeps what a sequence sends, to be read after the run.',
    components: [
      ['words', 'patchbay.Sequence', { values: ['low', 'high', 'low'] }],
      ['kept', 'patchbay.Collect', {}],
    ],
    connectors: [['words.y', 'kept.x']],
    shows: { 'words.y': ['low', 'high', 'low'] },
  },
};
