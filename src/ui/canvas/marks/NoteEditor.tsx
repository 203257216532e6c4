import { useEffect, useRef, useState } from 'react';
import { useUnderWay } from '../../page/useUnderWay.ts';
import styles from './Marks.module.css';

interface Props {
  readonly text: string;
  /** Called once: on leaving, Ctrl+Enter or Escape. What was written is kept in any case. */
  readonly onDone: (text: string) => void;
  /** Makes the edit that writing this would be. */
  readonly write: (text: string) => void;
}

/** The text of a note while it is written. */
export function NoteEditor({ text, onDone, write }: Props) {
  const [written, setWritten] = useState(text);
  useUnderWay(written === text ? null : () => write(written));
  const area = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(text.length, text.length);
    // Only when it appears: later texts are those that are being written.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function finish(to: string): void {
    if (done.current) return;
    done.current = true;
    onDone(to);
  }

  return (
    <textarea
      ref={area}
      className={styles.editor}
      defaultValue={text}
      aria-label="Text of the note, Markdown"
      placeholder="Write here. # heading, **bold**, - list, [link](https://…)"
      spellCheck
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        // The canvas has keys of its own; while a note is written all keys belong to it.
        event.stopPropagation();
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (isDone || event.key === 'Escape') finish(event.currentTarget.value);
      }}
    />
  );
}
