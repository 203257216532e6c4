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
  /** Why Ray could not give it; null where it can. */
  readonly fault: string | null;
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
export function ResourceField({ label, standard, unit, fault, path, value, onChange }: Props) {
  const id = useId();
  const { draftKey } = usePlace(path);
  const note = meaning(value, unit);
  const notes = [note === '' ? null : `${id}-note`, fault === null ? null : `${id}-fault`];
  const describedBy = notes.filter((one) => one !== null).join(' ');
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
          describedBy={describedBy === '' ? undefined : describedBy}
          onCommit={onChange}
        />
        <span className={styles.unit}>{unit}</span>
      </div>
      {fault !== null && (
        <p id={`${id}-fault`} className={styles.warning}>
          {fault}
        </p>
      )}
    </div>
  );
}
