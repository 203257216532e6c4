import type { RunRecord } from '../records/runRecord.ts';
import type { Series } from '../records/series.ts';
import { resultIn, seedOf, watchedFields, withWatch } from '../texts/texts.ts';
import { runOfRecord } from '../run/runShown.ts';
import { fetchedSeries, fetchedValues } from '../records/fetchedRun.ts';
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
  return [fetchedSeries(read.value, count)];
}

/** Brings fields into the plots that are not watched yet, as long as there is room. */
function show({ document, session }: VerbContext, fields: readonly string[]): void {
  const watched = watchedFields(document.getState().document);
  const room = Math.max(0, SHOWN - watched.length);
  const more = fields.filter((field) => !watched.includes(field)).slice(0, room);
  if (more.length === 0) return;
  session.editEverywhere((now) => more.reduce((next, field) => withWatch(next, field, true), now));
}

/** What is known of a run elsewhere. */
function recordOf({ deps, code, document }: VerbContext, series: readonly Series[]): RunRecord {
  const { document: model } = document.getState();
  return {
    id: deps.newId(),
    startedAt: deps.clock(),
    status: 'completed',
    ...fetchedValues(series, model, code.catalogueOf(model)),
    elapsed: 0,
    jobId: null,
    seed: seedOf(model),
    error: null,
    source: 'plugboard',
  };
}
