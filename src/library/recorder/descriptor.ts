import { integer, optional, text } from '../args.ts';
import { describe } from '../describe.ts';

const MOST_OTHERS = 256;

/** The value, and the inputs that only count. */
function recorderInputs(others: unknown): string[] {
  const n = Number.isSafeInteger(others) ? Math.min(Math.max(Number(others), 0), MOST_OTHERS) : 0;
  return ['value', ...Array.from({ length: n }, (_, i) => `other${i + 1}`)];
}

/**
 * What a project for plugboard writes its results with. It is not in the palette, since every field can be
 * watched here; but a project's model that is opened here has it, and runs.
 */
export const recorderType = describe({
  type: 'patchbay.Recorder',
  category: 'file',
  summary: 'Writes every value that comes in to a CSV file.',
  description:
    'The file has the columns index and value, and is written anew by each run. A project for plugboard has one for each watched field. With others above 0 a row takes a value of these inputs too, which are not written: so an input is recorded as far as its component went.',
  args: {
    path: text({ label: 'File', help: 'Name of the file to write.' }),
    others: optional(
      integer({
        label: 'Other inputs',
        help: 'How many inputs come along and are not written.',
        min: 0,
        max: MOST_OTHERS,
      }),
      0,
    ),
  },
  headline: ['path'],
  fields: ({ others }) => ({ inputs: recorderInputs(others) }),
});
