import { diffLines } from 'diff';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';

/** More lines than these are not put side by side: what changed so much is another text. */
const MOST_EDITS = 5_000;

/** Lines that follow each other in two texts: those of both, of the old one only, of the new one only. */
export interface LineRun {
  readonly is: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** The lines of two texts beside each other; null where they have too little in common. */
export function lineRuns(before: string, after: string): readonly LineRun[] | null {
  const runs = diffLines(before, after, { maxEditLength: MOST_EDITS });
  return (
    runs?.map(({ added, removed, value }) => ({
      is: added ? 'added' : removed ? 'removed' : 'same',
      lines: value.replace(/\r?\n$/u, '').split(/\r?\n/u),
    })) ?? null
  );
}

/** How many lines came and went; null where one of them is no text, or no line stayed. */
export function changedLines(
  before: Uint8Array,
  after: Uint8Array,
): { readonly added: number; readonly removed: number } | null {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null) return null;
  const runs = lineRuns(old, now);
  if (runs === null) return null;
  const count = (what: LineRun['is']) =>
    runs.reduce((sum, { is, lines }) => sum + (is === what ? lines.length : 0), 0);
  return { added: count('added'), removed: count('removed') };
}

function textOf(bytes: Uint8Array): string | null {
  const text = decodeUtf8(bytes);
  return text.ok && !text.value.includes('\u0000') ? text.value : null;
}
