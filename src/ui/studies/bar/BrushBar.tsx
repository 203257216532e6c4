import { X } from 'lucide-react';
import { numberText } from '../../../base/numberText.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { shownValue, type ViewColumn } from '../columns.ts';
import { studiesDesk, withBrush } from '../desk.ts';
import type { Trials } from '../useTrials.ts';
import styles from './Bar.module.css';

/** What was brushed, in words, each with a way to take it back; and how many trials pass. */
export function BrushBar({ trials }: { readonly trials: Trials }) {
  const desk = studiesDesk(useStores());
  const { brushes, columns, rows, length, isFiltered } = trials;
  const brushed = columns.flatMap((column) => {
    const values = brushes.get(column.name);
    return values === undefined ? [] : [{ column, text: rangeText(column, values) }];
  });
  if (brushed.length === 0 && !isFiltered) return null;
  return (
    <div className={styles.brushes}>
      <span role="status" aria-label="Trials shown">
        {`${rows.length.toLocaleString('en')} of ${length.toLocaleString('en')} trials`}
      </span>
      {brushed.map(({ column, text }) => (
        <button
          key={column.name}
          type="button"
          className={styles.brush}
          aria-label={`All values of ${column.title} again, not ${text} alone`}
          title="Show all of its values again"
          onClick={() => desk.setState(withBrush(desk.getState(), column.name, null))}
        >
          <span translate="no">{`${column.title} ${text}`}</span>
          <X aria-hidden />
        </button>
      ))}
    </div>
  );
}

function rangeText({ categories }: ViewColumn, [from, to]: readonly [number, number]): string {
  if (categories === null) return `${numberText(from, 4)} to ${numberText(to, 4)}`;
  const inside = categories.filter((_, at) => at >= from && at <= to);
  return inside.length === 0 ? 'none' : inside.map(shownValue).join(', ');
}
