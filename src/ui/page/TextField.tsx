import { useState, type ComponentProps, type Ref } from 'react';
import { useUnderWay } from './useUnderWay.ts';
import styles from '../kit/inputs/Field.module.css';

export interface TextFieldProps extends Omit<
  ComponentProps<'input'>,
  'value' | 'defaultValue' | 'onChange'
> {
  readonly value: string;
  /** Called once when the text was changed and the field is left or Enter pressed. */
  readonly onCommit: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * A line of text that is kept on Enter or on leaving and taken back on Escape, so that one change
 * makes one entry of the history however many keys it took.
 */
export function TextField({
  value,
  onCommit,
  className = '',
  onKeyDown,
  onBlur,
  ...rest
}: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  useUnderWay(draft === null || draft === value ? null : () => onCommit(draft));
  function commit() {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  }
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      className={`typed ${styles.input} ${className}`}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={(event) => {
        commit();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.defaultPrevented) return;
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
      {...rest}
    />
  );
}
