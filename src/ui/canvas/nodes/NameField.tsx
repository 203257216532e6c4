import { useLayoutEffect, useRef, useState } from 'react';
import { useUnderWay } from '../../page/useUnderWay.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import styles from './ComponentNode.module.css';

interface Props {
  readonly node: string;
  readonly name: string;
}

/** A name on the canvas while it is edited in place: Enter or leaving takes it, Escape does not. One that is refused stays. */
export function NameField({ node, name }: Props) {
  const { rename, renameTo } = useCanvasTools();
  const [text, setText] = useState(name);
  useUnderWay(text.trim() === name ? null : () => renameTo(node, text.trim()));
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const [refused, setRefused] = useState(false);

  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  function finish(to: string | null): void {
    if (done.current) return;
    done.current = true;
    if (rename(node, to)) return;
    done.current = false;
    setRefused(true);
  }

  return (
    <input
      ref={input}
      className={`nodrag nopan ${styles.rename}`}
      defaultValue={name}
      aria-label={`Name of ${name}`}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={refused ? true : undefined}
      onChange={(event) => {
        setRefused(false);
        setText(event.currentTarget.value);
      }}
      // What was refused once stays, until somebody changes it or lets it be.
      onBlur={(event) => !refused && finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        // The canvas has keys of its own; while a name is edited all keys belong to the name.
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
