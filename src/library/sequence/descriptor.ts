import { list } from '../args.ts';
import { describe } from '../describe.ts';

export const sequenceType = describe({
  type: 'patchbay.Sequence',
  category: 'source',
  summary: 'Sends the values of a list in turn.',
  description:
    'Sends the listed values on y, one a step in their order, and closes after the last one. An empty list closes at once.',
  formula: 'y = values[i]',
  args: {
    values: list({ label: 'Values', help: 'What to send, in this order. Any kind of value.' }),
  },
  headline: ['values'],
  fields: { outputs: ['y'] },
});
