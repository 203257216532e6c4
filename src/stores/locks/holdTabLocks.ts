import { claimWriter, type Writer } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { NO_LOCKS, tabLocks, type TabLocks, type TabLocksEvent } from './tabLocks.ts';

/** Asks for the locks that `tabLocks.ts` says, and lets them go. */
export interface HeldTabLocks {
  /** Asks for the lock of what shall be opened; whether this tab has it. Null: there is no record. */
  want(id: string | null): Promise<boolean>;
  /** What was wanted is open. */
  opened(): void;
  /** What was wanted does not open. */
  dropped(): void;
  /** The open document goes on under this id. */
  renew(id: string): void;
  /** Resolves when the lock of the open document was granted, or refused. */
  settled(): Promise<void>;
  leave(): void;
}

export function holdTabLocks(
  { locks }: Pick<StoreDeps, 'locks'>,
  on: {
    /** The lock of the open document came late. */
    readonly reread: () => void;
    /** Resolves when nothing is being written any more. */
    readonly rest: () => Promise<void>;
  },
): HeldTabLocks {
  let state: TabLocks = NO_LOCKS;
  let tokens = 0;
  const writers = new Map<number, Promise<Writer>>();

  function dispatch(event: TabLocksEvent): void {
    const { state: next, effects } = tabLocks(state, event);
    state = next;
    for (const effect of effects) {
      if (effect.kind === 'ask') ask(effect.token, effect.id);
      else if (effect.kind === 'release') release(effect.token);
      else on.reread();
    }
  }

  function ask(token: number, id: string): void {
    const writer = claimWriter(locks, id, () => dispatch({ kind: 'granted', token }));
    writers.set(token, writer);
    void writer.then((one) => dispatch({ kind: 'answered', token, held: one.isHeld() }));
  }

  /** A write that is under way comes first: the next tab shall begin with it. */
  function release(token: number): void {
    const writer = writers.get(token);
    writers.delete(token);
    void on.rest().then(async () => (await writer)?.release());
  }

  const answerTo = async (token: number | undefined): Promise<void> =>
    void (token === undefined ? null : await writers.get(token));

  return {
    async want(id) {
      dispatch({ kind: 'wanted', token: (tokens += 1), id });
      const token = state.next?.token;
      await answerTo(token);
      return state.next === null || state.next.right === 'held';
    },
    opened: () => dispatch({ kind: 'opened' }),
    dropped: () => dispatch({ kind: 'dropped' }),
    renew: (id) => dispatch({ kind: 'renewed', token: (tokens += 1), id }),
    settled: () => answerTo(state.open?.token),
    leave: () => dispatch({ kind: 'left' }),
  };
}
