import { createContext, use, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
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
  /** The panels, as `TabPanel`; `false` while none is shown. */
  readonly children: ReactNode;
}

/** Where panels find their tab: what the ids of this row begin with, and which tab is chosen. */
const Row = createContext({ id: '', chosen: '' });

/**
 * A row of tabs and the panel of the one that is chosen, by the pattern of WAI-ARIA whose tabs are chosen by
 * hand (a panel may take a moment to come): Tab reaches one of them, arrows, Home and End walk along the
 * row. Our own, since it is in the first look.
 */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, items, onChange, onPressOpen, end, className, rowClassName, children } =
    props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  /** The tab that the focus is on, or null where it is elsewhere. */
  const [walked, setWalked] = useState<T | null>(null);
  const hasPanel = children !== false;
  const reached = items.some((item) => item.value === walked) ? walked : value;
  useEffect(() => {
    const row = list.current;
    if (row === null) return undefined;
    // Tells the sizes of now as well. A row that gets narrower, or whose tabs get wider, moves, too.
    const sizes = new ResizeObserver(() => bringActiveIn(row));
    for (const element of [row, ...row.children]) sizes.observe(element);
    return () => sizes.disconnect();
  }, [value]);
  return (
    <div className={className}>
      <div className={rowClassName}>
        <div ref={list} role="tablist" className={styles.list} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.value}
              type="button"
              role="tab"
              id={tabId(id, item.value)}
              className={styles.tab}
              tabIndex={item.value === reached ? 0 : -1}
              aria-selected={item.value === value}
              aria-controls={hasPanel && item.value === value ? panelId(id, item.value) : undefined}
              data-active={item.value === value ? '' : undefined}
              onFocus={() => setWalked(item.value)}
              onBlur={() => setWalked(null)}
              onKeyDown={walk}
              onClick={() => {
                if (item.value === value) onPressOpen?.();
                else onChange(item.value);
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
            </button>
          ))}
        </div>
        {end}
      </div>
      <Row value={{ id, chosen: value }}>{children}</Row>
    </div>
  );
}

/** The panel of one tab; mounted while its tab is chosen, or for good. */
export function TabPanel({
  value,
  className,
  keepMounted = false,
  children,
}: {
  readonly value: string;
  readonly className?: string;
  readonly keepMounted?: boolean;
  readonly children: ReactNode;
}) {
  const { id, chosen } = use(Row);
  const isChosen = value === chosen;
  if (!isChosen && !keepMounted) return null;
  return (
    <div
      role="tabpanel"
      id={panelId(id, value)}
      className={className}
      tabIndex={isChosen ? 0 : -1}
      aria-labelledby={tabId(id, value)}
      hidden={!isChosen}
      inert={!isChosen}
    >
      {children}
    </div>
  );
}

// A name of a file may have spaces, which would part ids.
const tabId = (id: string, value: string): string => `${id}tab-${encodeURIComponent(value)}`;
const panelId = (id: string, value: string): string => `${id}panel-${encodeURIComponent(value)}`;

/** Which of `count` tabs a key leads to from the one at `at`; null for other keys. */
function ledTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget, key, ctrlKey, altKey, shiftKey, metaKey } = event;
  const list = currentTarget.closest('[role=tablist]');
  const tabs = [...(list?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
  const to = ledTo(key, tabs.indexOf(currentTarget), tabs.length);
  if (to === null || ctrlKey || altKey || shiftKey || metaKey) return;
  event.preventDefault();
  tabs[to]?.focus();
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
