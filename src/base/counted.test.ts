import { expect, test } from 'vitest';
import { counted } from './counted.ts';

test('one is no more than one', () => {
  expect([0, 1, 2].map((count) => counted(count, 'connector'))).toEqual([
    '0 connectors',
    '1 connector',
    '2 connectors',
  ]);
});
