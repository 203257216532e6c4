import type { StoreApi } from 'zustand/vanilla';
import type { DocumentState } from '../document/documentState.ts';
import type { LibraryState } from '../lists/listsState.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { RunState } from '../run/runState.ts';
import type { ViewState } from '../view/viewState.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Library } from '../lists/lists.ts';
import type { Notices } from '../view/notices.ts';
import type { RunSession } from '../run/runSession.ts';
import type { Session } from '../session/session.ts';
import type { TypedTexts } from '../drafts/typedText.ts';

/** What the verbs work on. */
export interface VerbContext {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly run: StoreApi<RunState>;
  readonly view: StoreApi<ViewState>;
  readonly library: StoreApi<LibraryState>;
  readonly session: Session;
  readonly runs: RunSession;
  readonly notices: Notices;
  readonly lists: Library;
  readonly typed: TypedTexts;
  /** Puts a run that is over beside the others of the open document, and keeps it with that. */
  readonly addRun: (record: RunRecord) => Promise<void>;
  /** Does one thing after the other: two openings at once must not mix. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
}
