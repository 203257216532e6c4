import { expect, test } from 'vitest';
import { removeSelection } from '../../editing/components/remove.ts';
import { adding, openTab } from '../../testing/stores/testStores.ts';

/** A tab with two sources, each held at every value. */
async function heldTab() {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  tab.edit('Add sine', adding('patchbay.Sine'));
  tab.verbs.holdAt('range.y', { comparison: 'any', value: null });
  tab.verbs.holdAt('sine.y', { comparison: 'any', value: null });
  return tab;
}

test('a breakpoint goes with its component: neither a run nor a later one of its name is held', async () => {
  const tab = await heldTab();
  await tab.verbs.run();
  tab.edit('Remove', (now) => removeSelection(now, { components: ['sine'], connectors: [] }));
  expect(Object.keys(tab.view.getState().breakpoints)).toEqual(['range.y']);
  expect(tab.runClient.last().calls.at(-1)).toBe('setBreakpoints range.y any null');
  tab.edit('Add sine', adding('patchbay.Sine'));
  expect(Object.keys(tab.view.getState().breakpoints)).toEqual(['range.y']);
});

test('a run is not asked to hold at a component that was removed before it', async () => {
  const tab = await heldTab();
  tab.edit('Remove', (now) => removeSelection(now, { components: ['sine'], connectors: [] }));
  await tab.verbs.run();
  expect(tab.runClient.last().request.breakpoints.map(({ field }) => field)).toEqual(['range.y']);
});
