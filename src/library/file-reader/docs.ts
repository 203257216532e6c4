import type { ComponentDocs } from '../../model/index.ts';

export const fileReaderDocs: ComponentDocs = {
  inputs: {},
  outputs: { '*': 'The column of this name, one row a step.' },
  example: {
    title: 'Reads two columns of a table of rain and adds up the rain.',
    components: [
      [
        'weather',
        'plugboard.library.file_io.FileReader',
        { path: 'rain.csv', field_names: ['day', 'rain'] },
      ],
      ['total', 'patchbay.Accumulate', {}],
      ['days', 'patchbay.Collect', {}],
    ],
    connectors: [
      ['weather.rain', 'total.x'],
      ['weather.day', 'days.x'],
    ],
    shows: { 'weather.rain': [1.5, 0, 4.5], 'total.y': [1.5, 1.5, 6] },
    files: { 'rain.csv': 'day,rain\nMon,1.5\nTue,0\nWed,4.5\n' },
  },
};
