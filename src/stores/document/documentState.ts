import { type Catalogue, emptyDocument } from '../../model/index.ts';
import type { Problem } from '../../model/problem.ts';
import { freshHistory, type History } from './history.ts';

/** Where the open document lives. */
export type Origin =
  | { readonly kind: 'stored'; readonly id: string }
  /** Opened from a link: only in memory until the first edit. */
  | { readonly kind: 'link' }
  /** Another tab writes this document; edits are refused here until it lets go. */
  | { readonly kind: 'readOnly'; readonly id: string };

export type SavedState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly message: string };

/** The text of the YAML panel while it is not the text of the document. */
export interface TypedText {
  readonly text: string;
  /** Why it could not be read when it was read last; empty while it was not, or could be. */
  readonly problems: readonly Problem[];
  /** False while somebody types: it is read a moment later. */
  readonly isRead: boolean;
  /** The document changed otherwise since the text was begun: a person has to say which one counts. */
  readonly stale: boolean;
  /** It was left in an earlier visit. */
  readonly restored: boolean;
}

/** The open document as the screen shows it. */
export interface DocumentState extends History {
  readonly origin: Origin;
  readonly saved: SavedState;
  /** Null: the text is that of the document. */
  readonly typed: TypedText | null;
  /** The types that the document has: the built-in ones, and those that its modules declare. */
  readonly catalogue: Catalogue;
  /** Everything wrong with the document as it is now. */
  readonly problems: readonly Problem[];
}

/** The history of the open document, without what the screen shows beside it. */
export function historyOf({ document, past, future, asides }: DocumentState): History {
  return { document, past, future, asides };
}

/** What is open until something else is. */
export function firstDocument(catalogue: Catalogue): DocumentState {
  return {
    ...freshHistory(emptyDocument('Untitled')),
    origin: { kind: 'link' },
    saved: { kind: 'saved', at: null },
    typed: null,
    catalogue,
    problems: [],
  };
}
