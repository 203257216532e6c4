import { integer } from '../args.ts';
import { describe } from '../describe.ts';

const MOST_INPUTS = 256;

/** x1 to xN, and the index. */
export function selectInputs(count: unknown): string[] {
  const n = Number.isSafeInteger(count) ? Math.min(Math.max(Number(count), 1), MOST_INPUTS) : 1;
  return [...Array.from({ length: n }, (_, i) => `x${i + 1}`), 'index'];
}

export const selectType = describe({
  type: 'patchbay.Select',
  category: 'math',
  summary: 'Passes on one of several inputs.',
  description:
    'Sends the input that index names: 0 for x1, 1 for x2 and so on; a fraction is cut off. An index outside fails. All inputs are taken at every step.',
  formula: 'y = x1 if index is 0, x2 if index is 1, ...',
  args: {
    count: integer({
      label: 'Inputs',
      help: 'How many inputs to choose from.',
      min: 1,
      max: MOST_INPUTS,
      usual: [1, 8],
    }),
  },
  headline: ['count'],
  fields: ({ count }) => ({ inputs: selectInputs(count), outputs: ['y'] }),
});
