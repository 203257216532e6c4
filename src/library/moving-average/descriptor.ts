import { MOST_KEPT } from '../ring.ts';
import { integer } from '../args.ts';
import { describe } from '../describe.ts';

export const movingAverageType = describe({
  type: 'patchbay.MovingAverage',
  category: 'signal',
  summary: 'Mean of the last values.',
  description:
    'Sends the mean of the last x, of fewer as long as there are fewer. Each mean is summed anew from the oldest value on, so rounding does not build up, and a NaN or an infinity is gone when its step leaves the window.',
  formula: 'y = mean of the last `window` x',
  args: {
    window: integer({
      label: 'Window',
      help: 'How many values count.',
      unit: 'steps',
      min: 1,
      max: MOST_KEPT,
      usual: [1, 100],
    }),
  },
  headline: ['window'],
  fields: { inputs: ['x'], outputs: ['y'] },
});
