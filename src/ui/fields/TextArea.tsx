import { useId } from 'react';
import { useLongText } from '../kit/inputs/useLongText.tsx';
import { useUnderWay } from '../page/useUnderWay.ts';
import styles from './Fields.module.css';
import { useDraft } from './drafts.ts';

interface Props {
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly mono?: boolean;
  /** Enter begins a line instead of ending the typing (then Ctrl+Enter ends it). */
  readonly lines?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly draftKey?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Takes the text, or says why not. */
  readonly onCommit: (text: string) => string | null;
}

/** A text of any length, in as many lines as it needs. It counts on leaving or on Enter, as a line does. */
export function TextArea(props: Props) {
  const { id, label, value, mono = false, lines = false, placeholder } = props;
  const [draft, setDraft] = useDraft(props.draftKey);
  const noteId = useId();
  const shown = draft?.text ?? value;
  const problem = draft?.problem ?? null;
  const long = useLongText(shown, problem === null ? props.describedBy : noteId);

  useUnderWay(shown === value ? null : () => props.onCommit(shown) === null);

  function commit(text: string): void {
    const fault = text === value ? null : props.onCommit(text);
    setDraft(fault === null ? null : { text, problem: fault });
  }
  return (
    <div>
      <textarea
        id={id}
        className={`typed ${styles.input} ${styles.area} ${mono ? styles.mono : ''}`}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        aria-label={id === undefined ? label : undefined}
        aria-invalid={problem !== null || props.invalid ? true : undefined}
        placeholder={placeholder}
        {...long.attributes}
        onChange={(event) => setDraft({ text: event.currentTarget.value, problem })}
        onBlur={() => draft !== null && commit(draft.text)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
          const ends = lines ? event.ctrlKey || event.metaKey : !event.shiftKey;
          if (event.key !== 'Enter' || !ends) return;
          event.preventDefault();
          commit(shown);
        }}
      />
      {long.note}
      {problem !== null && (
        <p id={noteId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
