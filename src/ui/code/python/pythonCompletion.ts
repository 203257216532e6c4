import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { type PythonOffer, pythonOffers } from './pythonOffers.ts';

/** Completes what authors of components write, beside the names that the grammar itself knows of. */
export function pythonCompletion(modules: () => readonly string[]): CompletionSource {
  return (context) => completions(context, modules());
}

function completions(
  context: CompletionContext,
  modules: readonly string[],
): CompletionResult | null {
  const { state, pos } = context;
  if (/String|Comment/.test(syntaxTree(state).resolveInner(pos, -1).name)) return null;
  const found = pythonOffers(state.doc.toString(), pos, modules);
  if (found === null) return null;
  // An empty place offers nothing by itself, but behind a point there is something to choose.
  const isOpen = state.sliceDoc(found.from - 1, found.from) === '.';
  if (found.from === pos && !context.explicit && !isOpen) return null;
  return { from: found.from, options: found.offers.map(completion), validFor: /^[\w.@ ]*$/ };
}

/** The highest that the editor lets an offer be put forward. */
const HIGHEST = 99;

/** What comes first in the list of offers comes first in that of the editor. */
function completion({ label, detail, info, kind, snippet }: PythonOffer, at: number): Completion {
  const shown = {
    ...{ label, type: kind, boost: Math.max(1, HIGHEST - at) },
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
  };
  return snippet === undefined ? shown : snippetCompletion(snippet, shown);
}
