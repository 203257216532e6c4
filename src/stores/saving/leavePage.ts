import type { Leaving } from '../../storage/index.ts';
import type { VerbContext } from '../verbs/context.ts';
import { openIs } from './lastOpen.ts';

/** The page goes away: puts down at once what is not saved, and what was open. */
export function leavePage(
  { deps, lists, session, typed }: Pick<VerbContext, 'deps' | 'lists' | 'session' | 'typed'>,
  settings: Leaving['settings'],
): void {
  void typed.leave();
  const left = session.autosave.unsaved();
  const id = session.isStored() ? session.id() : left?.id;
  void deps.storage.leave({
    document: left,
    typed: typed.unsaved(),
    settings: {
      ...settings,
      openTabs: [...lists.getState().openTabs],
      ...(id == null ? {} : openIs(id)),
    },
  });
  void session.autosave.flush();
}
