import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useTextsReady } from '../page/useTextsReady.ts';
import { plainBreaks, withBreaks } from '../text/lineBreaks.ts';
import type { TextEditor } from '../text/textEditor.ts';
import styles from './Panels.module.css';
import { TextState } from './TextState.tsx';
import { offersAt } from './yamlCompletion.ts';
import { createYamlEditor } from './yamlEditor.ts';
import { yamlJump } from './yamlJump.ts';

/** A large text is written once the edits rest for so long. */
const RESTED_MS = 250;

/** The document as text, to read and to change. */
export function YamlPanel() {
  return useTextsReady() ? <TextPanel /> : null;
}

/** Text and canvas show one document: what is typed is read a moment later, edits of the canvas patch the text. */
function TextPanel() {
  const { document: store, verbs } = useStores();
  const document = useStore(store, (state) => state.document);
  const typed = useStore(store, (state) => state.typed);
  const problems = useStore(store, (state) => state.problems);
  const [isBehind, setBehind] = useState(false);
  const readOnly = useStore(store, (state) => state.origin.kind === 'readOnly');
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);

  useEffect(() => {
    if (holder.current === null) return undefined;
    const { typed: begun, document: now } = store.getState();
    const made = createYamlEditor({
      parent: holder.current,
      text: plainBreaks(begun?.text ?? verbs.textNow() ?? now.source?.text ?? ''),
      onEdit: () => {
        const { source } = store.getState().document;
        verbs.typeText(withBreaks(made.text(), source?.text ?? ''));
      },
      onLeave: () => verbs.readTyped(),
      plainText: verbs.plainModelText,
      offersAt(lines) {
        const { document: now, catalogue } = store.getState();
        return offersAt(lines, now, catalogue);
      },
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
  }, [store, verbs]);

  useEffect(() => {
    const show = (text: string) => {
      editor.current?.replace(plainBreaks(text), false);
      setBehind(false);
    };
    // What somebody is typing right now is in the editor already.
    if (typed !== null && !typed.isRead) return undefined;
    const text = typed?.text ?? verbs.textNow();
    if (text !== null) {
      show(text);
      return undefined;
    }
    // Nobody types into a text that says less than the canvas shows.
    setBehind(true);
    const ending = new AbortController();
    const timer = setTimeout(() => {
      void verbs.textLater(ending.signal).then((later) => {
        if (later !== null) show(later);
      });
    }, RESTED_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [document, typed, verbs]);
  useEffect(() => {
    if (isBehind) return;
    editor.current?.show(typed === null ? verbs.problemsInText() : typed.problems);
  }, [document, typed, problems, verbs, isBehind]);
  useEffect(() => editor.current?.setReadOnly(readOnly || isBehind), [readOnly, isBehind]);

  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <TextState typed={typed} isBehind={isBehind} />
        <Button variant="quiet" onClick={() => editor.current?.find()}>
          Find
        </Button>
        <Button onClick={() => verbs.openDialog('export')}>Export…</Button>
      </div>
      <div ref={holder} className={styles.editor} />
    </div>
  );
}
