import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** Why the value does not do; shown in place of the help. */
  readonly problem?: string | null;
  /** The control; it must carry the given attributes, so that it is named and described. */
  readonly children: (attributes: FieldAttributes) => ReactNode;
}

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A labelled control with a line under it that helps or says what is wrong. */
export function Field({ label, help, problem = null, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = problem !== null || (help !== undefined && help !== null && help !== '');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': problem === null ? undefined : true,
      })}
      {problem !== null && (
        <p id={noteId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {problem === null && hasNote && (
        <p id={noteId} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
