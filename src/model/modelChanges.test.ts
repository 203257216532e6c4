import { expect, test } from 'vitest';
import { documentWith } from '../testing/stores/testStores.ts';
import { modelChanges, type PatchbayDocument } from './index.ts';
import { setArgument, setProcessParameter } from '../editing/arguments/arguments.ts';
import { removeSelection } from '../editing/components/remove.ts';
import { connect } from '../editing/connectors/connect.ts';
import { moveComponents } from '../editing/places/move.ts';
import { setProcessName } from '../editing/process/process.ts';
import { setWatched } from '../editing/watching/watch.ts';

const model = documentWith('Mine', 'patchbay.Range', 'patchbay.Clamp');

/** The changes in short: `kind name: before -> after`. */
function changes(before: PatchbayDocument, after: PatchbayDocument): readonly string[] {
  return modelChanges(before, after).map(
    (change) =>
      `${change.kind} ${change.name}: ${JSON.stringify(change.before)} -> ${JSON.stringify(change.after)}`,
  );
}

test('arguments, parameters, components and connectors that differ are told', () => {
  let after = setArgument(model, 'range', 'iters', 7);
  after = setProcessParameter(after, 'area', 30);
  after = removeSelection(after, { components: ['clamp'], connectors: [] });
  const wired = connect(
    model,
    { component: 'range', field: 'y' },
    { component: 'clamp', field: 'x' },
  );
  expect(changes(wired, after)).toEqual([
    expect.stringMatching(/^argument range\.iters: \S+ -> 7$/),
    'component clamp: "patchbay.Clamp" -> undefined',
    'parameter area: undefined -> 30',
    'connector range.y..clamp.x: "pipeline" -> undefined',
  ]);
});

test('what changes no result is no change', () => {
  let after = setWatched(model, ['range.y']);
  after = moveComponents(after, new Map([['range', { x: 900, y: 900 }]]));
  after = setProcessName(after, 'Other');
  expect(changes(model, after)).toEqual([]);
  expect(changes(model, model)).toEqual([]);
});
