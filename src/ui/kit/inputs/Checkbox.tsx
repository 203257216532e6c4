import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Checkbox.module.css';

export interface CheckboxProps {
  readonly id?: string | undefined;
  readonly checked: boolean;
  /** Neither: what it stands for differs. */
  readonly mixed?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
  /** Stands beside the box. */
  readonly children: ReactNode;
}

/** Yes or no, as a box with words beside it. */
export function Checkbox(props: CheckboxProps) {
  const { id, checked, mixed = false, describedBy, invalid, onChange, children } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <span className={styles.line}>
      <input
        ref={box}
        id={id}
        type="checkbox"
        className={styles.box}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span aria-hidden>{children}</span>
    </span>
  );
}
