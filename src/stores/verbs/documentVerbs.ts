import { emptyDocument } from '../../model/index.ts';
import type { VerbContext } from './context.ts';
import { openStored, unusedName } from './openStored.ts';
import { renameDocument } from './renameDocument.ts';

export interface DocumentVerbs {
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect: 0 is the document as it was first. */
  goTo(position: number): void;
  newDocument(): Promise<void>;
  openDocument(id: string): Promise<void>;
  renameDocument(id: string, name: string): Promise<void>;
  duplicateDocument(id: string): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteDocument(id: string): Promise<void>;
}

export function documentVerbs(context: VerbContext): DocumentVerbs {
  const { session, typed, inTurn } = context;
  /** What was typed a moment ago comes first. */
  const walk = (way: () => void): void => {
    typed.read();
    way();
  };

  return {
    undo: () => walk(session.undo),
    redo: () => walk(session.redo),
    goTo: (position) => walk(() => session.goTo(position)),
    newDocument: () =>
      inTurn(async () => {
        const document = emptyDocument(await unusedName(context, 'Untitled'));
        await session.open({ kind: 'draft', document });
      }),
    openDocument: (id) => inTurn(() => openStored(context, id)),
    renameDocument: (id, name) => inTurn(() => renameDocument(context, id, name)),
    duplicateDocument: (id) =>
      inTurn(async () => (await import('./duplicateDocument.ts')).duplicateDocument(context, id)),
    deleteDocument: (id) =>
      inTurn(async () => (await import('./deleteDocument.ts')).deleteDocument(context, id)),
  };
}
