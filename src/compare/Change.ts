import type { Exact } from '../base/exactValue.ts';

/** What a change is about. `public/docs/diff.md` tells each of them. */
export const KINDS = [
  'document',
  'component',
  'type',
  'argument',
  'initialValue',
  'parameter',
  'constraint',
  'resource',
  'switch',
  'connector',
  'process',
  'seed',
  'tune',
  'module',
  'file',
  'order',
  'place',
  'group',
  'note',
  'watch',
  'plot',
  'control',
  'badge',
  'worker',
  'layout',
] as const;
export type ChangeKind = (typeof KINDS)[number];

/** Kinds that say how a model is drawn, read or spread, and never what a run gives. */
const ASIDE: ReadonlySet<ChangeKind> = new Set([
  'document',
  'order',
  'place',
  'group',
  'note',
  'watch',
  'plot',
  'control',
  'badge',
  'worker',
  'layout',
]);

/** Whether a change of this kind may change what a run gives. */
export function hasMeaning(kind: ChangeKind): boolean {
  return !ASIDE.has(kind);
}

export type HowChanged = 'added' | 'removed' | 'changed' | 'renamed';

/** One difference between two documents. A side is undefined where the thing is not there. */
export interface Change {
  readonly kind: ChangeKind;
  readonly how: HowChanged;
  /** What changed, in one text: `tank`, `tank.level`, `a.x -> b.y`, `state.type`. */
  readonly name: string;
  /** The component that it belongs to, as the later document calls it; null: to none. */
  readonly component: string | null;
  /** Where it lies: keys of the model, with a component's name or a connector's id in place of its number. */
  readonly path: readonly string[];
  readonly old: Exact | undefined;
  readonly new: Exact | undefined;
  /** Of texts: how many lines came and went; null where that is not known or no text. */
  readonly lines: { readonly added: number; readonly removed: number } | null;
}
