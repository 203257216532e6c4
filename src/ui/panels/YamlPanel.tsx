import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../StoresContext.tsx';
import styles from './Panels.module.css';
import { useTextsReady } from '../useTextsReady.ts';
import { createYamlEditor, type YamlEditor } from './yamlEditor.ts';
import { yamlJump } from './yamlJump.ts';

/** What was typed and not applied yet; it outlives the panel, so that changing tabs loses nothing. */
let unapplied: { readonly text: string; readonly base: string } | null = null;

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

function TextPanel() {
  const { document: store, verbs } = useStores();
  const document = useStore(store, (state) => state.document);
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);
  const [dirty, setDirty] = useState(unapplied !== null);
  const [stale, setStale] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const apply = useRef(() => undefined as void);

  apply.current = () => {
    const now = editor.current?.text();
    if (now === undefined) return;
    const base = verbs.exportText('yaml');
    const text = withBreaks(now, base);
    const result = plainBreaks(base) === now ? { ok: true as const } : verbs.setText(text);
    if (!result.ok) {
      setProblems(result.error);
      editor.current?.show(result.error);
      return;
    }
    unapplied = null;
    setDirty(false);
    setStale(false);
    setProblems([]);
    editor.current?.show([]);
  };

  function takeBack(): void {
    unapplied = null;
    editor.current?.replace(plainBreaks(verbs.exportText('yaml')));
    editor.current?.show([]);
    setProblems([]);
    setDirty(false);
    setStale(false);
  }

  useEffect(() => {
    if (holder.current === null) return undefined;
    const base = plainBreaks(verbs.exportText('yaml'));
    const made = createYamlEditor({
      parent: holder.current,
      text: unapplied?.text ?? base,
      onEdit: () => {
        const text = made.text();
        const now = plainBreaks(verbs.exportText('yaml'));
        unapplied = text === now ? null : { text, base: unapplied?.base ?? now };
        setDirty(unapplied !== null);
      },
      onApply: () => apply.current(),
    });
    editor.current = made;
    if (unapplied !== null) setStale(unapplied.base !== base);
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
      made.destroy();
      editor.current = null;
    };
  }, [verbs]);

  useEffect(() => {
    const text = plainBreaks(verbs.exportText('yaml'));
    if (unapplied === null) editor.current?.replace(text);
    else setStale(unapplied.base !== text);
  }, [document, verbs]);

  const [first] = problems;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Button variant="primary" disabled={!dirty} onClick={() => apply.current()}>
          Apply
        </Button>
        <Button disabled={!dirty} onClick={takeBack}>
          Discard
        </Button>
        <span className={styles.grow} role="status">
          {first !== undefined ? (
            <span className={styles.error}>
              {first.line === null ? '' : `Line ${first.line}: `}
              {first.message}
              {problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}
            </span>
          ) : stale ? (
            <span className={styles.warning}>
              The document changed since you began to type. Apply puts your text in its place;
              Discard shows the document.
            </span>
          ) : (
            <span className={styles.note}>
              {dirty ? 'Not applied yet' : 'The whole document as plugboard reads it'}
            </span>
          )}
        </span>
        <Button onClick={() => verbs.openDialog('export')}>Export…</Button>
      </div>
      <div ref={holder} className={styles.editor} />
    </div>
  );
}
