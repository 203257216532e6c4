import { createStore } from 'zustand/vanilla';
import type { Verbs } from '../../stores/index.ts';

/** A place in the text of a file of code; line and column one-based. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface CodeView {
  /** The file whose tab is chosen; null, or one that is gone: the first. */
  readonly file: string | null;
  /** The place that waits for the panel Code to open; it takes it from here. */
  readonly jump: CodePlace | null;
  /** Whether the test bench stands beside the text. */
  readonly bench: boolean;
}

/** What the panel Code looks at, also while it is closed. */
export const codeView = createStore<CodeView>()(() => ({
  file: null,
  jump: null,
  bench: false,
}));

/** Opens a file of code at a place of its text, which gets the focus. */
export function showCode(
  verbs: Pick<Verbs, 'openPanel'>,
  file: string,
  { line, column }: Omit<CodePlace, 'file'>,
): void {
  codeView.setState({ file, jump: { file, line, column } });
  verbs.openPanel('code');
}
