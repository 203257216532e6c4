import type { ReactNode } from 'react';
import { Kbd } from '../kit/Kbd.tsx';
import styles from './ShortcutsDialog.module.css';

interface Props {
  readonly label: string;
  readonly keys: readonly string[];
  /** Stands behind the keys. */
  readonly end?: ReactNode;
  /** Stands under the line. */
  readonly note?: ReactNode;
}

/** What some keys do, in one line. */
export function KeysLine({ label, keys, end, note }: Props) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span className={styles.keys}>
        {keys.map((each) => (
          <Kbd key={each} keys={each} />
        ))}
        {end}
      </span>
      {note}
    </div>
  );
}
