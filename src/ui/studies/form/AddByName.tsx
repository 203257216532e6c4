import { useId, useState } from 'react';
import { nearest } from '../../../model/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './StudyForm.module.css';

interface Props {
  readonly label: string;
  readonly button: string;
  readonly placeholder: string;
  /** What can be taken, as people call it. */
  readonly options: readonly string[];
  readonly onAdd: (text: string) => void;
}

/** More than these nobody reads; typing finds the others. */
const MOST_OFFERED = 500;

/** A line in which something of the model is named, to be added. */
export function AddByName({ label, button, placeholder, options, onAdd }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  function add(): void {
    const wanted = text.trim();
    if (wanted === '') return;
    if (options.includes(wanted)) {
      onAdd(wanted);
      setText('');
      setFault(null);
      return;
    }
    const near = nearest(wanted, options);
    const hint = near === null ? '' : ` Did you mean ${near}?`;
    setFault(`There is no ${wanted} to be taken here.${hint}`);
  }
  return (
    <div className={styles.add}>
      <label htmlFor={id} className={styles.addLabel}>
        {label}
      </label>
      <div className={styles.addLine}>
        <input
          id={id}
          type="text"
          className={`typed ${styles.input}`}
          list={`${id}-list`}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          value={text}
          aria-invalid={fault === null ? undefined : true}
          aria-describedby={fault === null ? undefined : `${id}-note`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFault(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <Button onClick={add}>{button}</Button>
      </div>
      <datalist id={`${id}-list`}>
        {options.slice(0, MOST_OFFERED).map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </datalist>
      {fault !== null && (
        <p id={`${id}-note`} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
