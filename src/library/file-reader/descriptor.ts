import { file, integer, nullable, textList } from '../args.ts';
import { describe } from '../describe.ts';
import { fileFaults, storageOptions } from '../fileArgs.ts';
import { textsIn } from '../../base/json.ts';

export const fileReaderType = describe({
  // Where plugboard defines it: by the shorter path, which is read too, plugboard itself does not find it.
  type: 'plugboard.library.file_io.FileReader',
  aliases: ['plugboard.library.FileReader', 'patchbay.FileReader'],
  category: 'file',
  summary: 'Sends the rows of a CSV file, one a step.',
  description:
    'Reads a CSV file (also .csv.gz) that is attached to the document, or on disk. Each name in field names is a column and an output; each step sends one row; after the last row the outputs close. Values are typed by column as pandas does: whole numbers, numbers, true and false, else text; an empty cell is NaN. With a chunk size the file is typed and held that many rows at a time.',
  args: {
    path: file({
      label: 'File',
      help: 'Name of an attached file, or a path on disk: .csv or .csv.gz.',
    }),
    field_names: textList({
      label: 'Columns',
      help: 'The columns to read; each becomes an output.',
      names: 'outputs',
    }),
    chunk_size: nullable(
      integer({
        label: 'Chunk size',
        help: 'How many rows to read at a time.',
        unit: 'rows',
        min: 1,
      }),
    ),
    storage_options: storageOptions,
  },
  headline: ['path'],
  check: (args) => fileFaults(args),
  fields: ({ field_names }) => ({ outputs: textsIn(field_names) }),
});
