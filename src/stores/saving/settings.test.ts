import { expect, test } from 'vitest';
import { memoryDisk, memoryStorage } from '../../storage/index.ts';
import { fakeTime } from '../../testing/stores/fakeTime.ts';
import { gate } from '../../testing/gate.ts';
import { openTab } from '../../testing/stores/testStores.ts';
import { keepView } from './settings.ts';

async function slowStart() {
  const { view } = await openTab();
  const disk = memoryDisk();
  const storage = memoryStorage(disk);
  const read = gate();
  const time = fakeTime();
  const setting = async (key: string) => {
    await read.passed;
    return storage.setting(key);
  };
  const start = () =>
    keepView({ storage: { ...storage, setting }, setTimer: time.setTimer }, view, {
      keep: async (_about, _key, work) => void (await work()),
    });
  return { view, disk, read, time, start };
}

test('what is chosen before the settings are read stays chosen, and is kept', async () => {
  const { view, disk, read, time, start } = await slowStart();
  const { theme: _, ...others } = view.getState();
  disk.settings.set('view', { ...others, theme: 'light', panel: 'log', keys: {} });
  const keeper = start();
  view.setState({ theme: 'dark' });
  read.open();
  await keeper.ready;
  expect(view.getState()).toMatchObject({ theme: 'dark', panel: 'log' });
  await time.advance(1_000);
  expect(disk.settings.get('view')).toMatchObject({ theme: 'dark', panel: 'log' });
});

test('a first choice is told to a page that goes away before anything was read', async () => {
  const { view, time, start } = await slowStart();
  const keeper = start();
  expect(keeper.unsaved()).toEqual({});
  view.setState({ theme: 'dark' });
  expect(keeper.unsaved()).toMatchObject({ view: { theme: 'dark' } });
  await time.advance(1_000);
  expect(keeper.unsaved()).toEqual({});
});

test('settings that are as they were stored are not stored again', async () => {
  const { view, disk, read, time, start } = await slowStart();
  view.setState({ theme: 'dark' });
  const first = start();
  view.setState({ panel: 'log' });
  await time.advance(1_000);
  expect(first.unsaved()).toEqual({});
  const kept = disk.settings.get('view');
  const second = start();
  read.open();
  await second.ready;
  await time.advance(1_000);
  expect(disk.settings.get('view')).toBe(kept);
});
