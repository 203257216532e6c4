import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

/** Fixed for ever, whatever address the page is served from: another name is another database. */
export const DATABASE = 'patchbay';

/** Raised with each change of the stores below; `upgrade` then gets a step and a kept fixture. */
export const VERSION = 5;

/**
 * What lies where. Values are `unknown`: whoever reads one checks it, since an older or newer
 * Patchbay, or a person with developer tools, may have written it.
 */
export interface PatchbaySchema extends DBSchema {
  /** `DocumentRecord` by document id. */
  documents: { key: string; value: unknown };
  /** `SummaryRecord` by document id, written together with the document. */
  summaries: { key: string; value: unknown };
  /** `StoredEntry` by run id, and `{id, detail}` by the id of its detail. */
  runs: { key: string; value: unknown; indexes: { document: string } };
  /** `HistoryHead` by document id, written together with the document. */
  histories: { key: string; value: unknown };
  /** `StepRecord` by document id and number. */
  steps: { key: [document: string, number: number]; value: unknown };
  /** `JournalEntry` by document id and revision: what was written since the record was written whole. */
  journal: { key: [document: string, revision: number]; value: unknown };
  /** What somebody was about to change, by document id. */
  unfinished: { key: string; value: unknown };
  /** Text that somebody typed and that is not the document yet, by document id. */
  typed: { key: string; value: unknown };
  /** `StoredEntry` by document id and its own id, and its content under the same key. */
  versions: { key: [document: string, id: string]; value: unknown };
  versionContents: { key: [document: string, id: string]; value: unknown };
  /** `Marks` by document id. */
  marks: { key: string; value: unknown };
  /** A small picture of a document by its id, drawn anew when the document has changed. */
  pictures: { key: string; value: unknown };
  /** `StoredEntry` by document id and its own id, the model that it runs, and stretches of its trials. */
  studies: { key: [document: string, id: string]; value: unknown };
  studyModels: { key: [document: string, id: string]; value: unknown };
  trials: { key: [document: string, id: string, number: number]; value: unknown };
  /** Anything by name. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<PatchbaySchema>;
export type Upgrade = IDBPTransaction<
  PatchbaySchema,
  StoreNames<PatchbaySchema>[],
  'versionchange'
>;

type Step = (database: Database, upgrade: Upgrade) => void;

/** Step n brings a database of version n to version n + 1; forward only, none is ever changed. */
const STEPS: readonly Step[] = [
  function first(database) {
    database.createObjectStore('documents');
    database.createObjectStore('summaries');
    database.createObjectStore('settings');
    database.createObjectStore('runs', { keyPath: 'id' }).createIndex('document', 'documentId');
  },
  function ofOneDocument(database) {
    database.createObjectStore('histories');
    database.createObjectStore('steps');
    database.createObjectStore('typed');
  },
  function whileOneGoesOn(database) {
    database.createObjectStore('journal');
    database.createObjectStore('unfinished');
  },
  function beside(database) {
    for (const store of ['versions', 'versionContents', 'marks', 'pictures'] as const)
      database.createObjectStore(store);
  },
  function studies(database) {
    for (const store of ['studies', 'studyModels', 'trials'] as const)
      database.createObjectStore(store);
  },
];

export function upgradeSchema(database: Database, from: number, upgrade: Upgrade): void {
  for (const step of STEPS.slice(from, VERSION)) step(database, upgrade);
}
