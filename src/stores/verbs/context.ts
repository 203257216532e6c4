import type { StoreApi } from 'zustand/vanilla';
import type { Backup } from '../backup/createBackup.ts';
import type { DocumentCode } from '../code/documentCode.ts';
import type { CodePermission } from '../code/permission.ts';
import type { DocumentState } from '../document/documentState.ts';
import type { OpenTabs } from '../lists/openTabs.ts';
import type { ListsState } from '../lists/listsState.ts';
import type { RunRecords } from '../lists/runRecords.ts';
import type { RunState } from '../run/runState.ts';
import type { ViewState } from '../view/viewState.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentList } from '../lists/documentList.ts';
import type { KeptRuns } from '../lists/keptRuns.ts';
import type { Notices } from '../view/notices.ts';
import type { RunSession } from '../run/runSession.ts';
import type { Session } from '../session/session.ts';
import type { LateStudies } from '../studies/studyVerbs.ts';
import type { TypedTexts } from '../drafts/typedTexts.ts';

/** What the verbs work on. */
export interface VerbContext {
  readonly deps: StoreDeps;
  readonly code: DocumentCode;
  readonly document: StoreApi<DocumentState>;
  readonly run: StoreApi<RunState>;
  readonly view: StoreApi<ViewState>;
  readonly lists: StoreApi<ListsState>;
  readonly session: Session;
  readonly runs: RunSession;
  readonly notices: Notices;
  readonly documents: DocumentList;
  readonly backup: Backup;
  readonly keptRuns: KeptRuns;
  readonly records: RunRecords;
  readonly tabs: OpenTabs;
  readonly typed: TypedTexts;
  readonly permission: CodePermission;
  readonly studies: LateStudies;
  /** Does one thing after the other: two openings at once must not mix. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
}
