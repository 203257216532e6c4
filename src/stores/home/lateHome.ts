import { lateMethods } from '../../base/lateMethods.ts';
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
    ...lateMethods(shelf, [
      ...(['markDocument', 'restoreDocument', 'eraseDocuments', 'closeTab'] as const),
      ...(['newFromTemplate', 'keptPictures', 'keepPicture', 'documentToDraw'] as const),
    ]),
    ...lateMethods(room, ['room', 'askToKeep', 'weigh', 'saveAll']),
  };
}
