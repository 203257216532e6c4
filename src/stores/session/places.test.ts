import { expect, test } from 'vitest';
import { positionsOf } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { removeSelection } from '../../editing/components/remove.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';

const MODEL = `# mine
plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: a, stop: 3}   # short
        - {type: patchbay.Range, args: {name: b}}
        - {type: patchbay.Collect, args: {name: c}}
      connectors:
        - {source: b.y, target: c.x}
`;

const now = (tab: TestTab) => tab.document.getState().document;
const places = (tab: TestTab) => Object.fromEntries(positionsOf(now(tab)));

async function opened(): Promise<TestTab> {
  const tab = await openTab();
  const file = { name: 'plain.yaml', bytes: new TextEncoder().encode(MODEL) };
  await tab.verbs.importFiles([file]);
  return tab;
}

test('an edit of one component leaves the others where they are, and one undo takes it all back', async () => {
  const tab = await opened();
  const before = places(tab);
  tab.edit('Move a', (d) => moveComponents(d, new Map([['a', { x: 5, y: 900 }]])));
  expect(places(tab)).toEqual({ ...before, a: { x: 5, y: 900 } });
  tab.verbs.undo();
  expect(places(tab)).toEqual(before);
  expect(tab.verbs.exportText('yaml')).toBe(MODEL);
  tab.edit('Delete a', (d) => removeSelection(d, { components: ['a'], connectors: [] }));
  expect(places(tab)).toEqual({ b: before['b'], c: before['c'] });
});

test('a changed argument writes no places into the text', async () => {
  const tab = await opened();
  tab.edit('Set stop of a', (d) => setArgument(d, 'a', 'stop', 4));
  expect(tab.verbs.exportText('yaml')).toBe(MODEL.replace('stop: 3', 'stop: 4'));
});

test('typed text stays as it was typed', async () => {
  const tab = await opened();
  const typed = MODEL.replace('{source: b.y, target: c.x}', '{source: a.y, target: c.x}');
  tab.verbs.typeText(typed);
  tab.verbs.readTyped();
  expect(tab.verbs.exportText('yaml')).toBe(typed);
});
