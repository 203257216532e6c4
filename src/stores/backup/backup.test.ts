import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../base/result.ts';
import { attachFile, removeFile } from '../../editing/process/files.ts';
import { memoryStorage, storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  idOf,
  openTab,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import './createBackup.ts';
import { freeName, plainName, plainPaths } from './backupNames.ts';
import type { Folder, FolderFault, Folders } from './folder.ts';

const utf8 = new TextEncoder();
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A folder in memory, as several visits see it. */
function memoryFolder() {
  const disk = new Map<string, Uint8Array>();
  const state = {
    disk,
    allowed: true,
    /** So many writes are taken, then the disk is full. */
    failAfter: Infinity,
    fault: null as FolderFault | null,
    /** Paths that were written, in order. */
    writes: [] as string[],
  };
  const tried = async <T>(work: () => T) => (state.fault === null ? ok(work()) : fail(state.fault));
  const folder: Folder = {
    name: 'models',
    handle: { kept: 'models' },
    async mayWrite(ask) {
      if (ask) state.allowed = true;
      return state.allowed;
    },
    read: (path) => tried(() => disk.get(path.join('/')) ?? null),
    write: async (path, bytes) => {
      if (state.failAfter-- <= 0) return fail({ kind: 'full', message: 'No room.' } as const);
      return tried(() => {
        state.writes.push(path.join('/'));
        disk.set(path.join('/'), bytes);
      });
    },
    remove: (path) => tried(() => void disk.delete(path.join('/'))),
  };
  const folders: Folders = { choose: async () => folder, from: () => folder };
  return Object.assign(state, { folders });
}

async function rest(tab: TestTab, milliseconds = AUTOSAVE_MS + 2_000): Promise<void> {
  await tab.browser.time.advance(milliseconds);
  for (let turn = 0; turn < 20; turn++) await settled();
}

const backup = (tab: TestTab) => tab.lists.getState().backup;

async function backedUp() {
  const folder = memoryFolder();
  const tab = await openTab({ folders: folder.folders });
  tab.edit('Add range', adding('patchbay.Range'));
  await rest(tab);
  await tab.verbs.chooseBackup();
  await rest(tab);
  return { tab, folder };
}

describe('the backup in a folder', () => {
  test('has each saved change of a document as YAML, written only when it differs', async () => {
    const { tab, folder } = await backedUp();
    expect([...folder.disk.keys()]).toEqual(['Untitled.yaml']);
    expect(text(folder.disk.get('Untitled.yaml'))).toContain('patchbay.Range');
    expect(backup(tab)).toMatchObject({ kind: 'on', folder: 'models', open: 0, fault: null });
    tab.edit('Add constant', adding('patchbay.Constant'));
    await rest(tab);
    expect(text(folder.disk.get('Untitled.yaml'))).toContain('patchbay.Constant');
    const { length } = folder.writes;
    // What is saved with the same text, and what is looked at again, is not written.
    await tab.verbs.newDocument();
    await rest(tab);
    await tab.verbs.chooseBackup();
    await rest(tab);
    expect(folder.writes).toHaveLength(length);
  });

  test('has attached files beside it, and follows the name', async () => {
    const { tab, folder } = await backedUp();
    tab.edit('Attach', (now) =>
      attachFile(attachFile(now, { name: 'in.csv', bytes: utf8.encode('a\n1\n') }), {
        name: 'lib/tank.py',
        bytes: utf8.encode('x = 1\n'),
      }),
    );
    await rest(tab);
    expect([...folder.disk.keys()].toSorted()).toEqual([
      'Untitled.yaml',
      'Untitled/in.csv',
      'Untitled/lib/tank.py',
    ]);
    tab.edit('Detach', (now) => removeFile(now, 'in.csv'));
    await tab.verbs.renameDocument(idOf(tab), 'Heated tank: one/two');
    await rest(tab);
    expect([...folder.disk.keys()].toSorted()).toEqual([
      'Heated tank- one-two.yaml',
      'Heated tank- one-two/lib/tank.py',
    ]);
  });

  test('what somebody else has changed there is kept, and told', async () => {
    const { tab, folder } = await backedUp();
    folder.disk.set('Untitled.yaml', utf8.encode('from git checkout'));
    tab.edit('Add constant', adding('patchbay.Constant'));
    await rest(tab);
    const copies = [...folder.disk].filter(([path]) => path.includes('(found '));
    expect(copies.map(([, bytes]) => text(bytes))).toEqual(['from git checkout']);
    expect(text(folder.disk.get('Untitled.yaml'))).toContain('patchbay.Constant');
    expect(tab.notices().join()).toContain('had been changed by somebody else');
  });

  test('a file that lay there before is not overwritten either', async () => {
    const folder = memoryFolder();
    folder.disk.set('Untitled.yaml', utf8.encode('of an earlier life'));
    const tab = await openTab({ folders: folder.folders });
    tab.edit('Add range', adding('patchbay.Range'));
    await rest(tab);
    await tab.verbs.chooseBackup();
    await rest(tab);
    expect([...folder.disk.values()].map(text)).toContain('of an earlier life');
  });

  test.each([
    ['gone', 'The folder is not there any more.'],
    ['full', 'There is no room left in the folder.'],
    ['other', 'It broke.'],
  ] as const)(
    'a folder that fails (%s) is told, nothing is lost, and it goes on',
    async (kind, message) => {
      const { tab, folder } = await backedUp();
      folder.fault = { kind, message };
      tab.edit('Add constant', adding('patchbay.Constant'));
      await rest(tab);
      expect(backup(tab)).toMatchObject({ kind: 'on', open: 1, fault: message });
      expect(tab.document.getState().saved.kind).toBe('saved');
      const told = () => tab.notices().filter((each) => each.includes(message)).length;
      expect(told()).toBe(1);
      // The notice passes, and a try that fails again brings no other.
      await rest(tab, 31_000);
      expect(told()).toBe(0);
      folder.fault = null;
      await rest(tab, 31_000);
      expect(backup(tab)).toMatchObject({ kind: 'on', open: 0, fault: null });
      expect(text(folder.disk.get('Untitled.yaml'))).toContain('patchbay.Constant');
    },
  );

  test('what was cut off in the midst of a write is our own, not somebody else’s', async () => {
    const { tab, folder } = await backedUp();
    folder.failAfter = 1;
    tab.edit('Add sum', adding('patchbay.Sum'));
    tab.edit('Attach', (now) => attachFile(now, { name: 'in.csv', bytes: utf8.encode('a') }));
    await rest(tab);
    expect(backup(tab)).toMatchObject({ open: 1 });
    folder.failAfter = Infinity;
    tab.edit('Add constant', adding('patchbay.Constant'));
    await rest(tab);
    expect([...folder.disk.keys()].toSorted()).toEqual(['Untitled.yaml', 'Untitled/in.csv']);
    expect(tab.notices().join()).not.toContain('somebody else');
  });

  test('on the next visit it waits for permission, and then has what was saved meanwhile', async () => {
    const { tab, folder } = await backedUp();
    folder.allowed = false;
    tab.edit('Add constant', adding('patchbay.Constant'));
    await rest(tab);
    expect(backup(tab)).toMatchObject({ kind: 'waiting', folder: 'models' });
    tab.dispose();
    const next = await openTab({ browser: tab.browser, folders: folder.folders });
    await rest(next);
    expect(backup(next)).toMatchObject({ kind: 'waiting', folder: 'models' });
    await next.verbs.allowBackup();
    await rest(next);
    expect(backup(next)).toMatchObject({ kind: 'on', open: 0 });
    expect(text(folder.disk.get('Untitled.yaml'))).toContain('patchbay.Constant');
    await next.verbs.endBackup();
    expect(backup(next)).toEqual({ kind: 'off' });
    next.edit('Add', adding('patchbay.Sum'));
    await rest(next);
    expect(text(folder.disk.get('Untitled.yaml'))).not.toContain('patchbay.Sum');
  });

  test('two tabs write one after the other, each document to a file of its own', async () => {
    const { tab, folder } = await backedUp();
    const other = await openTab({ browser: tab.browser, folders: folder.folders });
    await other.verbs.newDocument();
    other.edit('Add constant', adding('patchbay.Constant'));
    tab.edit('Add sum', adding('patchbay.Sum'));
    await rest(tab);
    await rest(other);
    expect(folder.disk.size).toBe(2);
    const texts = [...folder.disk.values()].map(text);
    expect(texts.some((one) => one.includes('patchbay.Sum'))).toBe(true);
    expect(texts.some((one) => one.includes('patchbay.Constant'))).toBe(true);
    expect([...folder.disk.keys()].some((path) => path.includes('found'))).toBe(false);
    expect(idOf(other)).not.toBe(idOf(tab));
  });

  test('where storage keeps nothing of it, that is told', async () => {
    const browser = testBrowser();
    const folder = memoryFolder();
    const storage = {
      ...memoryStorage(browser.disk),
      saveSetting: async () => fail(storageFailure('quota')),
    };
    const tab = await openTab({ browser, storage, folders: folder.folders });
    await tab.verbs.chooseBackup();
    expect(tab.notices()).toEqual([storageFailure('quota').message]);
  });

  test('a browser without folders says so', async () => {
    const tab = await openTab();
    expect(backup(tab)).toEqual({ kind: 'unsupported' });
    await tab.verbs.chooseBackup();
    expect(backup(tab)).toEqual({ kind: 'unsupported' });
  });
});

test('names of files lead nowhere else, and differ on every system', () => {
  expect(plainName('../../etc/passwd')).toBe('etc-passwd');
  expect(plainName('con')).toBe('con-');
  expect(plainName('  ')).toBe('document-');
  expect(plainName('Füllstand 2 (neu)')).toBe('Füllstand 2 (neu)');
  expect(plainPaths(['../a/./b\\c.py'])).toEqual([['a', 'b', 'c.py']]);
  expect(plainPaths(['a?.csv', 'a*.csv', 'A-.csv', 'b/a-.csv', '..'])).toEqual([
    ...[['a-.csv'], ['a- (2).csv'], ['A- (3).csv']],
    ...[['b', 'a-.csv'], ['document-']],
  ]);
  expect(freeName('Tank', ['tank', 'Tank (2)'])).toBe('Tank (3)');
});
