import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { EditorView } from '@codemirror/view';
import { createTextEditor, type TextEditor } from '../text/textEditor.ts';
import type { Offers } from './yamlCompletion.ts';

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
  /** What may be written after these lines. */
  readonly offersAt: (lines: readonly string[]) => Offers | null;
  /** A pasted text as it can be read, where it cannot be read as it is. */
  readonly plainText: (text: string) => string;
}

/** Lines above the cursor that completion looks at. */
const LINES_ABOVE = 200;

/** A text editor for a model's YAML. */
export function createYamlEditor({ offersAt, plainText, ...rest }: Options): TextEditor {
  return createTextEditor({
    ...rest,
    label: 'YAML of the model',
    comment: /\s+#.*$/,
    extensions: [
      yaml(),
      autocompletion({ override: [(context) => completions(context, offersAt)] }),
      EditorView.clipboardInputFilter.of(plainText),
    ],
  });
}

function completions(
  context: CompletionContext,
  offersAt: (lines: readonly string[]) => Offers | null,
): CompletionResult | null {
  const { doc } = context.state;
  const last = doc.lineAt(context.pos);
  const first = doc.line(Math.max(1, last.number - LINES_ABOVE));
  const found = offersAt(doc.sliceString(first.from, context.pos).split('\n'));
  if (found === null) return null;
  const from = last.from + found.column;
  // An empty place offers nothing by itself: whoever goes to the next line is not stopped by a list.
  if (from === context.pos && !context.explicit && /^\s*$/.test(last.text)) return null;
  return { from, options: found.offers.map((offer) => ({ ...offer })), validFor: /^[\w.-]*$/ };
}
