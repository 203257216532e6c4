import type { StoreApi } from 'zustand/vanilla';
import { uniqueName } from '../storage/index.ts';
import type { LibraryState, RunRecord } from './api.ts';
import type { StoreDeps } from './deps.ts';
import { loadExamples } from './examples.ts';
import type { Notices } from './notices.ts';
import { readRunRecords, shortened } from './runRecord.ts';

/** Keeps the lists of documents, examples and runs in step with storage. */
export interface Library {
  refresh(): Promise<void>;
  refreshExamples(): Promise<void>;
  /** The runs kept with a document, newest first. */
  runsOf(documentId: string): Promise<readonly RunRecord[]>;
  keepRun(documentId: string, record: RunRecord): Promise<void>;
  /** A name that no other document has. */
  freeName(name: string, exceptId?: string): string;
  /** Asks the browser once to keep what is stored. */
  persist(): Promise<void>;
}

export function createLibrary(
  deps: StoreDeps,
  store: StoreApi<LibraryState>,
  notices: Notices,
): Library {
  let asked = false;

  return {
    async refresh() {
      const documents = await deps.storage.list();
      if (documents.ok) store.setState({ documents: documents.value });
      else notices.show({ tone: 'bad', text: documents.error.message, action: null }, 'storage');
    },
    async refreshExamples() {
      const examples = await loadExamples(deps.fetchExample);
      if (examples.length > 0) store.setState({ examples });
    },
    async runsOf(documentId) {
      const runs = await deps.storage.runs(documentId);
      return runs.ok ? readRunRecords(runs.value) : [];
    },
    async keepRun(documentId, record) {
      const { id, startedAt: at } = record;
      const kept = await deps.storage.addRun({ id, documentId, at, record: shortened(record) });
      if (kept.ok) return;
      const text = `The run could not be kept with the document. ${kept.error.message}`;
      notices.show({ tone: 'warning', text, action: null }, 'run-not-kept');
    },
    freeName(name, exceptId) {
      const others = store.getState().documents.filter((document) => document.id !== exceptId);
      return uniqueName(
        name,
        others.map((document) => document.name),
      );
    },
    async persist() {
      if (asked || deps.persist === null) return;
      asked = true;
      const persisted = await deps.persist().catch(() => false);
      store.setState({ persisted });
    },
  };
}
