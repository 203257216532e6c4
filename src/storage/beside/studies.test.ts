import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { indexedDbStorage } from '../indexedDbStorage.ts';
import { memoryDisk } from '../memoryDisk.ts';
import { memoryStorage } from '../memoryStorage.ts';
import type { Storage } from '../api.ts';

const MAKERS: readonly (readonly [string, () => Storage])[] = [
  [
    'the browser’s database',
    () => {
      Object.assign(globalThis, { indexedDB: new IDBFactory() });
      return indexedDbStorage(null);
    },
  ],
  ['memory', () => memoryStorage(memoryDisk())],
];

const study = { id: 's', documentId: 'd', at: 1, record: { name: 'First' } };
const model = { config: 'text' };

describe.each(MAKERS)('studies in %s', (_name, make) => {
  test('are there with their model and the trials that they came with', async () => {
    const storage = make();
    const stretches = [
      [1, 'second'],
      [0, 'first'],
    ] as const;
    expect(await storage.keepStudy(study, model, stretches)).toMatchObject({ ok: true });
    expect(await storage.studies('d')).toEqual({ ok: true, value: [study] });
    expect(await storage.studyModel('d', 's')).toEqual({ ok: true, value: model });
    expect(await storage.studyTrials('d', 's')).toEqual({ ok: true, value: ['first', 'second'] });
  });

  test('take more trials and another name, and keep the model', async () => {
    const storage = make();
    await storage.keepStudy(study, model, [[0, 'first']]);
    const named = { ...study, record: { name: 'Second' } };
    await storage.keepTrials(named, [
      [0, 'again'],
      [1, 'second'],
    ]);
    expect(await storage.studies('d')).toEqual({ ok: true, value: [named] });
    expect(await storage.studyModel('d', 's')).toEqual({ ok: true, value: model });
    expect(await storage.studyTrials('d', 's')).toEqual({ ok: true, value: ['again', 'second'] });
  });

  test('that were deleted take no trials, and no name', async () => {
    const storage = make();
    await storage.keepStudy(study, model, [[0, 'first']]);
    await storage.removeStudy('d', 's');
    const refused = { ok: false, error: { kind: 'missing' } };
    expect(await storage.keepTrials(study, [])).toMatchObject(refused);
    expect(await storage.keepTrials(study, [[0, 'first']])).toMatchObject(refused);
    expect(await storage.studies('d')).toEqual({ ok: true, value: [] });
    expect(await storage.studyTrials('d', 's')).toEqual({ ok: true, value: [] });
  });
});
