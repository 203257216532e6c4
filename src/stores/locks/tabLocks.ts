/** The lock of one document, which one tab has at a time: asked for by this tab. */
interface TabLock {
  /** No two locks have the same. */
  readonly token: number;
  readonly id: string;
  /** `asked`: no answer yet; `queued`: another tab has it; `held`: this tab may write. */
  readonly right: 'asked' | 'queued' | 'held';
  /** It came after the answer: what the other tab wrote last is not known here. */
  readonly late: boolean;
}

/**
 * The locks of one tab: that of the document that is open, and that of the one that shall open next. Null
 * where such a document has no record, or there is none.
 */
export interface TabLocks {
  readonly open: TabLock | null;
  readonly next: TabLock | null;
}

export type TabLocksEvent =
  /** A document shall be opened. */
  | { readonly kind: 'wanted'; readonly token: number; readonly id: string | null }
  /** The document that is open gets another record. */
  | { readonly kind: 'renewed'; readonly token: number; readonly id: string }
  | { readonly kind: 'answered'; readonly token: number; readonly held: boolean }
  /** The tab that had the right let it go. */
  | { readonly kind: 'granted'; readonly token: number }
  /** What was wanted is open now. */
  | { readonly kind: 'opened' }
  /** What was wanted does not open after all. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'left' };

type TabLocksEffect =
  | { readonly kind: 'ask'; readonly token: number; readonly id: string }
  | { readonly kind: 'release'; readonly token: number }
  /** The open document may be another by now: it is to be read again, and may be edited then. */
  | { readonly kind: 'reread' };

export const NO_LOCKS: TabLocks = { open: null, next: null };

interface Step {
  readonly state: TabLocks;
  readonly effects: readonly TabLocksEffect[];
}

/** What comes of an event: after it, every lock that was asked for is one of the two, or released. */
export function tabLocks(state: TabLocks, event: TabLocksEvent): Step {
  const { open, next } = state;
  switch (event.kind) {
    case 'wanted': {
      const gone = released(next, open);
      // The same document once more: one lock does for both.
      if (open !== null && open.id === event.id)
        return { state: { open, next: open }, effects: gone };
      const lock = event.id === null ? null : asked(event.token, event.id);
      return { state: { open, next: lock }, effects: [...gone, ...ask(lock)] };
    }
    case 'renewed': {
      const lock = asked(event.token, event.id);
      return { state: { open: lock, next }, effects: [...ask(lock), ...released(open, next)] };
    }
    case 'answered':
      return changed(state, event.token, (lock) =>
        lock.right === 'asked' ? { ...lock, right: event.held ? 'held' : 'queued' } : lock,
      );
    case 'granted': {
      const step = changed(state, event.token, (lock) => ({
        ...lock,
        right: 'held',
        late: true,
      }));
      return open?.token === event.token ? { ...step, effects: [{ kind: 'reread' }] } : step;
    }
    case 'opened': {
      const reread: readonly TabLocksEffect[] =
        next?.late === true && next !== open ? [{ kind: 'reread' }] : [];
      return {
        state: { open: next, next: null },
        effects: [...released(open, next), ...reread],
      };
    }
    case 'dropped':
      return { state: { open, next: null }, effects: released(next, open) };
    case 'left':
      return { state: NO_LOCKS, effects: [...released(open, null), ...released(next, open)] };
  }
}

function asked(token: number, id: string): TabLock {
  return { token, id, right: 'asked', late: false };
}

function ask(lock: TabLock | null): readonly TabLocksEffect[] {
  return lock === null ? [] : [{ kind: 'ask', token: lock.token, id: lock.id }];
}

/** Lets a lock go, unless the other one is the same. */
function released(lock: TabLock | null, other: TabLock | null): readonly TabLocksEffect[] {
  return lock === null || lock.token === other?.token
    ? []
    : [{ kind: 'release', token: lock.token }];
}

/** Of a lock that was let go meanwhile nobody wants to know. */
function changed(
  { open, next }: TabLocks,
  token: number,
  change: (lock: TabLock) => TabLock,
): Step {
  const of = (lock: TabLock | null) => (lock?.token === token ? change(lock) : lock);
  return { state: { open: of(open), next: of(next) }, effects: [] };
}
