import { expect, test } from 'vitest';
import { modelSteps } from './modelSteps.ts';

test('a model has made as many steps as the component that made most', () => {
  expect(modelSteps([])).toBe(0);
  expect(modelSteps([{ steps: 4 }, { steps: 3 }, { steps: 3 }])).toBe(4);
});
