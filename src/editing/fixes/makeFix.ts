import type { Edit } from '../edit.ts';
import type { Fix } from './Fix.ts';

interface Making {
  readonly fix: Fix;
  /** Of the file that a person picked, where the fix needs one. */
  readonly bytes?: Uint8Array | undefined;
}

/** Takes a way out of a problem. */
export const makeFix: Edit<Making> = (document, _, { fix, bytes }) => ({
  document: fix.edit(document, bytes),
  label: fix.label,
  said: `Done: ${fix.label}.`,
});
