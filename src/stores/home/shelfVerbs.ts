import type { PatchbayDocument } from '../../model/document.ts';
import type { Marks, Stored } from '../../storage/index.ts';
import { createAndOpen } from '../imports/createDocuments.ts';
import type { VerbContext } from '../verbs/context.ts';
import { load, openStored, tell } from '../verbs/openStored.ts';
import { renameDocument } from '../verbs/renameDocument.ts';

/** What can be done with documents that need not be open. */
export interface ShelfVerbs {
  /** Says something of a document, which does not change by it. */
  markDocument(id: string, change: Partial<Omit<Marks, 'openedAt'>>): Promise<void>;
  /** Takes a document out of the trash; where its name is taken by now it gets another. */
  restoreDocument(id: string): Promise<void>;
  /** Deletes documents for good; only those that are in the trash. */
  eraseDocuments(ids: readonly string[]): Promise<void>;
  /** Closes the tab of a document; where that is in view, the one beside it comes into view. */
  closeTab(id: string): Promise<void>;
  /** Opens a copy of a template as a new document. */
  newFromTemplate(id: string): Promise<void>;
  /** Pictures of documents as they were kept, by id; the reader has to check them. */
  keptPictures(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  keepPicture(id: string, picture: unknown): Promise<void>;
  /** A document to be drawn; null where it cannot be read. */
  documentToDraw(id: string): Promise<PatchbayDocument | null>;
}

export function shelfVerbs(context: VerbContext): ShelfVerbs {
  const { deps, documents, inTurn } = context;
  const { storage } = deps;

  /** Does something and shows what came of it; false: it was refused, and that was told. */
  async function done(work: Stored<void>): Promise<boolean> {
    const result = await work;
    if (!result.ok) tell(context, result.error);
    await documents.refresh();
    return result.ok;
  }

  return {
    markDocument: async (id, change) => void (await done(storage.mark(id, change))),
    restoreDocument: (id) =>
      inTurn(async () => {
        if (!(await done(storage.restore(id)))) return;
        const name = context.lists.getState().documents.find((one) => one.id === id)?.name;
        if (name !== undefined && documents.freeName(name, id) !== name)
          await renameDocument(context, id, name);
      }),
    eraseDocuments: async (ids) => void (await done(storage.erase(ids))),
    closeTab: (id) =>
      inTurn(async () => {
        const { session, tabs, lists } = context;
        const there = new Set(lists.getState().documents.map((one) => one.id));
        const all = lists.getState().openTabs.filter((one) => one === id || there.has(one));
        const at = all.indexOf(id);
        const beside = all[at + 1] ?? all[at - 1];
        if (id === session.id()) {
          // What cannot be opened or left stays in view, and its tab with it.
          if (beside === undefined) return;
          await openStored(context, beside);
          if (id === session.id()) return;
        }
        await tabs.close(id);
      }),
    newFromTemplate: (id) =>
      inTurn(async () => {
        const template = await load(context, id);
        if (template !== null) await createAndOpen(context, template.document, true);
      }),
    async keptPictures(ids) {
      const kept = await storage.pictures(ids);
      return kept.ok ? kept.value : new Map();
    },
    // A picture that is not kept is drawn again.
    keepPicture: async (id, picture) => void (await storage.savePicture(id, picture)),
    async documentToDraw(id) {
      const stored = await storage.load(id);
      return stored.ok ? stored.value.document : null;
    },
  };
}
