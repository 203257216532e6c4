import { describe, expect, test } from 'vitest';
import { ok } from '../../base/result.ts';
import { encodeLink, readOutside } from '../../formats/index.ts';
import { documentFromConfig, type PatchbayDocument } from '../../model/index.ts';
import { setWatched } from '../../editing/watching/watch.ts';
import { storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  documentWith,
  idOf,
  openTab,
  storedIn,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const SHARED: PatchbayDocument = {
  ...setWatched(documentWith('Shared model', 'patchbay.Range', 'patchbay.Collect'), ['range.y']),
  files: [{ name: 'a.csv', bytes: new TextEncoder().encode('x\n1\n') }],
};
const LINK = encodeLink(SHARED);

const now = (tab: TestTab) => tab.document.getState().document;
const save = (tab: TestTab) => tab.browser.time.advance(AUTOSAVE_MS);

/** What lies in storage, settings included, as plain data of now. */
function onDisk({ browser: { disk } }: TestTab): unknown {
  // Which documents stand as tabs is the page's own.
  const settings = new Map([...disk.settings].filter(([key]) => key !== 'openTabs'));
  return structuredClone([disk.documents, disk.runs, settings]);
}

/** A tab with a document of one's own, saved; it goes by the name that a link's gets. */
async function tabAtWork(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Rename', (document) => ({ ...document, name: 'Shared model' }));
  tab.edit('Add sine', adding('patchbay.Sine'));
  await save(tab);
  return tab;
}

describe('opening a link', () => {
  test('shows what it holds, with files and watched fields, as a copy that nothing stored knows', async () => {
    const tab = await tabAtWork();
    const before = onDisk(tab);
    await tab.verbs.openLink(LINK);
    tab.flush();
    await tab.browser.time.advance(120_000);
    const { document, origin, past, saved, problems } = tab.document.getState();
    expect(document).toMatchObject({ config: SHARED.config, files: SHARED.files });
    expect(document.name).toBe('Shared model (2)');
    expect([origin, past]).toEqual([{ kind: 'link' }, []]);
    expect(saved).toEqual({ kind: 'saved', at: null });
    expect(problems.length).toBeGreaterThan(0);
    expect(onDisk(tab)).toEqual(before);
  });

  test('takes what was read of it before it was asked for, and reads it where that came to nothing', async () => {
    const read = (text: string) => readOutside({ as: 'link', text, name: '' });
    const lent = documentWith('Lent', 'patchbay.Sine');
    const early = await openTab({ readEarly: () => Promise.resolve(read(encodeLink(lent))) });
    await early.verbs.openLink(LINK);
    expect(now(early).config).toEqual(lent.config);
    const failed = await openTab({ readEarly: () => Promise.resolve(null) });
    await failed.verbs.openLink(LINK);
    expect(now(failed).config).toEqual(SHARED.config);
  });

  test('holds to the schema what was read without it, and reads it once more where it is none', async () => {
    const unchecked = (document: PatchbayDocument) =>
      Promise.resolve(ok({ document, rounded: [], speed: 3, isUnchecked: true as const }));
    const lent = documentWith('Lent', 'patchbay.Sine');
    const sound = await openTab({ readEarly: () => unchecked(lent) });
    await sound.verbs.openLink(LINK);
    expect(now(sound).config).toEqual(lent.config);
    const broken = await openTab({ readEarly: () => unchecked({ ...lent, config: { a: 1 } }) });
    await broken.verbs.openLink(LINK);
    expect(now(broken).config).toEqual(SHARED.config);
  });

  test('shows a large model when what takes long of it is done, with the same problems', async () => {
    const names = Array.from({ length: 1_100 }, (_, i) => `a${i}`);
    const made = documentFromConfig({
      name: 'Large',
      config: {
        plugboard: {
          process: {
            args: {
              components: names.map((name) => ({ type: 'patchbay.Clamp', args: { name } })),
              connectors: [],
            },
          },
        },
      },
    });
    if (!made.ok) throw new Error(made.error[0]?.message);
    const link = encodeLink(made.value);
    const whole = await openTab();
    await whole.verbs.openLink(link);
    const { problems } = whole.document.getState();
    expect(problems.length).toBeGreaterThan(1_000);

    const waiting: (() => void)[] = [];
    const nextTask = () => new Promise<void>((resolve) => void waiting.push(resolve));
    const tab = await openTab({ nextTask });
    const opening = tab.verbs.openLink(link);
    for (let tasks = 0; tasks < 3; tasks++) {
      await expect.poll(() => waiting.length).toBe(1);
      expect(now(tab).name).toBe('Untitled');
      waiting.pop()?.();
    }
    await opening;
    expect(now(tab).config).toEqual(made.value.config);
    expect(tab.document.getState().problems).toEqual(problems);
    // A small one is shown at once.
    await tab.verbs.openLink(LINK);
    expect(now(tab).config).toEqual(SHARED.config);
  });

  test('runs nothing', async () => {
    const tab = await tabAtWork();
    await tab.verbs.openLink(LINK);
    await tab.browser.time.advance(120_000);
    expect(tab.runClient.runs).toEqual([]);
    expect(tab.run.getState().phase).toEqual({ kind: 'idle' });
  });

  test('saves the open document first, and that one can be opened again', async () => {
    const tab = await tabAtWork();
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    const [id, mine] = [idOf(tab), now(tab)];
    await tab.verbs.openLink(LINK);
    expect(await storedIn(tab.browser, id)).toEqual(mine);
    await tab.verbs.openDocument(id);
    expect(now(tab)).toEqual(mine);
  });

  test('takes the link out of the address; a reload brings back one’s own work, not the link', async () => {
    const { browser } = await tabAtWork();
    const tab = await openTab({ browser, address: `https://patchbay.example/?x=1${LINK}` });
    expect(now(tab).name).toBe('Untitled');
    await tab.verbs.openLink(LINK);
    expect(tab.address.text).toBe('https://patchbay.example/');
    tab.dispose();
    const again = await openTab({ browser, address: tab.address.text });
    expect(now(again).name).toBe('Shared model');
  });

  test('works with a whole address and with the text after the mark alone', async () => {
    for (const text of [`https://patchbay.example/${LINK}`, LINK.slice(1)]) {
      const tab = await openTab();
      await tab.verbs.openLink(text);
      expect(now(tab).config).toEqual(SHARED.config);
    }
  });

  test('that is refused stays in the address, to be mended there', async () => {
    const tab = await tabAtWork();
    const mine = now(tab);
    const cut = LINK.slice(0, -20);
    tab.address.text = `https://patchbay.example/${cut}`;
    await tab.verbs.openLink(cut);
    expect(now(tab)).toBe(mine);
    expect(tab.address.text).toBe(`https://patchbay.example/${cut}`);
    expect(tab.notices().at(-1)).toMatch(/damaged.*still in the address/su);
    await tab.verbs.openLink(`${LINK}.%0A`);
    expect(now(tab).config).toEqual(SHARED.config);
    expect(tab.address.text).toBe('https://patchbay.example/');
  });

  test('waits while the open document cannot be saved: it stays, and so does the address', async () => {
    const tab = await tabAtWork();
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    const mine = now(tab);
    tab.browser.disk.failure = storageFailure('quota');
    tab.address.text = `https://patchbay.example/${LINK}`;
    await tab.verbs.openLink(LINK);
    expect(now(tab)).toBe(mine);
    expect(tab.address.text).toContain('#');
    expect(tab.notices().at(-1)).toContain('stays open');
  });
});

describe('the first edit of what a link brought', () => {
  test('makes a document of one’s own, with a history back to what the link held', async () => {
    const tab = await tabAtWork();
    const mine = idOf(tab);
    const document = now(tab);
    await tab.verbs.openLink(LINK);
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    const id = idOf(tab);
    expect(id).not.toBe(mine);
    await save(tab);
    expect(await storedIn(tab.browser, id)).toEqual(now(tab));
    expect(await storedIn(tab.browser, mine)).toEqual(document);
    expect(tab.lists.getState().documents.map(({ name }) => name)).toEqual([
      'Shared model (2)',
      'Shared model',
    ]);
    tab.verbs.undo();
    expect(now(tab).config).toEqual(SHARED.config);
    const again = await openTab({ browser: tab.browser });
    expect(now(again).name).toBe('Shared model (2)');
  });

  test('opened twice, makes two documents', async () => {
    const tab = await openTab();
    for (const type of ['patchbay.Clamp', 'patchbay.Sine']) {
      await tab.verbs.openLink(LINK);
      tab.edit('Add', adding(type));
    }
    await save(tab);
    const names = tab.lists.getState().documents.map(({ name }) => name);
    expect(names).toEqual(['Shared model (2)', 'Shared model']);
  });

  test('an edit that changes nothing is none', async () => {
    const tab = await openTab();
    await tab.verbs.openLink(LINK);
    tab.edit('Nothing', (document) => document);
    tab.verbs.undo();
    await save(tab);
    expect(tab.document.getState().origin).toEqual({ kind: 'link' });
    expect(tab.browser.disk.documents.size).toBe(0);
  });
});

describe('a broken link', () => {
  const cut = LINK.slice(0, Math.floor(LINK.length / 2));
  const flipped = LINK.replace(/.(?=.{20}$)/u, (letter) => (letter === 'A' ? 'B' : 'A'));
  const BROKEN: readonly (readonly [string, string])[] = [
    ['was cut', cut],
    ['has a wrong letter', flipped],
    ['is of a later version', LINK.replace(/#p\d/u, '#p9')],
    ['holds nothing', '#p1.'],
    ['is no link', '#somewhere'],
    ['is empty', ''],
  ];

  test.each(BROKEN)('that %s is told with a reason and changes nothing', async (_why, link) => {
    const tab = await tabAtWork();
    const disk = onDisk(tab);
    const state = tab.document.getState();
    tab.address.text = `https://patchbay.example/${link}`;
    await tab.verbs.openLink(link);
    expect(tab.document.getState()).toBe(state);
    expect(onDisk(tab)).toEqual(disk);
    const [notice, ...others] = tab.view.getState().notices;
    expect(notice).toMatchObject({ tone: 'bad', action: null });
    expect(notice?.text).toMatch(/^The link was not opened\. \S.{10,}/u);
    expect(others).toEqual([]);
  });
});

test('a shared document comes back the same through its link', async () => {
  const tab = await tabAtWork();
  const shared = await tab.verbs.share();
  if (!shared.ok) throw new Error(shared.error.message);
  const { url, length, warnings } = shared.value;
  expect([length, warnings]).toEqual([url.length, []]);
  expect(url).toMatch(/^https:\/\/patchbay\.example\/#p3\./u);
  const other = await openTab();
  await other.verbs.openLink(url);
  expect(now(other)).toMatchObject({ config: now(tab).config, files: now(tab).files });
});

describe('the address', () => {
  const BAD = 'https://patchbay.example/#p1.d.broken';

  test('keeps a link that could not be opened, until something else is', async () => {
    const tab = await openTab({ address: BAD });
    await tab.verbs.openLink(BAD);
    expect(tab.notices().join()).toContain('The link was not opened');
    expect(tab.address.text).toBe(BAD);
    await tab.verbs.newDocument();
    expect(tab.address.text).toBe('https://patchbay.example/');
  });

  test('keeps an example that could not be opened', async () => {
    const address = 'https://patchbay.example/?example=none';
    const tab = await openTab({ address });
    await tab.verbs.openExample('none');
    expect(tab.address.text).toBe(address);
  });

  test('keeps a link while the document before it cannot be left', async () => {
    const tab = await tabAtWork();
    tab.edit('Add clamp', adding('patchbay.Clamp'));
    tab.browser.disk.failure = storageFailure('quota');
    tab.address.text += LINK;
    await tab.verbs.openLink(LINK);
    expect(tab.address.text).toContain(LINK);
    tab.press('stays open');
    await settled();
    expect(now(tab).config).toEqual(SHARED.config);
    expect(tab.address.text).toBe('https://patchbay.example/');
  });

  test('keeps a second link that came while the first was being opened', async () => {
    const tab = await openTab({ address: `https://patchbay.example/${LINK}` });
    const opening = tab.verbs.openLink(LINK);
    tab.address.text = BAD;
    await opening;
    await tab.verbs.openLink(BAD);
    expect(tab.address.text).toBe(BAD);
  });
});
