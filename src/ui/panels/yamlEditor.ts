import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import {
  highlightSelectionMatches,
  openSearchPanel,
  search,
  searchKeymap,
} from '@codemirror/search';
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Problem } from '../../model/index.ts';
import { textChanges } from './textChanges.ts';
import type { Offers } from './yamlCompletion.ts';
import { yamlLook } from './yamlLook.ts';

export interface YamlEditor {
  text(): string;
  /**
   * Puts another text in by small changes, so that cursor, folds and scrolling stay. Undo in the text
   * passes over it, unless it is `undoable`.
   */
  replace(text: string, undoable: boolean): void;
  show(problems: readonly Problem[]): void;
  setReadOnly(on: boolean): void;
  goTo(line: number, column: number): void;
  find(): void;
  focus(): void;
  destroy(): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Something was typed, or undone in the text. */
  readonly onEdit: () => void;
  /** The focus left the text. */
  readonly onLeave: () => void;
  /** What may be written after these lines. */
  readonly offersAt: (lines: readonly string[]) => Offers | null;
  /** A pasted text as it can be read, where it cannot be read as it is. */
  readonly plainText: (text: string) => string;
}

/** Lines above the cursor that completion looks at. */
const LINES_ABOVE = 200;

/** A text editor for a model's YAML. */
export function createYamlEditor(options: Options): YamlEditor {
  const { parent, text, onEdit, onLeave, offersAt, plainText } = options;
  const access = new Compartment();
  const readOnly = (on: boolean) => [EditorState.readOnly.of(on), EditorView.editable.of(!on)];
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lintGutter(),
        lineNumbers(),
        codeFolding(),
        foldGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        search({ top: true }),
        autocompletion({ override: [(context) => completions(context, offersAt)] }),
        yaml(),
        yamlLook,
        access.of(readOnly(false)),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.clipboardInputFilter.of(plainText),
        EditorView.contentAttributes.of({ 'aria-label': 'YAML of the model', tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          const byHand = update.transactions.some(
            (t) => t.docChanged && t.annotation(Transaction.addToHistory) !== false,
          );
          if (byHand) onEdit();
          if (update.focusChanged && !update.view.hasFocus) onLeave();
        }),
      ],
    }),
  });

  const offsetOf = (line: number, column: number): number => {
    const { doc } = view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(at.to, at.from + Math.max(0, column - 1));
  };

  return {
    text: () => view.state.doc.toString(),
    replace(next, undoable) {
      const changes = textChanges(view.state.doc.toString(), next);
      if (changes.length === 0) return;
      view.dispatch({
        changes: [...changes],
        annotations: undoable ? [] : Transaction.addToHistory.of(false),
      });
    },
    show(problems) {
      const diagnostics = problems
        .filter(({ line }) => line !== null)
        .map(({ line, column, message, severity }) => {
          const from = offsetOf(line ?? 1, column ?? 1);
          return { from, to: endOfWord(view.state, from), severity, message };
        })
        .toSorted((a, b) => a.from - b.from);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    setReadOnly: (on) => view.dispatch({ effects: access.reconfigure(readOnly(on)) }),
    goTo(line, column) {
      const at = offsetOf(line, column);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
    find: () => void openSearchPanel(view),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** The end of what is underlined: the rest of the line, without a comment or blanks at its end. */
function endOfWord({ doc }: EditorState, from: number): number {
  const line = doc.lineAt(from);
  const rest = line.text.slice(from - line.from);
  return from + rest.replace(/\s+#.*$/, '').trimEnd().length;
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
