import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
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
import { Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Problem } from '../../model/index.ts';
import { editorLook } from './editorLook.ts';
import { textChanges } from './textChanges.ts';

export interface TextEditor {
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
  /** What a screen reader calls it. */
  readonly label: string;
  /** The language, what it completes, and what else is its own. */
  readonly extensions: Extension;
  /** The comment that ends a line, which is not underlined with what is wrong before it. */
  readonly comment: RegExp;
  /** Something was typed, or undone in the text. */
  readonly onEdit: () => void;
  /** The focus left the text. */
  readonly onLeave: () => void;
}

/** A text editor as all of the screen's are: what is typed is told, and what changes otherwise is put in. */
export function createTextEditor(options: Options): TextEditor {
  const { parent, text, label, extensions, comment, onEdit, onLeave } = options;
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
        extensions,
        editorLook,
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
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          const byHand = update.transactions.some(
            (t) => t.docChanged && t.annotation(Transaction.addToHistory) !== false,
          );
          if (byHand) onEdit();
        }),
        // At once, and not with the next update: a page that goes away has no next one.
        EditorView.domEventHandlers({ blur: () => onLeave() }),
      ],
    }),
  });

  const offsetOf = (line: number, column: number): number => {
    const { doc } = view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(at.to, at.from + Math.max(0, column - 1));
  };
  /** The end of what is underlined: the rest of the line, without a comment or blanks at its end. */
  const endOfPlace = (from: number): number => {
    const line = view.state.doc.lineAt(from);
    const rest = line.text.slice(from - line.from);
    return from + rest.replace(comment, '').trimEnd().length;
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
          return { from, to: endOfPlace(from), severity, message };
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
