import { expect, test } from 'vitest';
import { emptyDocument } from './documents.ts';
import { watchedFields } from './layout/layout.ts';

test('what is watched is a field of a component: names that every object has are none', () => {
  const watch = ['a.y', 'constructor', 'toString', '__proto__', '', '.y', 7, 'b.constructor'];
  const config = { plugboard: { process: { args: { components: [], patchbay: { watch } } } } };
  expect(watchedFields({ ...emptyDocument('x'), config })).toEqual(['a.y', 'b.constructor']);
});
