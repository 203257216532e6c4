import type { SummaryRecord } from '../record.ts';
import type { Database } from '../schema.ts';
import { entriesOfShelf, type Marks, readMarks, type ShelfEntry } from './shelf.ts';

/** The entries of these lines, as they are marked. */
export async function shelf(
  database: Database,
  lines: readonly SummaryRecord[],
): Promise<readonly ShelfEntry[]> {
  const { store } = database.transaction('marks');
  const [ids, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return entriesOfShelf(lines, new Map(ids.map((id, at) => [id, values[at]])));
}

export async function mark(database: Database, id: string, change: Partial<Marks>): Promise<void> {
  const transaction = database.transaction('marks', 'readwrite');
  const put = async (): Promise<void> => {
    const marks = readMarks(await transaction.store.get(id));
    await transaction.store.put({ ...marks, ...change }, id);
  };
  await Promise.all([put(), transaction.done]);
}

export async function pictures(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const { store } = database.transaction('pictures');
  const found = await Promise.all(ids.map(async (id) => [id, await store.get(id)] as const));
  return new Map(found.filter(([, picture]) => picture !== undefined));
}
