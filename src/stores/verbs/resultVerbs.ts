import type { ComponentResult } from '../../model/run/index.ts';
import { allPorts, specOf } from '../../model/index.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { Series } from '../records/series.ts';
import { resultIn, seedOf, watchedFields, withWatch } from '../texts/texts.ts';
import { runOfRecord } from '../run/runShown.ts';
import { SERIES_BUDGET, SeriesColumn } from '../records/seriesColumn.ts';
import type { VerbContext } from './context.ts';

interface Incoming {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Fields that results bring into the plots by themselves; more would hide each other. */
const SHOWN = 8;

/** Results of one run in plugboard, a file for each field: they become a run beside those made here. */
export async function openResults(context: VerbContext, files: readonly Incoming[]): Promise<void> {
  const { document, run, runs, notices, view } = context;
  if (runs.isActive()) {
    const text = 'A run is under way. Stop it, then open the results again.';
    notices.show({ tone: 'warning', text, action: null });
    return;
  }
  const series = files.flatMap((file) => seriesOf(context, file, files.length));
  if (series.length === 0) return;
  const record = recordOf(context, series);
  const fields = series.map(({ field }) => field);
  if (document.getState().origin.kind !== 'readOnly') show(context, fields);
  run.setState({
    ...runOfRecord(record, run.getState().speed),
    series: Object.fromEntries(series.map((one) => [one.field, one])),
  });
  view.setState({ panel: 'plots', panelOpen: true });
  await context.records.add(record);
  const text = `Opened the results of ${fields.join(', ')} as a run.`;
  notices.show({ tone: 'good', text, action: null });
}

function seriesOf({ notices }: VerbContext, file: Incoming, count: number): readonly Series[] {
  const read = resultIn(file);
  if (!read.ok) {
    const text = `${file.name} was not opened. ${read.error}`;
    notices.show({ tone: 'bad', text, action: null });
    return [];
  }
  const { field, first, values } = read.value;
  const column = new SeriesColumn(field);
  const limit = Math.floor(SERIES_BUDGET / count);
  column.add({ start: first, count: values.length, values }, limit);
  column.finish(limit);
  return [column.view()];
}

/** Brings fields into the plots that are not watched yet, as long as there is room. */
function show({ document, session }: VerbContext, fields: readonly string[]): void {
  const watched = watchedFields(document.getState().document);
  const room = Math.max(0, SHOWN - watched.length);
  const more = fields.filter((field) => !watched.includes(field)).slice(0, room);
  if (more.length === 0) return;
  session.editEverywhere((now) => more.reduce((next, field) => withWatch(next, field, true), now));
}

/** What is known of a run elsewhere: the last values, and how many there were. */
function recordOf({ deps, code, document }: VerbContext, series: readonly Series[]): RunRecord {
  const { document: model } = document.getState();
  const ports = allPorts(specOf(model), code.catalogueOf(model));
  const values: Record<string, ComponentResult> = {};
  for (const { type, args } of specOf(model).plugboard.process.args.components) {
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
  return {
    id: deps.newId(),
    startedAt: deps.clock(),
    status: 'completed',
    steps: Object.values(values).reduce((sum, { steps }) => sum + steps, 0),
    elapsed: 0,
    jobId: null,
    seed: seedOf(model),
    error: null,
    values,
    source: 'plugboard',
  };
}

function stepsOf({ length, first = 0, stride = 1 }: Series): number {
  return first + length * stride;
}

function lastOf({ length, values, other }: Series): unknown {
  return length === 0 ? null : other === null ? values[length - 1] : other[length - 1];
}
