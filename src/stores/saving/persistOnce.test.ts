import { expect, test } from 'vitest';
import { adding, documentWith, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const TEXT = 'plugboard:\n  process:\n    args:\n      components: []\n';
const EXAMPLES = {
  'index.json': JSON.stringify([
    { id: 'tank', title: 'Tank', field: '', summary: '', description: '', files: [], watch: [] },
  ]),
  'tank/model.yaml': TEXT,
};
const file = { name: 'plant.yaml', bytes: new TextEncoder().encode(TEXT) };

/** A browser that puts the wish to its person, who never answers, as Firefox may. */
async function tabWithQuestion(): Promise<{ tab: TestTab; questions: () => number }> {
  let questions = 0;
  const tab = await openTab({
    examples: EXAMPLES,
    persist: () => {
      questions += 1;
      return new Promise(() => {});
    },
  });
  return { tab, questions: () => questions };
}

const WAYS_IN: readonly (readonly [string, (tab: TestTab) => Promise<unknown>])[] = [
  ['an example', (tab) => tab.verbs.openExample('tank')],
  ['a file', (tab) => tab.verbs.importFiles([file])],
  ['a model', (tab) => tab.verbs.openModel(documentWith('Other', 'patchbay.Sine'))],
];

test.each(WAYS_IN)('%s opens, and is saved, whoever has yet to answer', async (_, open) => {
  const { tab, questions } = await tabWithQuestion();
  await open(tab);
  expect(tab.document.getState().document.name).not.toBe('Untitled');
  expect(questions()).toBe(0);

  for (const type of ['patchbay.Sine', 'patchbay.Range']) {
    tab.edit('Add', adding(type));
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(tab.document.getState().saved.kind).toBe('saved');
  }
  expect(questions()).toBe(1);
});

test('a browser that refuses, or fails, changes nothing', async () => {
  const tab = await openTab({ persist: () => Promise.reject(new Error('no')) });
  tab.edit('Add', adding('patchbay.Sine'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  expect(tab.document.getState().saved.kind).toBe('saved');
  expect(tab.notices()).toEqual([]);
});
