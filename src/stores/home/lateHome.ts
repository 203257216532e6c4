import type { VerbContext } from '../verbs/context.ts';
import type { RoomVerbs } from './roomVerbs.ts';
import type { ShelfVerbs } from './shelfVerbs.ts';

/** What can be done with documents as a whole, whether they are open or not. */
export type HomeVerbs = ShelfVerbs & RoomVerbs;

/** These verbs come when one of them is called. */
export function lateHome(context: VerbContext): HomeVerbs {
  const shelf = async () => (await import('./shelfVerbs.ts')).shelfVerbs(context);
  const room = async () => (await import('./roomVerbs.ts')).roomVerbs(context);
  return {
    room: async () => (await room()).room(),
    askToKeep: async () => (await room()).askToKeep(),
    weigh: async (id) => (await room()).weigh(id),
    saveAll: async () => (await room()).saveAll(),
    markDocument: async (id, change) => (await shelf()).markDocument(id, change),
    restoreDocument: async (id) => (await shelf()).restoreDocument(id),
    eraseDocuments: async (ids) => (await shelf()).eraseDocuments(ids),
    newFromTemplate: async (id) => (await shelf()).newFromTemplate(id),
    keptPictures: async (ids) => (await shelf()).keptPictures(ids),
    keepPicture: async (id, picture) => (await shelf()).keepPicture(id, picture),
    documentToDraw: async (id) => (await shelf()).documentToDraw(id),
  };
}
