import { integer, nullable, textList, writtenFile } from '../args.ts';
import { describe } from '../describe.ts';
import { fileFaults, storageOptions } from '../fileArgs.ts';
import { textsIn } from '../../base/json.ts';

export const fileWriterType = describe({
  // Where plugboard defines it: by the shorter path, which is read too, plugboard itself does not find it.
  type: 'plugboard.library.file_io.FileWriter',
  aliases: ['plugboard.library.FileWriter', 'patchbay.FileWriter'],
  category: 'file',
  summary: 'Writes what comes in to a CSV file, one row a step.',
  description:
    'Each name in field names is an input and a column of the file (.csv or .csv.gz), which is written anew by each run: a header line, then one row a step, as pandas writes them. Rows are kept until there are as many as the chunk size, the rest until the run has ended well. A column whose values are all whole numbers is written without points; NaN and null are empty.',
  args: {
    path: writtenFile({ label: 'File', help: 'Name of the file to write: .csv or .csv.gz.' }),
    field_names: textList({
      label: 'Columns',
      help: 'The columns; each is an input.',
      names: 'inputs',
    }),
    chunk_size: nullable(
      integer({
        label: 'Chunk size',
        help: 'How many rows to write at a time.',
        unit: 'rows',
        min: 1,
      }),
    ),
    storage_options: storageOptions,
  },
  headline: ['path'],
  check: (args) => fileFaults(args),
  fields: ({ field_names }) => ({ inputs: textsIn(field_names) }),
});
