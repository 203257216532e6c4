import { useRef } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { X } from 'lucide-react';
import type { RunState, Series } from '../../stores/api.ts';
import type { PlotLine } from './TimePlot.tsx';
import { cellText } from './seriesCsv.ts';
import { useSeriesFrame } from './useSeriesFrame.ts';
import { entryBefore } from './stepGrid.ts';
import { useCursorStep, type CursorStep } from './cursorStep.ts';
import styles from './PlotsPanel.module.css';

interface Props {
  readonly run: StoreApi<RunState>;
  readonly lines: readonly PlotLine[];
  readonly hidden: ReadonlySet<string>;
  readonly cursor: CursorStep;
  readonly onToggle: (field: string) => void;
  readonly onRemove: (field: string) => void;
}

/** The watched fields with their colours and values: under the pointer, else the last. */
export function Legend({ run, lines, hidden, cursor, onToggle, onRemove }: Props) {
  return (
    <ul className={styles.legend} aria-label="Watched fields">
      {lines.map((line) => (
        <li key={line.field}>
          <button
            type="button"
            className={styles.series}
            aria-pressed={!hidden.has(line.field)}
            title={hidden.has(line.field) ? `Show ${line.field}` : `Hide ${line.field}`}
            onClick={() => onToggle(line.field)}
          >
            <i style={{ background: `var(--series-${line.colour})` }} />
            <span className={styles.field}>{line.field}</span>
            <Value run={run} field={line.field} cursor={cursor} />
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Stop watching ${line.field}`}
            title={`Stop watching ${line.field}`}
            onClick={() => onRemove(line.field)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ValueProps {
  readonly run: StoreApi<RunState>;
  readonly field: string;
  readonly cursor: CursorStep;
}

/** Written into the page directly, since it changes with every batch of values. */
function Value({ run, field, cursor }: ValueProps) {
  const output = useRef<HTMLSpanElement>(null);
  const fields = useRef([field]).current;
  const write = (): void => {
    const series = run.getState().series[field];
    if (output.current) output.current.textContent = series ? valueAt(series, cursor.get()) : '';
  };
  useSeriesFrame(run, fields, write);
  useCursorStep(cursor, write);
  return <span ref={output} className={styles.value} />;
}

function valueAt(series: Series, step: number | null): string {
  const row = step === null ? series.length - 1 : entryBefore(series, step);
  if (row < 0) return '';
  const value = series.values[row] ?? Number.NaN;
  return series.other ? cellText(series, row).slice(0, 24) : shortNumber(value);
}

function shortNumber(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e7 || size < 1e-4 ? value.toExponential(4) : String(Number(value.toPrecision(6)));
}
