import type { Arrangement, Edit, Edited, Refused } from '../../editing/edit.ts';
import type { VerbContext } from './context.ts';

export interface EditVerbs {
  /**
   * Makes an edit: one entry of the history, with what is selected and said after it. Edits of one label that
   * follow each other within a second with the same `gesture` (a burst of arrow keys) make one entry; with a
   * symbol (a drag) they do however long it takes.
   *
   * @returns what was made, or why it was refused; null: nothing changed, or this tab may not write
   */
  edit<Args>(edit: Edit<Args>, args: Args, gesture?: string | symbol): Edited | Refused | null;
  /** Changes how watched fields are drawn (kept in the document; undo passes over it). */
  arrangePlots<Args extends readonly unknown[]>(change: Arrangement<Args>, ...args: Args): void;
  /** Says something to those who listen and do not see. */
  say(text: string): void;
}

/** The one door through which the screen changes the open document. */
export function editVerbs({ code, document, permission, session, view }: VerbContext): EditVerbs {
  const say = (said: string): void => view.setState({ said });
  return {
    edit(edit, args, gesture) {
      const now = session.now();
      const made = edit(now, code.catalogueOf(now), args);
      if ('refused' in made) return made;
      // Nothing to do ends no gesture either, and gives no name to what is under way.
      if (made.document === now) return null;
      const before = document.getState().document;
      const burst = typeof gesture === 'string' ? `${gesture} ${made.label}` : gesture;
      session.edit(made.label, () => made.document, burst);
      // Of a preview nothing is selected, and nothing is said.
      if (document.getState().document === before) return null;
      // What the person writes here is theirs; what comes with a file or a link comes by other doors.
      permission.written(before, document.getState().document);
      if (made.selection !== undefined) view.setState({ selection: made.selection });
      if (made.said !== undefined) say(made.said);
      return made;
    },
    arrangePlots: (change, ...args) => session.editEverywhere((now) => change(now, ...args)),
    say,
  };
}
