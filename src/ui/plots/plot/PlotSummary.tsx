import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState, Series } from '../../../stores/api.ts';
import { factsOf } from '../series/seriesIndex.ts';
import { numberText } from '../../../base/numberText.ts';
import { valueText } from './valueText.ts';

interface Props {
  readonly id: string;
  readonly run: StoreApi<RunState>;
  readonly fields: readonly string[];
}

/** Milliseconds between two readings while values come; a screen reader needs no more. */
const PAUSE = 1000;

/** A plot in words, for who cannot see it: last, smallest and largest value of each field. */
export function PlotSummary({ id, run, fields }: Props) {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      const { series } = run.getState();
      setLines(fields.map((field) => `${field}: ${inWords(series[field])}`));
    };
    const stop = run.subscribe((now, before) => {
      if (now.series !== before.series) timer ??= setTimeout(read, PAUSE);
    });
    read();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [run, fields]);
  return (
    <ul id={id} className="visually-hidden" aria-label="Values in words">
      {lines.map((line) => (
        <li key={line} translate="no">
          {line}
        </li>
      ))}
    </ul>
  );
}

function inWords(series: Series | undefined): string {
  if (series === undefined || series.length === 0) return 'no values';
  const { count, min, max } = factsOf(series);
  const last = `${count} ${count === 1 ? 'value' : 'values'}, last ${valueText(series, null) || 'none'}`;
  if (Number.isNaN(min)) return last;
  return `${last}, smallest ${numberText(min)}, largest ${numberText(max)}`;
}
