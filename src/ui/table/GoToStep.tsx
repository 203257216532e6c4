import { useState, type KeyboardEvent } from 'react';
import styles from './TablePanel.module.css';

interface Props {
  /** The first step there is; stands in the field as long as it is empty. */
  readonly first: number;
  readonly onGo: (step: number) => void;
}

/** A field for a step; Enter brings its row into view. */
export function GoToStep({ first, onGo }: Props) {
  const [typed, setTyped] = useState('');
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    const step = Number(typed);
    if (Number.isFinite(step)) onGo(step);
  }
  return (
    <label className={styles.goTo}>
      Go to step
      <input
        type="text"
        inputMode="numeric"
        className={styles.input}
        placeholder={String(first)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
