import { Milestone } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { ago } from '../../base/ago.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { indexForKey, indexOfNow, rowAt, rowCount, type HistoryRow } from './historyRows.ts';
import { useNow } from '../page/useNow.ts';
import { useScrolled } from './useScrolled.ts';
import panels from './Panels.module.css';
import styles from './HistoryPanel.module.css';

/** Height of a row in pixels, as the styles have it. */
const ROW = 28;
const MORE_ROWS = 4;

const exactly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Every gesture, the newest first; pressing one goes there, and pressing another comes back. */
export function HistoryPanel() {
  const { document: store } = useStores();
  const isEmpty = useStore(store, ({ past, future }) => past.length + future.length === 0);
  if (!isEmpty) return <Gestures />;
  return (
    <div className={panels.empty}>
      <p>No changes yet. Each change gets a line here, and a line brings you back to it.</p>
      <VersionsButton />
    </div>
  );
}

function Gestures() {
  const { document: store, verbs } = useStores();
  const past = useStore(store, (state) => state.past);
  const future = useStore(store, (state) => state.future);
  const writable = useStore(store, ({ origin }) => origin.kind !== 'readOnly');
  const way = { past, future };
  const count = rowCount(way);
  const current = indexOfNow(way);
  const box = useRef<HTMLDivElement>(null);
  const { view, top } = useScrolled(box);
  const [chosen, setChosen] = useState(current);
  const active = Math.min(chosen, count - 1);
  const now = useNow(past);

  function show(index: number): void {
    const element = box.current;
    if (!element) return;
    const [from, to] = [index * ROW, (index + 1) * ROW];
    if (from < element.scrollTop) element.scrollTop = from;
    else if (to > element.scrollTop + element.clientHeight)
      element.scrollTop = to - element.clientHeight;
  }
  useEffect(() => {
    setChosen(current);
    show(current);
  }, [current, count]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    const page = Math.max(1, Math.floor(view / ROW) - 1);
    const next = indexForKey(event.key, { index: active, count, page });
    if (!isPress && next === null) return;
    event.preventDefault();
    if (isPress) verbs.goTo(rowAt(way, active).position);
    if (next === null) return;
    setChosen(next);
    show(next);
  }

  const first = Math.max(0, Math.floor(top / ROW) - MORE_ROWS);
  const last = Math.min(count, Math.ceil((top + view) / ROW) + MORE_ROWS);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const isShown = active >= first && active < last;
  return (
    <div className={panels.panel}>
      <div className={styles.bar}>
        <VersionsButton />
      </div>
      <div
        ref={box}
        className={styles.box}
        role="listbox"
        aria-label="History"
        aria-disabled={!writable}
        aria-activedescendant={isShown ? idOf(rowAt(way, active)) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={styles.rows} style={{ height: count * ROW }} role="presentation">
          {shown.map((index) => {
            const row = rowAt(way, index);
            return (
              <Row
                key={row.position}
                row={row}
                top={index * ROW}
                place={[index + 1, count]}
                isActive={index === active}
                now={now}
                onPress={() => verbs.goTo(row.position)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Earlier states that last longer than the history. */
function VersionsButton() {
  const { verbs } = useStores();
  return (
    <Button variant="quiet" onClick={() => verbs.openDialog('versions')}>
      <Milestone aria-hidden />
      Versions
    </Button>
  );
}

const idOf = ({ position }: HistoryRow) => `history-${position}`;

interface RowProps {
  readonly row: HistoryRow;
  readonly top: number;
  readonly place: readonly [index: number, count: number];
  readonly isActive: boolean;
  readonly now: number;
  readonly onPress: () => void;
}

function Row({ row, top, place: [index, count], isActive, now, onPress }: RowProps) {
  const { entry, state } = row;
  // The list has the focus and hears the keys; a row is pressed by pointers.
  /* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
  return (
    <div
      id={idOf(row)}
      role="option"
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-selected={state === 'now'}
      aria-posinset={index}
      aria-setsize={count}
      data-state={state}
      data-active={isActive ? '' : undefined}
      data-last={entry === null ? '' : undefined}
      title={entry === null ? undefined : exactly.format(entry.at)}
      onClick={onPress}
    >
      <span className={styles.mark} aria-hidden />
      <span className={styles.label}>{entry?.label ?? 'Before these changes'}</span>
      {state === 'undone' && <span className="visually-hidden"> (undone)</span>}
      <span className={styles.when} translate="no">
        {state === 'now' ? 'now' : entry === null ? '' : ago(entry.at, now)}
      </span>
    </div>
  );
}
