import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Menu.module.css';

export interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly note?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Something in a menu that is on or off; the menu stays open, since others may follow. */
export function MenuCheck({ checked, onChange, note, disabled = false, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      className={styles.item}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
    >
      <span className={styles.check}>
        <Base.CheckboxItemIndicator render={<Check />} />
      </span>
      <span className={styles.text}>{children}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </Base.CheckboxItem>
  );
}
