import { useState, type KeyboardEvent } from 'react';
import { typedNumber } from '../../base/typedNumber.ts';
import grid from '../kit/Grid.module.css';
import styles from './TablePanel.module.css';

interface Props {
  /** The first step there is; stands in the field as long as it is empty. */
  readonly first: number;
  readonly onGo: (step: number) => void;
}

/** A step as it is typed; of two that it can be (`1,200`), the one that is a step. Null: it is none. */
function stepIn(text: string): number | null {
  const typed = typedNumber(text);
  const all =
    typed.kind === 'number' ? [typed.value] : typed.kind === 'unclear' ? typed.offers : [];
  return all.find((step) => Number.isSafeInteger(step) && step >= 0) ?? null;
}

/** A field for a step; Enter brings its row into view. */
export function GoToStep({ first, onGo }: Props) {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    const step = stepIn(typed);
    setRefused(step === null);
    if (step !== null) onGo(step);
  }
  return (
    <label className={styles.goTo}>
      <span>Go to step</span>
      <input
        type="text"
        inputMode="numeric"
        className={`typed ${grid.input} ${styles.input}`}
        placeholder={String(first)}
        aria-invalid={refused ? true : undefined}
        title={refused ? 'A step is a whole number, 0 or more.' : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
