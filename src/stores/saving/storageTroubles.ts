import type { StorageFailure, StorageFailureKind, Stored } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';

/** What the browser's storage refuses at present. It is tried again until it is done. */
export interface StorageTrouble {
  /** `database`: all of it. */
  readonly about: 'database' | 'document' | 'text' | 'runs' | 'screen';
  /** The document that is open has changes that are not saved. */
  readonly isUnsaved: boolean;
  readonly kind: StorageFailureKind;
  /** What happened and what to do, for a person. */
  readonly message: string;
}

/** What waits for storage is tried again after so long, then at most every so often, milliseconds. */
const RETRY_MS = [1_000, 2_000, 5_000] as const;

/** What storage did not take or give, and why. */
export type TroubleMap = ReadonlyMap<StorageTrouble['about'], StorageFailure>;

/** What is told first: whatever keeps the others from being stored, then what would be missed most. */
const ORDER: readonly StorageTrouble['about'][] = [
  'database',
  'document',
  'text',
  'runs',
  'screen',
];

/** The trouble to be shown; null: there is none. */
export function shownTrouble(troubles: TroubleMap): StorageTrouble | null {
  const isUnsaved = troubles.has('document');
  for (const about of ORDER) {
    const failure = troubles.get(about);
    if (failure !== undefined) return { about, isUnsaved, ...failure };
  }
  return null;
}

/** Keeps in the page's sight what storage refuses, and tries it again until it is taken. */
export interface Troubles {
  /** Something was refused (again), or was done after all (null). */
  note(about: StorageTrouble['about'], failure: StorageFailure | null): void;
  /**
   * Writes something, and again and again while that is refused. Work of the same key that comes later
   * takes its place.
   */
  keep(about: 'runs' | 'screen' | 'text', key: string, work: () => Stored<void>): Promise<void>;
  /** Whether something of this key is not written yet. */
  isWaiting(key: string): boolean;
  /** What is not written of this key need not be. */
  forget(key: string): void;
  /** Storage may take things again: tries all at once. */
  retry(): void;
}

interface Waiting {
  readonly about: StorageTrouble['about'];
  readonly work: () => Stored<void>;
  readonly failure: StorageFailure | null;
}

/**
 * @param show the trouble that a person is to be told of, when it is another one; null: there is none
 * @param onRetry whatever else waits for storage may be tried again too
 */
export function createTroubles(
  { setTimer }: Pick<StoreDeps, 'setTimer'>,
  show: (trouble: StorageTrouble | null) => void,
  onRetry: () => void,
): Troubles {
  const waiting = new Map<string, Waiting>();
  let told: TroubleMap = new Map();
  let shown: StorageTrouble | null = null;
  let cancel: (() => void) | null = null;
  let tries = 0;

  function all(): TroubleMap {
    const held = [...waiting.values()].flatMap(({ about, failure }) =>
      failure === null ? [] : [[about, failure] as const],
    );
    return new Map([...told, ...held]);
  }

  function update(): void {
    const troubles = all();
    const trouble = shownTrouble(troubles);
    if (JSON.stringify(trouble) !== JSON.stringify(shown)) {
      shown = trouble;
      show(trouble);
    }
    // The document has timers of its own.
    if ([...troubles.keys()].every((about) => about === 'document')) {
      cancel?.();
      cancel = null;
      tries = 0;
      return;
    }
    cancel ??= setTimer(
      () => {
        cancel = null;
        tries += 1;
        retry();
        update();
      },
      RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0,
    );
  }

  async function attempt(key: string, mine: Waiting): Promise<void> {
    const done = await mine.work();
    // Other work has taken its place, or nobody wants it any more.
    if (waiting.get(key)?.work !== mine.work) return;
    if (done.ok) waiting.delete(key);
    else waiting.set(key, { ...mine, failure: done.error });
    update();
  }

  function retry(): void {
    for (const [key, one] of waiting) if (one.failure !== null) void attempt(key, one);
    onRetry();
  }

  return {
    note(about, failure) {
      const next = new Map(told);
      if (failure === null) next.delete(about);
      else next.set(about, failure);
      if (failure === null && !told.has(about)) return;
      told = next;
      update();
    },
    keep(about, key, work) {
      const mine = { about, work, failure: null };
      waiting.set(key, mine);
      return attempt(key, mine);
    },
    isWaiting: (key) => waiting.has(key),
    forget(key) {
      if (waiting.delete(key)) update();
    },
    retry,
  };
}
