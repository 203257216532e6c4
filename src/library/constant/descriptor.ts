import { anything, integer } from '../args.ts';
import { describe } from '../describe.ts';

export const constantType = describe({
  type: 'patchbay.Constant',
  category: 'source',
  summary: 'Sends the same value again and again.',
  description:
    'Sends the value on y, once a step, and closes after the last time. The value may be anything that YAML can say: a number, true or false, a text, a list.',
  formula: 'y = value',
  args: {
    value: anything({ label: 'Value', help: 'What to send.' }),
    iters: integer({ label: 'Steps', help: 'How many times to send it before closing.', min: 0 }),
  },
  headline: ['value'],
  fields: { outputs: ['y'] },
});
