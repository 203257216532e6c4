import { useState, type KeyboardEvent } from 'react';
import { useTableScroll } from '../../table/useTableScroll.ts';
import { contentHeight, visibleRows } from '../../table/windowing.ts';
import type { Trials } from '../useTrials.ts';
import { TrialHead } from './TrialHead.tsx';
import { TrialRow } from './TrialRow.tsx';
import { cellId, type GridCell, movedBy, templateOf } from './gridCells.ts';
import grid from '../../kit/Grid.module.css';
import styles from './TrialGrid.module.css';

interface Props {
  readonly trials: Trials;
  /** A trial is to be looked at; null: none. */
  readonly onTrial: (number: number | null) => void;
}

/** The trials as a table: only the rows in view are there. Keys move a cell, Enter looks at its trial. */
export function TrialGrid({ trials, onTrial }: Props) {
  const { columns, ordered, best, current } = trials;
  const scroll = useTableScroll(ordered.length, false);
  const { box, windowing, top } = scroll;
  const [focus, setFocus] = useState<GridCell | null>(null);
  const count = ordered.length;
  const first = Math.min(top, Math.max(0, count - 1));
  const last = Math.min(count, first + visibleRows(windowing) + 1);
  const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const template = templateOf(columns);
  const cell = focus === null || focus.place >= count ? null : focus;

  function look(place: number): void {
    const row = ordered[place];
    const number = row === undefined ? undefined : columns[0]?.numbers[row];
    if (number !== undefined) onTrial(number);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || count === 0) return;
    if (event.key === 'Escape' && current >= 0) {
      event.stopPropagation();
      onTrial(null);
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && cell !== null) {
      event.preventDefault();
      look(cell.place);
      return;
    }
    const page = Math.max(1, visibleRows(windowing) - 1);
    const next = movedBy(cell, event, page, { places: count, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    setFocus(next);
    scroll.show(next.place);
  }

  return (
    <div
      ref={box}
      className={`${grid.box} ${styles.box}`}
      role="grid"
      aria-label="Trials"
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={
        cell !== null && cell.place >= first && cell.place < last ? cellId(cell) : undefined
      }
      tabIndex={0}
      onScroll={scroll.onScroll}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const at = (event.target as Element).closest('[data-cell]')?.getAttribute('data-cell');
        if (at == null) return;
        const [place = 0, column = 0] = at.split(' ').map(Number);
        setFocus({ place, column });
        look(place);
      }}
    >
      <TrialHead trials={trials} template={template} />
      <div style={{ height: contentHeight(windowing) }} role="presentation">
        <div className={grid.window} role="rowgroup" style={{ top: scroll.head }}>
          {places.map((place) => {
            const row = ordered[place] as number;
            return (
              <TrialRow
                key={place}
                place={place}
                row={row}
                columns={columns}
                isBest={best.length <= MOST_BEST && best.includes(row)}
                isCurrent={row === current}
                focus={cell?.place === place ? cell.column : null}
                style={template}
              />
            );
          })}
        </div>
      </div>
      {count === 0 && trials.length > 0 && (
        <p className={styles.none}>No trial passes the filters.</p>
      )}
    </div>
  );
}

/** More than these are no marks any more; and looking through them would take its time. */
const MOST_BEST = 2_000;
