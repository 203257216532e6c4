import type { ChangeKind } from './Change.ts';
import type { Exact } from '../base/exactValue.ts';

/** One thing that a document says. */
export interface Fact {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly component: string | null;
  readonly path: readonly string[];
  /** As the text has it. */
  readonly value: Exact;
  /** What it means, where it can be written in several ways: by this it is compared. */
  readonly means?: Exact;
}
