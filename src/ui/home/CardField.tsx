import { TextField } from '../page/TextField.tsx';
import styles from './Home.module.css';

/** A line of text in place of a card's tools, which asked for it; Enter or leaving keeps it, Escape does not. */
export function CardField({
  label,
  value,
  placeholder,
  onCommit,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onCommit: (text: string) => void;
  readonly onDone: () => void;
}) {
  return (
    <TextField
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      className={styles.field ?? ''}
      aria-label={label}
      value={value}
      placeholder={placeholder}
      maxLength={120}
      onFocus={(event) => event.currentTarget.select()}
      onCommit={onCommit}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onDone();
        }
      }}
    />
  );
}
