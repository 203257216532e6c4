import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../StoresContext.tsx';
import { useTextsReady } from '../useTextsReady.ts';
import styles from './Panels.module.css';
import { TextState } from './TextState.tsx';
import { offersAt } from './yamlCompletion.ts';
import { createYamlEditor, type YamlEditor } from './yamlEditor.ts';
import { yamlJump } from './yamlJump.ts';

/** CodeMirror keeps lines apart by \n alone; the document's own breaks come back on the way out. */
function withBreaks(text: string, like: string): string {
  const crlf = like.includes('\r\n') && !/(^|[^\r])\n/.test(like);
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}
const plainBreaks = (text: string) => text.replaceAll('\r\n', '\n');

/** The document as text, to read and to change. */
export function YamlPanel() {
  return useTextsReady() ? <TextPanel /> : null;
}

/** Text and canvas show one document: what is typed is read a moment later, edits of the canvas patch the text. */
function TextPanel() {
  const { document: store, verbs, catalogue } = useStores();
  const document = useStore(store, (state) => state.document);
  const typed = useStore(store, (state) => state.typed);
  const problems = useStore(store, (state) => state.problems);
  const readOnly = useStore(store, (state) => state.origin.kind === 'readOnly');
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);

  useEffect(() => {
    if (holder.current === null) return undefined;
    const begun = store.getState().typed;
    const made = createYamlEditor({
      parent: holder.current,
      text: plainBreaks(begun?.text ?? verbs.exportText('yaml')),
      onEdit: () => verbs.typeText(withBreaks(made.text(), verbs.exportText('yaml'))),
      onLeave: () => verbs.readTyped(),
      plainText: verbs.plainModelText,
      offersAt: (lines) => offersAt(lines, store.getState().document, catalogue),
    });
    editor.current = made;
    const jump = () => {
      const wanted = yamlJump.getState().jump;
      if (wanted === null) return;
      yamlJump.setState({ jump: null });
      made.goTo(wanted.line, wanted.column);
    };
    jump();
    const stop = yamlJump.subscribe(jump);
    return () => {
      stop();
      verbs.readTyped();
      made.destroy();
      editor.current = null;
    };
  }, [store, verbs, catalogue]);

  useEffect(() => {
    const text = typed?.text ?? verbs.exportText('yaml');
    // What somebody is typing right now is in the editor already.
    if (typed === null || typed.isRead) editor.current?.replace(plainBreaks(text), false);
  }, [document, typed, verbs]);
  useEffect(() => {
    editor.current?.show(typed === null ? verbs.problemsInText() : typed.problems);
  }, [document, typed, problems, verbs]);
  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <TextState typed={typed} />
        <Button variant="quiet" onClick={() => editor.current?.find()}>
          Find
        </Button>
        <Button onClick={() => verbs.openDialog('export')}>Export…</Button>
      </div>
      <div ref={holder} className={styles.editor} />
    </div>
  );
}
