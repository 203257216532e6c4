import type { RunFailure } from '../../model/run/index.ts';
import {
  areSame,
  componentNow,
  fieldNow,
  type Names,
  namesAfter,
  SAME_NAMES,
} from '../../model/names.ts';
import type { RunRecord } from './runRecord.ts';
import type { Series } from './series.ts';

type ByName<T> = Readonly<Record<string, T>>;

/** Values of one component by field. */
export function byField<T>(names: Names, component: string, map: ByName<T>): ByName<T> {
  return Object.fromEntries(
    Object.entries(map).map(([field, value]) => [
      names.fields.get(`${component}.${field}`) ?? field,
      value,
    ]),
  );
}

export const problemNow = (names: Names, problem: RunFailure): RunFailure =>
  problem.component === null
    ? problem
    : { ...problem, component: componentNow(names, problem.component) };

export const lineNow = <T extends { readonly component: string | null }>(
  names: Names,
  line: T,
): T =>
  line.component === null ? line : { ...line, component: componentNow(names, line.component) };

export function valuesNow(names: Names, values: RunRecord['values']): RunRecord['values'] {
  const entries = Object.entries(values).map(([name, entry]) => {
    const input = byField(names, name, entry.input);
    const output = byField(names, name, entry.output);
    return [componentNow(names, name), { ...entry, input, output }] as const;
  });
  return Object.fromEntries(entries);
}

/** Series by field. */
export function seriesNow(names: Names, series: ByName<Series>): ByName<Series> {
  if (areSame(names)) return series;
  const entries = Object.values(series).map((one) => {
    const field = fieldNow(names, one.field);
    return [field, { ...one, field }] as const;
  });
  return Object.fromEntries(entries);
}

/** What was called otherwise since the run was kept. */
export function namesOfRecord({ renamed }: RunRecord): Names {
  if (renamed === undefined) return SAME_NAMES;
  return {
    components: new Map(Object.entries(renamed.components)),
    fields: new Map(Object.entries(renamed.fields)),
  };
}

/** The record of a run that is over, after an edit that calls things otherwise. */
export function recordNow(names: Names, record: RunRecord): RunRecord {
  const { components, fields } = namesAfter(namesOfRecord(record), names);
  return {
    ...record,
    renamed: {
      components: Object.fromEntries(components),
      fields: Object.fromEntries(fields),
    },
    values: valuesNow(names, record.values),
    error: record.error && problemNow(names, record.error),
  };
}
