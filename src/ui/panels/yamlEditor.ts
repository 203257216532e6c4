import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../../model/index.ts';

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-text)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--warning)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--text-muted)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--info)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--size-12)', backgroundColor: 'var(--surface)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-faint)',
    border: 'none',
    paddingLeft: '8px',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-s)',
  },
});

export interface YamlEditor {
  text(): string;
  /** Puts another text in; the place of the cursor stays where it can. */
  replace(text: string): void;
  show(problems: readonly Problem[]): void;
  goTo(line: number, column: number): void;
  destroy(): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Something was typed. */
  readonly onEdit: () => void;
  readonly onApply: () => void;
}

/** A text editor for a model's YAML. */
export function createYamlEditor({ parent, text, onEdit, onApply }: Options): YamlEditor {
  const apply = {
    key: 'Mod-Enter',
    run: () => {
      onApply();
      return true;
    },
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        yaml(),
        syntaxHighlighting(colours),
        look,
        keymap.of([apply, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': 'YAML of the model', tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          const byHand = update.transactions.some(
            (t) => t.annotation(Transaction.userEvent) !== undefined,
          );
          if (update.docChanged && byHand) onEdit();
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
    replace(next) {
      const before = view.state.doc.toString();
      if (next === before) return;
      let start = 0;
      const shorter = Math.min(before.length, next.length);
      while (start < shorter && before[start] === next[start]) start++;
      let tail = 0;
      while (tail < shorter - start && before.at(-1 - tail) === next.at(-1 - tail)) tail++;
      const changes = {
        from: start,
        to: before.length - tail,
        insert: next.slice(start, next.length - tail),
      };
      view.dispatch({ changes });
    },
    show(problems) {
      const diagnostics = problems
        .filter(({ line }) => line !== null)
        .map(({ line, column, message, severity }) => {
          const from = offsetOf(line ?? 1, column ?? 1);
          return { from, to: view.state.doc.lineAt(from).to, severity, message };
        })
        .toSorted((a, b) => a.from - b.from);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo(line, column) {
      const at = offsetOf(line, column);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
