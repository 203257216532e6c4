import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import menuStyles from '../menu/Menu.module.css';
import styles from './Select.module.css';

interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

export interface SelectProps<T extends string> {
  readonly id?: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  /** Shown while the value is none of the options. */
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
}

/** One of a few, in a list that opens over the control. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, onChange, disabled = false, placeholder, ...rest } = props;
  const isKnown = options.some((option) => option.value === value);
  return (
    <Base.Root
      items={options}
      value={isKnown ? value : null}
      disabled={disabled}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger className={styles.trigger} {...rest}>
        <Base.Value className={styles.value} placeholder={placeholder} />
        <Base.Icon className={styles.icon}>
          <ChevronsUpDown aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={menuStyles.place} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={menuStyles.popup}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={menuStyles.item}>
                <span className={menuStyles.check}>
                  <Base.ItemIndicator render={<Check aria-hidden />} />
                </span>
                <Base.ItemText className={menuStyles.text}>{option.label}</Base.ItemText>
                {option.note !== undefined && (
                  <span className={menuStyles.note}>{option.note}</span>
                )}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
