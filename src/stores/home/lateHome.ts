import { lateMethods } from '../../base/lateMethods.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { RoomVerbs } from './roomVerbs.ts';
import type { ShelfVerbs } from './shelfVerbs.ts';

/** What can be done with documents as a whole, whether they are open or not. */
export type HomeVerbs = BackupVerbs & ShelfVerbs & RoomVerbs;

interface BackupVerbs {
  /** Lets the person choose a folder in which all documents are kept as they are saved. */
  chooseBackup(): Promise<void>;
  /** Asks the person to allow the folder of the last visit again. */
  allowBackup(): Promise<void>;
  /** Nothing more lands in the folder, which stays as it is. */
  endBackup(): Promise<void>;
}

/** These verbs come when one of them is called. */
export function lateHome(context: VerbContext): HomeVerbs {
  const shelf = async () => (await import('./shelfVerbs.ts')).shelfVerbs(context);
  const room = async () => (await import('./roomVerbs.ts')).roomVerbs(context);
  const { backup } = context;
  return {
    chooseBackup: () => backup.choose(),
    allowBackup: () => backup.allow(),
    endBackup: () => backup.end(),
    ...lateMethods(shelf, [
      ...(['markDocument', 'restoreDocument', 'eraseDocuments', 'closeTab'] as const),
      ...(['newFromTemplate', 'keptPictures', 'keepPicture', 'documentToDraw'] as const),
    ]),
    ...lateMethods(room, ['room', 'askToKeep', 'weigh', 'saveAll']),
  };
}
