import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface TabItem<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A short count beside the label; not part of the tab's name. */
  readonly badge?: { readonly text: string; readonly tone: 'plain' | 'warning' | 'bad' } | null;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly items: readonly TabItem<T>[];
  readonly onChange: (value: T) => void;
  /** Called when the tab that is open already is pressed. */
  readonly onPressOpen?: () => void;
  /** The row that holds the tabs gets what stands at its end, too. */
  readonly end?: ReactNode;
  readonly className?: string;
  readonly rowClassName?: string;
  /** The panels, as `TabPanel`. */
  readonly children: ReactNode;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, items, onChange, onPressOpen, end, className, rowClassName, children } =
    props;
  return (
    <Base.Root
      className={className}
      value={value}
      onValueChange={(next: T) => {
        onChange(next);
      }}
    >
      <div className={rowClassName}>
        <Base.List className={styles.list} aria-label={label}>
          {items.map((item) => (
            <Base.Tab
              key={item.value}
              value={item.value}
              className={styles.tab}
              onClick={() => {
                if (item.value === value) onPressOpen?.();
              }}
            >
              <span>{item.label}</span>
              {item.badge && (
                <span
                  aria-hidden
                  translate="no"
                  className={`${styles.badge} ${styles[item.badge.tone]}`}
                >
                  {item.badge.text}
                </span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {end}
      </div>
      {children}
    </Base.Root>
  );
}

/** The panel of one tab; mounted while its tab is chosen. */
export const TabPanel = Base.Panel;
