import 'fake-indexeddb/auto';
import { fc, test as property } from '@fast-check/vitest';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { emptyDocument, type PatchbayDocument } from '../model/index.ts';
import { attachFile } from '../editing/process/files.ts';
import type { HistoryChange, Storage } from './api.ts';
import { indexedDbStorage } from './indexedDbStorage.ts';
import { DATABASE } from './schema.ts';

/** Larger than what is written whole each time. */
const LARGE = attachFile(emptyDocument('Large'), {
  name: 'a.csv',
  bytes: new Uint8Array(600_000).fill(7),
});
const named = (document: PatchbayDocument, name: string) => ({ ...document, name });

async function value<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; error: { kind: string } }>,
): Promise<T> {
  const given = await result;
  if (!given.ok) throw new Error(given.error.kind);
  return given.value;
}

function fresh(): () => Storage {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  return () => indexedDbStorage(null);
}

async function entries(): Promise<number> {
  const database = await openDB(DATABASE);
  const count = await database.count('journal');
  database.close();
  return count;
}

const history: HistoryChange = {
  first: 0,
  end: 0,
  position: 0,
  asides: { count: 0, list: [] },
  steps: [],
};

type Step = 'edit' | 'whole' | 'remove' | 'reopen';

property.prop(
  [fc.array(fc.constantFrom<Step[]>('edit', 'edit', 'edit', 'whole', 'remove', 'reopen'))],
  {
    numRuns: 20,
  },
)('a large document is what was written last, however it was written', async (steps) => {
  const open = fresh();
  let storage = open();
  let { revision, document } = await value(
    storage.create({ id: 'a', document: LARGE, at: 1, history }),
  );
  for (const [n, step] of steps.entries()) {
    if (step === 'reopen') storage = open();
    else if (step === 'remove') {
      await value(storage.remove('a', n));
      await value(storage.restore('a'));
      revision += 2;
    } else {
      const next = named(document, `Edit ${n}`);
      const before = step === 'edit' ? { before: document } : {};
      const change = { id: 'a', revision, document: next, at: n, history, ...before };
      ({ revision, document } = await value(storage.write(change)));
    }
    const back = await value(storage.load('a'));
    expect([back.revision, back.document.name]).toEqual([revision, document.name]);
    expect(back.document.files[0]?.bytes.length).toBe(600_000);
    expect(await value(storage.history('a', revision))).not.toBeNull();
    expect((await value(storage.list()))[0]?.name).toBe(document.name);
  }
});

test('what changed in a large document is all that is written of it, by who has seen it', async () => {
  const storage = fresh()();
  const { revision, document } = await value(storage.create({ id: 'a', document: LARGE, at: 1 }));
  const next = named(document, 'Next');
  await value(storage.write({ id: 'a', revision, document: next, before: document, at: 2 }));
  expect(await entries()).toBe(1);
  const late = await storage.write({ id: 'a', revision, document, before: document, at: 3 });
  expect(late.ok ? null : late.error.kind).toBe('conflict');
  expect((await value(storage.load('a'))).document).toEqual(next);
});

test('a small document is written whole', async () => {
  const storage = fresh()();
  const { revision, document } = await value(
    storage.create({ id: 'a', document: emptyDocument('Small'), at: 1 }),
  );
  const next = named(document, 'Next');
  await value(storage.write({ id: 'a', revision, document: next, before: document, at: 2 }));
  expect(await entries()).toBe(0);
});
