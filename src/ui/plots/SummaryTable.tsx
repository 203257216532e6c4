import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../stores/api.ts';
import { StatsOfSeries, type SeriesStats } from './seriesStats.ts';
import { axisText } from './axisText.ts';
import { useEffect } from 'react';
import styles from './PlotsPanel.module.css';

interface Props {
  readonly run: StoreApi<RunState>;
  readonly fields: readonly string[];
}

/** Milliseconds between two readings while values come; a screen reader needs no more. */
const PAUSE = 1000;

/** The plots in words: last, smallest and largest value of each field, for who cannot see them. */
export function SummaryTable({ run, fields }: Props) {
  const [stats, setStats] = useState<ReadonlyMap<string, SeriesStats>>(new Map());
  useEffect(() => {
    const scans = new StatsOfSeries();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      const { series } = run.getState();
      const known = fields.flatMap((field) => {
        const one = series[field];
        return one ? [[field, scans.of(one)] as const] : [];
      });
      setStats(new Map(known));
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
    <table className={styles.summary}>
      <caption>Values of the watched fields</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Values</th>
          <th scope="col">Last</th>
          <th scope="col">Smallest</th>
          <th scope="col">Largest</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const row = stats.get(field);
          return (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{row?.count ?? 0}</td>
              <td>{row ? axisText(row.last) : 'none'}</td>
              <td>{row ? axisText(row.min) : 'none'}</td>
              <td>{row ? axisText(row.max) : 'none'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
