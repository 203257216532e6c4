import {
  type Completion,
  type CompletionSource,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Offer, Offers } from './offers.ts';

/**
 * Completes what authors of components write, beside the names that the grammar itself knows of.
 *
 * @param find what may be written at a place of a text; null: nothing of ours
 */
export function completion(find: (text: string, at: number) => Offers | null): CompletionSource {
  return (context) => {
    const { state, pos } = context;
    if (/String|Comment/.test(syntaxTree(state).resolveInner(pos, -1).name)) return null;
    const found = find(state.doc.toString(), pos);
    if (found === null) return null;
    // An empty place offers nothing by itself, but behind a point there is something to choose.
    const isOpen = state.sliceDoc(found.from - 1, found.from) === '.';
    if (found.from === pos && !context.explicit && !isOpen) return null;
    // They stay as long as what is typed behind them is of the same name.
    const validFor = (_typed: string, from: number, to: number, { doc }: EditorState) =>
      find(doc.toString(), to)?.from === from;
    return { from: found.from, options: found.offers.map(shown), validFor };
  };
}

/** The highest that the editor lets an offer be put forward. */
const HIGHEST = 99;

/** What comes first in the list of offers comes first in that of the editor. */
function shown({ label, detail, info, kind, snippet }: Offer, at: number): Completion {
  const said = {
    ...{ label, type: kind, boost: Math.max(1, HIGHEST - at) },
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
  };
  return snippet === undefined ? said : snippetCompletion(snippet, said);
}
