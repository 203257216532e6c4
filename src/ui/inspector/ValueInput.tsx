import { useId, useState } from 'react';
import type { Json } from '../../base/json.ts';
import { readValue, stepped, type ValueKind, valueText } from './fieldValue.ts';
import styles from './Inspector.module.css';

interface Props {
  readonly value: Json | undefined;
  readonly kind: ValueKind;
  readonly label: string;
  readonly id?: string;
  readonly placeholder?: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** An empty text means no value, and is passed on as undefined. */
  readonly optional?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly mono?: boolean;
  readonly onCommit: (value: Json | undefined) => void;
}

/**
 * A line in which one value is typed. It counts on Enter or on leaving, Escape takes it back; what cannot
 * be read stays in the line with the reason and changes nothing.
 */
export function ValueInput(props: Props) {
  const { value, kind, label, id, placeholder, min, max, optional = false, mono = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const noteId = useId();
  const shown = draft ?? valueText(value);
  const isNumber = kind === 'number' || kind === 'integer';

  function commit(text: string): void {
    if (text === valueText(value)) return clear();
    if (optional && text.trim() === '') {
      props.onCommit(undefined);
      return clear();
    }
    const read = readValue(text, kind, { min, max });
    if (!read.ok) return setProblem(read.error);
    props.onCommit(read.value);
    clear();
  }
  function clear(): void {
    setDraft(null);
    setProblem(null);
  }

  return (
    <div>
      <input
        id={id}
        type="text"
        className={`${styles.input} ${mono ? styles.mono : ''}`}
        inputMode={isNumber ? 'decimal' : undefined}
        spellCheck={false}
        autoComplete="off"
        aria-label={id === undefined ? label : undefined}
        aria-invalid={problem !== null || props.invalid ? true : undefined}
        aria-describedby={problem === null ? props.describedBy : noteId}
        placeholder={placeholder}
        value={shown}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => draft !== null && commit(draft)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') commit(shown);
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            clear();
          }
          if (isNumber && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            const by = event.key === 'ArrowUp' ? 1 : -1;
            const from = shown === '' ? (placeholder ?? '') : shown;
            const next = stepped(from, by, kind === 'integer', { min, max });
            event.preventDefault();
            if (next !== null) commit(next);
          }
        }}
      />
      {problem !== null && (
        <p id={noteId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
