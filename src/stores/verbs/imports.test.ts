import { describe, expect, test } from 'vitest';
import { specOf, watchedFields } from '../../model/index.ts';
import { memoryStorage, storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  idOf,
  openTab,
  storedIn,
  type TabParts,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const MODEL = `# mine
plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: r, stop: 3}
        - type: plugboard.library.FileReader
          args: {name: f, path: a.csv, field_names: [x]}
`;
const EXAMPLE = {
  id: 'tank',
  title: 'Heated tank',
  field: 'Physics',
  summary: 'A tank.',
  description: 'A tank that is heated.',
  files: ['a.csv'],
  watch: ['r.y'],
};
const EXAMPLES = {
  'index.json': JSON.stringify([EXAMPLE, { id: '../up' }, { ...EXAMPLE, id: 'gone' }]),
  'tank/model.yaml': MODEL,
  'tank/a.csv': 'x\n1\n',
};

const now = (tab: TestTab) => tab.document.getState().document;
const names = (tab: TestTab) => tab.lists.getState().documents.map(({ name }) => name);
const onDisk = ({ browser: { disk } }: TestTab): unknown => structuredClone([...disk.documents]);
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

/** A tab with a document of one's own that has an edit not saved yet. */
async function tabAtWork(parts: TabParts = {}): Promise<TestTab> {
  const tab = await openTab(parts);
  tab.edit('Rename', (document) => ({ ...document, name: 'Mine' }));
  await tab.browser.time.advance(AUTOSAVE_MS);
  tab.edit('Add sine', adding('patchbay.Sine'));
  return tab;
}

describe('importing a model', () => {
  test('makes a new document at once, its text byte for byte, and saves what was open', async () => {
    const tab = await tabAtWork();
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    expect(await storedIn(tab.browser, idOf(tab))).toEqual(now(tab));
    expect(idOf(tab)).not.toBe(id);
    expect(tab.verbs.exportText('yaml')).toBe(MODEL);
    expect(await storedIn(tab.browser, id)).toEqual(mine);
    expect(names(tab)).toEqual(expect.arrayContaining(['plant', 'Mine']));
    expect(tab.notices()).toEqual(['Imported “plant”.']);
    expect(tab.runClient.runs).toEqual([]);
  });

  test('twice makes two documents, with names of their own', async () => {
    const tab = await tabAtWork();
    await tab.verbs.importFiles([file('plant.yml', MODEL)]);
    await tab.verbs.importFiles([file('plant.yml', MODEL)]);
    expect(names(tab).toSorted()).toEqual(['Mine', 'plant', 'plant (2)']);
    expect(now(tab).name).toBe('plant (2)');
  });

  test('several at once makes them all, opens the last, and gives each its data', async () => {
    const tab = await tabAtWork();
    const csv = file('a.csv', 'x\n1\n');
    const other = MODEL.replaceAll('a.csv', 'b.csv');
    await tab.verbs.importFiles([file('one.yaml', MODEL), csv, file('two.yaml', other)]);
    expect(names(tab).toSorted()).toEqual(['Mine', 'one', 'two']);
    expect(now(tab)).toMatchObject({ name: 'two', files: [] });
    const one = tab.lists.getState().documents.find(({ name }) => name === 'one');
    expect((await storedIn(tab.browser, one?.id ?? '')).files).toEqual([csv]);
  });

  test('data alone is attached to the open document, as an edit that can be undone', async () => {
    const tab = await tabAtWork();
    await tab.verbs.importFiles([file('folder/a.csv', 'x\n1\n')]);
    await tab.verbs.importFiles([file('a.csv', 'x\n2\n')]);
    expect(now(tab).files).toEqual([file('a.csv', 'x\n2\n')]);
    expect(tab.notices().at(-1)).toContain('in place of the earlier version');
    tab.verbs.undo();
    expect(now(tab).files).toEqual([file('a.csv', 'x\n1\n')]);
    tab.verbs.undo();
    expect(now(tab).files).toEqual([]);
  });

  const BROKEN: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, RegExp])[] = [
    ['YAML', 'plugboard:\n  process: [', /^bad\.yaml was not opened\. line \d+: \S/u],
    ['model', 'plugboard: {process: 3}', /^bad\.yaml was not opened\. (line \d+: )?\S/u],
    [
      'text',
      new Uint8Array([0x61, 0xff, 0x00]),
      /^bad\.yaml was not opened\. line 1: .*not UTF-8/u,
    ],
  ];

  test.each(BROKEN)(
    'a file that is no %s is told, and changes nothing',
    async (_what, text, told) => {
      const tab = await tabAtWork();
      const [state, disk] = [tab.document.getState(), onDisk(tab)];
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      await tab.verbs.importFiles([{ name: 'bad.yaml', bytes }, file('a.csv', 'x\n')]);
      expect(tab.document.getState()).toBe(state);
      expect(onDisk(tab)).toEqual(disk);
      const [notice] = tab.view.getState().notices;
      expect(notice).toMatchObject({ tone: 'bad', text: expect.stringMatching(told) });
      expect(tab.notices()[1]).toContain('a.csv came with a model that could not be read');
    },
  );

  test('without room is told; the model opens all the same and is saved once there is room', async () => {
    const tab = await openTab();
    tab.browser.disk.failure = storageFailure('quota');
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    expect(now(tab).name).toBe('plant');
    expect(tab.notices()).toEqual([storageFailure('quota').message]);
    tab.browser.disk.failure = null;
    tab.edit('Add sine', adding('patchbay.Sine'));
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(await storedIn(tab.browser, idOf(tab))).toEqual(now(tab));
  });
});

describe('opening an example', () => {
  test('makes a new document at once, with its files and the fields it watches', async () => {
    const tab = await tabAtWork({ examples: EXAMPLES });
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.openExample('tank');
    expect(now(tab)).toMatchObject({ name: 'Heated tank', files: [file('a.csv', 'x\n1\n')] });
    expect(watchedFields(now(tab))).toEqual(['r.y']);
    expect(await storedIn(tab.browser, idOf(tab))).toEqual(now(tab));
    expect(await storedIn(tab.browser, id)).toEqual(mine);
    expect(tab.runClient.runs).toEqual([]);
    await tab.verbs.openExample('tank');
    expect(names(tab).toSorted()).toEqual(['Heated tank', 'Heated tank (2)', 'Mine']);
  });

  test('that is not there is told and changes nothing; a bad line of the list is left out', async () => {
    const tab = await tabAtWork({ examples: EXAMPLES });
    const [state, disk] = [tab.document.getState(), onDisk(tab)];
    await tab.verbs.openExample('nobody');
    await tab.verbs.openExample('gone');
    expect(tab.document.getState()).toBe(state);
    expect(onDisk(tab)).toEqual(disk);
    expect(tab.notices()).toEqual([
      'There is no example “nobody”.',
      expect.stringContaining('could not be loaded. Check the connection'),
    ]);
    expect(tab.lists.getState().examples.map(({ id }) => id)).toEqual(['tank', 'gone']);
  });
});

describe('deleting', () => {
  test('the open document opens another; Undo brings it back as it was and opens it', async () => {
    const tab = await tabAtWork();
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    await tab.verbs.openDocument(id);
    await tab.verbs.deleteDocument(id);
    expect(names(tab)).toEqual(['plant']);
    expect(now(tab).name).toBe('plant');
    tab.press('Deleted “Mine”.');
    await settled();
    expect(now(tab)).toEqual(mine);
    expect(idOf(tab)).toBe(id);
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(await storedIn(tab.browser, id)).toEqual(now(tab));
  });

  test('the only document leaves an empty one that stores nothing', async () => {
    const tab = await tabAtWork();
    await tab.verbs.deleteDocument(idOf(tab));
    expect(names(tab)).toEqual([]);
    expect(specOf(now(tab)).plugboard.process.args.components).toEqual([]);
    tab.flush();
    await settled();
    expect(tab.browser.disk.documents.size).toBe(1);
  });

  test('another document leaves the open one alone; Undo brings it back to the list', async () => {
    const tab = await tabAtWork();
    const id = idOf(tab);
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    const state = tab.document.getState();
    await tab.verbs.deleteDocument(id);
    expect(tab.document.getState()).toBe(state);
    expect(names(tab)).toEqual(['plant']);
    tab.press('Deleted “Mine”.');
    await settled();
    expect(names(tab).toSorted()).toEqual(['Mine', 'plant']);
    expect(tab.document.getState()).toBe(state);
  });

  test('that fails is told and removes nothing', async () => {
    const tab = await tabAtWork();
    const id = idOf(tab);
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    tab.browser.disk.failure = storageFailure('unavailable');
    await tab.verbs.deleteDocument(id);
    expect(tab.notices().at(-1)).toBe(storageFailure('unavailable').message);
    expect(names(tab).toSorted()).toEqual(['Mine', 'plant']);
  });

  test('is for good only after thirty days, at the next start', async () => {
    const tab = await tabAtWork();
    await tab.verbs.deleteDocument(idOf(tab));
    const { browser } = tab;
    const DAY = 24 * 60 * 60 * 1_000;
    await browser.time.advance(29 * DAY);
    await openTab({ browser });
    expect(browser.disk.documents.size).toBe(1);
    await browser.time.advance(2 * DAY);
    await openTab({ browser });
    await settled();
    expect(browser.disk.documents.size).toBe(0);
  });
});

describe('duplicating and renaming', () => {
  test('a duplicate of the open document has its unsaved edits and is open from then on', async () => {
    const tab = await tabAtWork();
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.duplicateDocument(id);
    expect(now(tab)).toEqual({ ...mine, name: 'Mine (2)' });
    expect(idOf(tab)).not.toBe(id);
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(await storedIn(tab.browser, id)).toEqual(mine);
  });

  test('a duplicate of another document offers to open it', async () => {
    const tab = await tabAtWork();
    const id = idOf(tab);
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    const state = tab.document.getState();
    await tab.verbs.duplicateDocument(id);
    expect(tab.document.getState()).toBe(state);
    tab.press('Made “Mine (2)”.');
    await settled();
    expect(now(tab).name).toBe('Mine (2)');
  });

  test('the open document is renamed as an edit; a taken name gets a number, a blank one is none', async () => {
    const tab = await tabAtWork();
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    await tab.verbs.renameDocument(idOf(tab), '  ');
    expect(now(tab).name).toBe('plant');
    await tab.verbs.renameDocument(idOf(tab), ' Mine ');
    expect(now(tab).name).toBe('Mine (2)');
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(names(tab).toSorted()).toEqual(['Mine', 'Mine (2)']);
    tab.verbs.undo();
    expect(now(tab).name).toBe('plant');
  });

  test('another document is renamed in storage, and only its name changes', async () => {
    const tab = await tabAtWork();
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.importFiles([file('plant.yaml', MODEL)]);
    await tab.verbs.renameDocument(id, 'Yours');
    expect(await storedIn(tab.browser, id)).toEqual({ ...mine, name: 'Yours' });
    expect(names(tab).toSorted()).toEqual(['Yours', 'plant']);
  });

  test('a name that another tab just gave away is taken too', async () => {
    const tab = await tabAtWork();
    const { disk, time } = tab.browser;
    const theirs = { ...now(tab), name: 'Theirs' };
    await memoryStorage(disk).create({ id: 'theirs', document: theirs, at: time.clock() });
    await tab.verbs.renameDocument(idOf(tab), 'Theirs');
    expect(now(tab).name).toBe('Theirs (2)');
  });
});

describe('an archive', () => {
  test('becomes a new document with the files and the runs that it had', async () => {
    const tab = await tabAtWork();
    await tab.verbs.importFiles([file('plant.yaml', MODEL), file('a.csv', 'x\n1\n')]);
    const record = {
      ...{ id: 'run', startedAt: 5, status: 'completed' as const, steps: 3, elapsed: 1, seed: 1 },
      ...{ jobId: null, error: null, values: {} },
    };
    const detail = { series: Float64Array.of(1, 2) };
    const storage = memoryStorage(tab.browser.disk);
    await storage.addRun({ id: 'run', documentId: idOf(tab), at: 5, record }, detail);
    tab.lists.setState({ runs: [record] });
    await storage.mark(idOf(tab), { tags: ['water'] });
    const version = { id: 'v', documentId: idOf(tab), at: 5, record: { name: 'first' } };
    await storage.keepVersion(version, { text: 'old' });
    expect(await tab.verbs.leftOutOfYaml({ layout: true })).toEqual([
      ...['the name “plant”: a file has its own', 'the file a.csv: send it beside the YAML'],
      ...['1 kept run', '1 version', '1 tag'],
    ]);
    const { zip, runs, versions } = await tab.verbs.exportArchive();
    expect([runs, versions]).toEqual([1, 1]);
    const before = now(tab);
    const id = idOf(tab);
    await tab.verbs.importFiles([{ name: 'plant.patchbay.zip', bytes: zip }]);
    expect(idOf(tab)).not.toBe(id);
    expect(now(tab)).toMatchObject({ config: before.config, files: before.files });
    const [kept] = tab.lists.getState().runs;
    expect(kept).toMatchObject({ startedAt: 5, steps: 3 });
    expect(kept?.id).not.toBe('run');
    expect(await storage.runDetail(kept?.id ?? '')).toEqual({ ok: true, value: detail });
    expect(await storage.versions(idOf(tab))).toMatchObject({ value: [{ id: 'v', at: 5 }] });
    expect(await storage.versionContent(idOf(tab), 'v')).toMatchObject({ value: { text: 'old' } });
    const shelf = await storage.shelf();
    expect(shelf.ok && shelf.value.find((one) => one.id === idOf(tab))?.tags).toEqual(['water']);
  });
});
