import { Tabs as Base } from '@base-ui/react/tabs';
import { useEffect, useRef, type ReactNode } from 'react';
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
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current;
    if (row === null) return undefined;
    bringActiveIn(row);
    // A row that gets narrower, or whose tabs get wider, moves, too.
    const sizes = new ResizeObserver(() => bringActiveIn(row));
    for (const element of [row, ...row.children]) sizes.observe(element);
    return () => sizes.disconnect();
  }, [value]);
  return (
    <Base.Root
      className={className}
      value={value}
      onValueChange={(next: T) => {
        onChange(next);
      }}
    >
      <div className={rowClassName}>
        <Base.List ref={list} className={styles.list} aria-label={label}>
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

/** Air beside the chosen tab, so that its neighbour shows that the row goes on; pixels. */
const NEIGHBOUR = 24;

/** Moves a row of tabs that has no room for all so far that the chosen one is in view. */
function bringActiveIn(row: HTMLElement): void {
  const tab = row.querySelector('[data-active]')?.getBoundingClientRect();
  if (tab === undefined) return;
  const { left, right } = row.getBoundingClientRect();
  if (tab.left < left) row.scrollLeft -= left - tab.left + NEIGHBOUR;
  else if (tab.right > right) row.scrollLeft += tab.right - right + NEIGHBOUR;
}

/** The panel of one tab; mounted while its tab is chosen. */
export const TabPanel = Base.Panel;
