import { integer, nullable } from '../args.ts';
import { describe } from '../describe.ts';

export const collectType = describe({
  type: 'patchbay.Collect',
  category: 'sink',
  summary: 'Keeps what comes in, to be read after the run.',
  description:
    'Keeps every x, of any kind, in the export "values", the oldest first; with a limit only the last so many.',
  args: {
    limit: nullable(
      integer({ label: 'Limit', help: 'How many values to keep; all without it.', min: 0 }),
    ),
  },
  headline: ['limit'],
  exports: ['values'],
  fields: { inputs: ['x'] },
});
