import { useId } from 'react';
import type { Json } from '../../base/json.ts';
import { readResource } from '../../model/resources.ts';
import { usePlace } from '../fields/FormScope.ts';
import { ValueInput } from '../fields/ValueInput.tsx';
import styles from '../fields/Fields.module.css';

interface Props {
  readonly label: string;
  /** What counts while nothing is given, or that several differ. */
  readonly standard: string;
  readonly unit: string;
  readonly path: string;
  readonly value: Json | undefined;
  readonly onChange: (amount: Json | undefined) => void;
}

/** What an amount with a suffix comes to, `250m` to `= 0.25 cores`; empty for a plain number. */
function meaning(value: Json | undefined, unit: string): string {
  if (typeof value !== 'string') return '';
  const read = readResource(value);
  return read.ok ? `= ${read.value.toLocaleString('en')} ${unit}` : '';
}

/** How much of a resource a component needs. */
export function ResourceField({ label, standard, unit, path, value, onChange }: Props) {
  const id = useId();
  const { draftKey } = usePlace(path);
  const note = meaning(value, unit);
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {note !== '' && (
          <span id={`${id}-note`} className={styles.gist}>
            {note}
          </span>
        )}
      </div>
      <div className={styles.control}>
        <ValueInput
          id={id}
          label={label}
          kind="resource"
          value={value}
          placeholder={standard}
          optional
          draftKey={draftKey}
          describedBy={note === '' ? undefined : `${id}-note`}
          onCommit={onChange}
        />
        <span className={styles.unit}>{unit}</span>
      </div>
    </div>
  );
}
