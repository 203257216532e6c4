/** The right to write one document, asked for by this tab. */
interface Claim {
  /** No two claims have the same. */
  readonly token: number;
  readonly id: string;
  /** `asked`: no answer yet; `queued`: another tab has it; `held`: this tab may write. */
  readonly right: 'asked' | 'queued' | 'held';
  /** It came after the answer: what the other tab wrote last is not known here. */
  readonly late: boolean;
}

/**
 * The claims of one tab: that of the document that is open, and that of the one that shall open next. Null
 * where such a document has no record, or there is none.
 */
export interface Claims {
  readonly open: Claim | null;
  readonly next: Claim | null;
}

export type ClaimsEvent =
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

type ClaimsEffect =
  | { readonly kind: 'ask'; readonly token: number; readonly id: string }
  | { readonly kind: 'release'; readonly token: number }
  /** The open document may be another by now: it is to be read again, and may be edited then. */
  | { readonly kind: 'reread' };

export const NO_CLAIMS: Claims = { open: null, next: null };

interface Step {
  readonly state: Claims;
  readonly effects: readonly ClaimsEffect[];
}

/** What comes of an event: after it, every claim that was asked for is one of the two, or released. */
export function claims(state: Claims, event: ClaimsEvent): Step {
  const { open, next } = state;
  switch (event.kind) {
    case 'wanted': {
      const gone = released(next, open);
      // The same document once more: one claim does for both.
      if (open !== null && open.id === event.id)
        return { state: { open, next: open }, effects: gone };
      const claim = event.id === null ? null : asked(event.token, event.id);
      return { state: { open, next: claim }, effects: [...gone, ...ask(claim)] };
    }
    case 'renewed': {
      const claim = asked(event.token, event.id);
      return { state: { open: claim, next }, effects: [...ask(claim), ...released(open, next)] };
    }
    case 'answered':
      return changed(state, event.token, (claim) =>
        claim.right === 'asked' ? { ...claim, right: event.held ? 'held' : 'queued' } : claim,
      );
    case 'granted': {
      const step = changed(state, event.token, (claim) => ({
        ...claim,
        right: 'held',
        late: true,
      }));
      return open?.token === event.token ? { ...step, effects: [{ kind: 'reread' }] } : step;
    }
    case 'opened': {
      const reread: readonly ClaimsEffect[] =
        next?.late === true && next !== open ? [{ kind: 'reread' }] : [];
      return {
        state: { open: next, next: null },
        effects: [...released(open, next), ...reread],
      };
    }
    case 'dropped':
      return { state: { open, next: null }, effects: released(next, open) };
    case 'left':
      return { state: NO_CLAIMS, effects: [...released(open, null), ...released(next, open)] };
  }
}

function asked(token: number, id: string): Claim {
  return { token, id, right: 'asked', late: false };
}

function ask(claim: Claim | null): readonly ClaimsEffect[] {
  return claim === null ? [] : [{ kind: 'ask', token: claim.token, id: claim.id }];
}

/** Lets a claim go, unless the other one is the same. */
function released(claim: Claim | null, other: Claim | null): readonly ClaimsEffect[] {
  return claim === null || claim.token === other?.token
    ? []
    : [{ kind: 'release', token: claim.token }];
}

/** Of a claim that was let go meanwhile nobody wants to know. */
function changed({ open, next }: Claims, token: number, change: (claim: Claim) => Claim): Step {
  const of = (claim: Claim | null) => (claim?.token === token ? change(claim) : claim);
  return { state: { open: of(open), next: of(next) }, effects: [] };
}
