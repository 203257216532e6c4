import type { ComponentDocs } from '../../model/index.ts';

export const fileWriterDocs: ComponentDocs = {
  inputs: { '*': 'The column of this name, one row a step.' },
  outputs: {},
  example: {
    title: 'Writes a table of numbers and their squares; it is found in the process settings.',
    components: [
      ['numbers', 'patchbay.Range', { iters: 3, start: 1 }],
      ['square', 'patchbay.Formula', { inputs: ['x'], expressions: { y: 'x ** 2' } }],
      [
        'table',
        'plugboard.library.file_io.FileWriter',
        { path: 'squares.csv', field_names: ['n', 'n2'] },
      ],
    ],
    connectors: [
      ['numbers.y', 'square.x'],
      ['numbers.y', 'table.n'],
      ['square.y', 'table.n2'],
    ],
    shows: { 'square.y': [1, 4, 9] },
  },
};
