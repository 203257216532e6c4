// @vitest-environment happy-dom
import { autocompletion, currentCompletions, startCompletion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, test, vi } from 'vitest';
import { completion } from './completion.ts';
import { pythonOffers } from './python/pythonOffers.ts';

const HEAD = 'class A(Component):\n    def step(self):\n        ';

/** An editor at the end of this text, with what it offers. */
function editing(text: string) {
  const source = completion((all, at) => pythonOffers(all, at, []));
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: autocompletion({ override: [source], activateOnTypingDelay: 0 }),
    }),
    parent: document.body,
  });
  const type = (typed: string) => {
    const { head } = view.state.selection.main;
    view.dispatch({
      changes: { from: head, insert: typed },
      selection: { anchor: head + typed.length },
      userEvent: 'input.type',
    });
  };
  return { view, type, offered: () => currentCompletions(view.state).map(({ label }) => label) };
}

test('what is offered for a name gives way to what stands behind it once a point is typed', async () => {
  const { view, type, offered } = editing(`${HEAD}self.i`);
  startCompletion(view);
  await vi.waitFor(() => expect(offered()).toContain('io'));
  type('o');
  await vi.waitFor(() => expect(offered()).toEqual(['io']));
  type('.');
  await vi.waitFor(() => expect(offered()).toContain('queue_event'));
});
