import { ok } from '../../base/result.ts';
import type { Stored } from '../../storage/index.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { VerbContext } from '../verbs/context.ts';
import { MOST_WORKERS } from '../../model/index.ts';
import { type KeptStudy, readKeptStudy, readStudyModel, readTrials } from './keptStudies.ts';
import { lengthOf, LiveStudy, type StudyHead } from './liveStudy.ts';
import type { StudyStatus } from './studiesState.ts';
import { claimStudy, type StudyKeeper, studyKeeper } from './studyKeeper.ts';
import type { StudyModel } from './trialSandbox.ts';
import { GatheredTrials } from './trialTable.ts';

export interface StudiesContext extends VerbContext {
  readonly troubles: Troubles;
}

/** A study of this page with its trials. */
export interface Entry {
  readonly live: LiveStudy;
  readonly keeper: StudyKeeper;
  name: string;
  /** The right to carry it on, while it runs. */
  claim: { release(): void } | null;
  /** Id of its document's record; null while it has none. */
  documentId(): string | null;
  /** Whether its document is open. */
  isHere(): boolean;
}

/** How many sandboxes trials may have at once. */
export function workersOf({ deps, view }: Pick<StudiesContext, 'deps' | 'view'>): number {
  return Math.min(view.getState().workers ?? deps.cores ?? 1, MOST_WORKERS);
}

/** Makes studies that are at hand: new ones and those of storage. */
export function studyEntries(context: StudiesContext, onChange: (entry: Entry) => void) {
  const { deps, session, notices, troubles } = context;

  function make(
    head: StudyHead,
    model: StudyModel | null,
    table: GatheredTrials,
    told: { readonly status: StudyStatus; readonly error: string | null },
    isKept: boolean,
  ): Entry {
    const owner = session.key();
    let known: string | null = null;
    const documentId = () => (known ??= session.idOf(owner));
    const live = new LiveStudy(head, model, table, told, {
      deps,
      workers: workersOf(context),
      onChange() {
        if (live.status === 'completed') {
          // A page that is left as soon as it says so has all of it.
          void entry.keeper.flush().then(() => onChange(entry));
          return;
        }
        if (live.status === 'running') entry.keeper.touch();
        else void entry.keeper.flush();
        onChange(entry);
      },
    });
    const keeper = studyKeeper(
      {
        ...{ deps, troubles, live, documentId },
        name: () => entry.name,
        onMissing: () => live.stop(),
      },
      isKept,
    );
    const entry: Entry = {
      ...{ live, keeper, documentId },
      name: head.name,
      claim: null,
      isHere: () => owner === session.key() || (documentId() ?? '') === session.id(),
    };
    return entry;
  }

  return {
    fresh: (head: StudyHead, model: StudyModel): Entry =>
      make(head, model, new GatheredTrials(head.study), { status: 'stopped', error: null }, false),

    /** A study with the trials that another has so far. */
    copy(head: StudyHead, model: StudyModel | null, of: GatheredTrials): Entry {
      const table = new GatheredTrials(head.study);
      table.addStretch(of.stretch(0, of.length));
      const status = table.length < lengthOf(head.study) ? 'stopped' : 'completed';
      return make(head, model, table, { status, error: null }, false);
    },

    /** A study of storage, with all its trials. */
    async load(documentId: string, kept: KeptStudy): Stored<Entry> {
      const [model, table] = await Promise.all([
        deps.storage.studyModel(documentId, kept.id),
        readTrials(deps.storage, documentId, kept),
      ]);
      if (!table.ok) return table;
      const { status, error } = kept;
      const read = model.ok ? readStudyModel(model.value) : null;
      return ok(make(kept, read, table.value, { status, error }, true));
    },

    /** The studies kept with a document, the newest first; one that another tab carries on says so. */
    async list(documentId: string): Promise<readonly KeptStudy[]> {
      const stored = await deps.storage.studies(documentId);
      if (!stored.ok) {
        const text = `The studies of this document could not be read. ${stored.error.message}`;
        notices.show({ tone: 'bad', text, action: null }, 'study');
      }
      const kept = (stored.ok ? stored.value : []).flatMap((one) => readKeptStudy(one) ?? []);
      return Promise.all(
        kept.map(async (one): Promise<KeptStudy> => {
          if (one.status !== 'interrupted') return one;
          const claim = await claimStudy(deps, one.id);
          claim?.release();
          return claim === null ? { ...one, status: 'elsewhere' } : one;
        }),
      );
    },

    /** Keeps what is said of a study whose trials are not at hand. */
    async keepName(documentId: string, kept: KeptStudy, name: string): Stored<void> {
      const { id, startedAt: at, ...rest } = kept;
      const record = { ...rest, name };
      return deps.storage.keepTrials({ id, documentId, at, record }, []);
    },
  };
}
