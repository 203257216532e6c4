import { useId } from 'react';
import styles from './Segments.module.css';

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly describedBy?: string | undefined;
  readonly onChange: (value: T) => void;
}

/** One of two or three, all of them in view. Arrow keys go from one to the next. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, value, options, describedBy, onChange } = props;
  const name = useId();
  return (
    <div
      className={styles.segments}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
