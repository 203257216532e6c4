import { MOST_KEPT } from '../ring.ts';
import { anything, integer, optional } from '../args.ts';
import { describe } from '../describe.ts';

export const delayType = describe({
  type: 'patchbay.Delay',
  category: 'signal',
  summary: 'What came in some steps ago.',
  description:
    'Sends the x of so many steps ago, and the initial value until there is one. With 0 steps it passes x on at once. The values still inside when x ends are not sent.',
  formula: 'y = x of `steps` steps ago',
  args: {
    steps: optional(
      integer({
        label: 'Delay',
        help: 'How far to look back.',
        unit: 'steps',
        min: 0,
        max: MOST_KEPT,
        usual: [0, 50],
      }),
      1,
    ),
    initial: optional(
      anything({ label: 'Initial', help: 'What to send before there is a value.' }),
      0,
    ),
  },
  headline: ['steps'],
  fields: { inputs: ['x'], outputs: ['y'] },
});
