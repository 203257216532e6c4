import type { ArchivedDocument } from '../../formats/index.ts';
import type { Weight } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { archived } from './archived.ts';
import { archiveOf, loadFormats } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { tell } from '../verbs/openStored.ts';

export interface RoomVerbs {
  /** How much room there is and whether it is kept; null where the browser does not tell. */
  room(): ReturnType<NonNullable<StoreDeps['room']>>;
  /** Asks the browser to keep what is stored until somebody deletes it; whether it will. */
  askToKeep(): Promise<boolean>;
  /** What a document takes; null where it cannot be read. */
  weigh(id: string): Promise<Weight | null>;
  /** All documents but those in the trash as one archive, with their runs, versions and tags. */
  saveAll(): Promise<Uint8Array>;
}

export function roomVerbs(context: VerbContext): RoomVerbs {
  const { deps, session, documents, keptRuns, notices } = context;
  const { storage } = deps;
  return {
    room: async () => (await deps.room?.().catch(() => null)) ?? null,
    askToKeep: async () => (await deps.persist?.().catch(() => false)) ?? false,
    async weigh(id) {
      const weight = await storage.weigh(id);
      return weight.ok ? weight.value : null;
    },
    async saveAll() {
      await Promise.all([loadFormats(), session.autosave.flush(), context.studies.save()]);
      await documents.refresh();
      const shelf = await storage.shelf();
      if (!shelf.ok) tell(context, shelf.error);
      const all: ArchivedDocument[] = [];
      const unread: string[] = [];
      const left: string[] = [];
      for (const entry of shelf.ok ? shelf.value : []) {
        if (entry.deletedAt !== null) continue;
        const stored = await storage.load(entry.id);
        if (!stored.ok) unread.push(`“${entry.name}”`);
        else {
          const one = await archived(storage, keptRuns, stored.value, entry);
          if (one.studiesLeft > 0) left.push(`“${entry.name}”`);
          all.push(one);
        }
      }
      if (unread.length > 0) {
        const text = `Not in the file, because they cannot be read: ${unread.join(', ')}.`;
        notices.show({ tone: 'bad', text, action: null }, 'save-all');
      }
      if (left.length > 0) {
        const text = `Studies of too many trials are not in the file: those of ${left.join(', ')}.`;
        notices.show({ tone: 'info', text, action: null }, 'save-all-studies');
      }
      return archiveOf(all, deps.clock());
    },
  };
}
