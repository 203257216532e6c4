import type { ComparedRun, RunRecord, Series } from '../../stores/api.ts';
import { runName } from '../page/runName.ts';
import { entryAt } from '../plots/series/stepGrid.ts';

/** A column of the table: a field of the run that shows, or of one that is compared with it. */
export interface TableColumn {
  /** Unique among the columns. */
  readonly key: string;
  readonly field: string;
  /** Name of the run, for compared ones. */
  readonly run: string | null;
  readonly series: Series | undefined;
}

export function tableColumns(
  watched: readonly string[],
  series: Readonly<Record<string, Series>>,
  compared: readonly ComparedRun[],
  runs: readonly RunRecord[],
): readonly TableColumn[] {
  const names = new Map(runs.map((record) => [record.id, runName(record)]));
  return watched.flatMap((field) => [
    { key: field, field, run: null, series: series[field] },
    ...compared.map(({ id, series: own }) => {
      return { key: `${field} ${id}`, field, run: names.get(id) ?? 'Run', series: own[field] };
    }),
  ]);
}

/** A column's name in one line, as files and the clipboard have it. */
export function columnTitle({ field, run }: TableColumn): string {
  return run === null ? field : `${field} (${run})`;
}

/** What a series has at a step, as it came; undefined where it has nothing. */
export function valueAt(series: Series | undefined, step: number): unknown {
  if (series === undefined) return undefined;
  const at = entryAt(series, step);
  if (at < 0) return undefined;
  return series.other === null ? series.values[at] : series.other[at];
}
