import { describe } from '../describe.ts';

export const statisticsType = describe({
  type: 'patchbay.Statistics',
  category: 'statistics',
  summary: 'Mean, spread, least and greatest of all values so far.',
  description:
    'Sends mean, standard deviation (of a sample: divided by count - 1, and 0 for one value), minimum, maximum and count of all x so far, by the steps of Welford. After a NaN all but count are NaN; after an infinity the standard deviation is NaN.',
  formula:
    'd = x - mean; mean = mean + d / count; m2 = m2 + d * (x - mean); sd = sqrt(m2 / (count - 1))',
  args: {},
  fields: { inputs: ['x'], outputs: ['mean', 'sd', 'min', 'max', 'count'] },
});
