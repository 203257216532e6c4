import { claimWriter } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import { storedStudy, stretchesFrom } from './keptStudies.ts';
import type { LiveStudy } from './liveStudy.ts';

/** How long a trial may wait before it is written, milliseconds: the write itself takes time on a busy machine. */
const KEEP_MS = 200;

interface KeeperContext {
  readonly deps: Pick<StoreDeps, 'storage' | 'locks' | 'clock' | 'setTimer'>;
  readonly troubles: Pick<Troubles, 'keep' | 'forget'>;
  readonly live: LiveStudy;
  /** Id of its document's record; null while it has none. */
  readonly documentId: () => string | null;
  readonly name: () => string;
  /** Its document, or the study itself, is not there any more. */
  readonly onMissing: () => void;
}

/** Writes a study as it goes on: whatever storage does not take stays here and is tried again. */
export interface StudyKeeper {
  /** Something is new: it is written in less than a second. */
  touch(): void;
  /** Writes what is new. */
  flush(): Promise<void>;
  /** Nothing more is written. */
  end(): void;
  /** It was deleted, and is to be kept after all: all of it is written. */
  again(): void;
}

/** @param isKept it came from storage: model and trials are there */
export function studyKeeper(context: KeeperContext, isKept: boolean): StudyKeeper {
  const { deps, troubles, live, documentId, name } = context;
  const { id } = live.head;
  const key = `study ${id}`;
  /** Rows that are written, under this document. */
  let written = isKept ? live.table.length : 0;
  let isThere = isKept;
  let isOver = false;
  let lastAt = -Infinity;
  let writing: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  let cancel: (() => void) | null = null;

  async function write(document: string): Promise<void> {
    const rows = live.table.length;
    const study = storedStudy(document, live, name());
    const stretches = stretchesFrom(live.table, written);
    await troubles.keep('runs', key, async () => {
      if (isOver) return { ok: true, value: undefined };
      const kept = await (isThere
        ? deps.storage.keepTrials(study, stretches)
        : deps.storage.keepStudy(study, live.model, stretches));
      if (kept.ok) {
        isThere = true;
        written = Math.max(written, rows);
      } else if (kept.error.kind === 'missing') {
        context.onMissing();
        return { ok: true, value: undefined };
      }
      return kept;
    });
  }

  async function begin(): Promise<void> {
    await writing;
    waiting = null;
    const document = documentId();
    if (isOver || document === null) return;
    lastAt = deps.clock();
    writing = write(document);
    await writing;
    writing = null;
  }

  /** What comes while something is written is written behind it, all in one. */
  function flush(): Promise<void> {
    cancel?.();
    cancel = null;
    waiting ??= begin();
    return waiting;
  }

  return {
    touch() {
      if (isOver) return;
      const wait = lastAt + KEEP_MS - deps.clock();
      // A page in the background gets its timers late: what came in is the better clock.
      if (wait <= 0 && writing === null) void flush();
      else cancel ??= deps.setTimer(() => void flush(), Math.max(wait, 1));
    },
    flush,
    end() {
      isOver = true;
      cancel?.();
      troubles.forget(key);
    },
    again() {
      isOver = false;
      isThere = false;
      written = 0;
      void flush();
    },
  };
}

/** The right to carry a study on, which one tab has at a time; null: another has it. */
export async function claimStudy(
  { locks }: Pick<StoreDeps, 'locks'>,
  id: string,
): Promise<{ release(): void } | null> {
  const writer = await claimWriter(locks, `study:${id}`, () => undefined);
  if (writer.isHeld()) return writer;
  writer.release();
  return null;
}
