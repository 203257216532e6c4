import { type ComponentResult, modelSteps } from '../../model/run/index.ts';
import type { Catalogue } from '../../model/catalog.ts';
import { allPorts, type PatchbayDocument, specOf } from '../../model/index.ts';
import type { RunRecord } from './runRecord.ts';
import type { Series } from './series.ts';
import { SERIES_BUDGET, SeriesColumn } from './seriesColumn.ts';

/** What one field had in a run elsewhere. */
export interface FetchedField {
  readonly field: string;
  /** Index in the run of the first value. */
  readonly first: number;
  readonly values: readonly unknown[];
}

/** A field of a run elsewhere as a series. @param count fields of that run, which share the room */
export function fetchedSeries({ field, first, values }: FetchedField, count: number): Series {
  const column = new SeriesColumn(field);
  const limit = Math.floor(SERIES_BUDGET / count);
  column.add({ start: first, count: values.length, values }, limit);
  column.finish(limit);
  return column.view();
}

/** What a record has of a run elsewhere: the last values, and how many there were. */
export function fetchedValues(
  series: readonly Series[],
  document: PatchbayDocument,
  catalogue: Catalogue,
): Pick<RunRecord, 'values' | 'steps'> {
  const ports = allPorts(specOf(document), catalogue);
  const values: Record<string, ComponentResult> = {};
  for (const { type, args } of specOf(document).plugboard.process.args.components) {
    const own = series.filter(({ field }) => field.startsWith(`${args.name}.`));
    if (own.length === 0) continue;
    const last = own.map((one) => [one.field.slice(args.name.length + 1), lastOf(one)] as const);
    const isInput = (field: string) => ports.get(args.name)?.inputs.includes(field) ?? false;
    values[args.name] = {
      type,
      status: 'completed',
      steps: Math.max(...own.map(stepsOf)),
      input: Object.fromEntries(last.filter(([field]) => isInput(field))),
      output: Object.fromEntries(last.filter(([field]) => !isInput(field))),
      exports: {},
    };
  }
  return { values, steps: modelSteps(Object.values(values)) };
}

function stepsOf({ length, first = 0, stride = 1 }: Series): number {
  return first + length * stride;
}

function lastOf({ length, values, other }: Series): unknown {
  return length === 0 ? null : other === null ? values[length - 1] : other[length - 1];
}
