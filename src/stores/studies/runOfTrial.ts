import { takeTrialValues } from '../../editing/study/takeTrialValues.ts';
import { watchedFields, withWatch } from '../texts/texts.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import { endpointText } from '../../model/endpoint.ts';
import type { RunEvent, RunHandle } from '../../runner/api.ts';
import { keptDetail } from '../records/runDetail.ts';
import { SERIES_BUDGET, SeriesColumn } from '../records/seriesColumn.ts';
import type { Entry, StudiesContext } from './studyEntries.ts';

/**
 * Runs a trial once more with its model, arguments and seed. It becomes a kept run, drawn beside the one that
 * shows.
 *
 * @returns why there is none, in words; null when it is there
 */
export async function runOfTrial(
  context: StudiesContext,
  { live, name }: Entry,
  trial: FinishedTrial,
): Promise<string | null> {
  const { deps, code, document: store, lists, permission, records, session } = context;
  const { model } = live;
  if (model === null) return 'The model of this study cannot be read any more.';
  const { document } = store.getState();
  const then = { ...document, config: model.config, files: model.files, source: null };
  if (!(await permission.ask(then))) return 'The code of this study was not allowed to run.';
  const args = { study: name, trial: trial.number, values: trial.arguments };
  const made = takeTrialValues(then, code.catalogueOf(then), args);
  if ('refused' in made) return made.refused;
  // What is looked at now, and what the study is about.
  const aims = live.head.study.objectives.map(endpointText);
  const watch = [...new Set([...watchedFields(document), ...aims])];
  const { study } = live.head;
  const seed = study.plan === 'monte-carlo' ? study.seed + trial.number : study.seed;
  const { config } = made.document;
  const columns = new Map(watch.map((field) => [field, new SeriesColumn(field)]));
  const limit = Math.floor(SERIES_BUDGET / Math.max(1, watch.length));
  const startedAt = deps.clock();
  const owner = session.key();
  type Ended = Extract<RunEvent, { readonly kind: 'ended' }>;
  let settle: (end: Ended) => void = () => undefined;
  const ended = new Promise<Ended>((resolve) => (settle = resolve));
  const started = await deps.runClient.start(
    {
      ...{ config, files: model.files, floats: model.floats, seed, watch },
      ...{ breakpoints: [], start: 'run', speed: null, workers: null, costs: [] },
    },
    (event) => {
      if (event.kind === 'samples') columns.get(event.field)?.add(event, limit);
      if (event.kind === 'ended') settle(event);
    },
  );
  if (!started.ok) return started.error.map(({ message }) => message).join(' ');
  const end = await inTime(deps, started.value, ended, study.timeLimit);
  if (end === null) return `Trial ${trial.number} took longer than ${study.timeLimit} s.`;
  const { status, error, jobId, components: values } = end;
  const id = deps.newId();
  const series = Object.fromEntries(
    [...columns].map(([field, column]) => {
      column.finish(limit);
      return [field, column.view()];
    }),
  );
  const steps = Object.values(values).reduce((sum, one) => sum + one.steps, 0);
  const elapsed = deps.clock() - startedAt;
  const said = { name: `${name}, trial ${trial.number}`, speed: null };
  const record = { id, startedAt, status, steps, elapsed, jobId, seed, error, values, ...said };
  records.ended(record, owner, keptDetail(series, config, model.files));
  if (owner !== session.key()) return null;
  // Where nothing is watched, what the study is about is: else its series would be nowhere to be seen.
  if (watchedFields(store.getState().document).length === 0)
    session.editEverywhere((now) =>
      aims.reduce((next, field) => withWatch(next, field, true), now),
    );
  const { compared } = lists.getState();
  const dashes = new Set(compared.map(({ dash }) => dash));
  let dash = 0;
  while (dashes.has(dash)) dash += 1;
  lists.setState({ compared: [...compared, { id, series, model: made.document, dash }] });
  return null;
}

/** The end of a run; null where that does not come within so many seconds, and it is ended. */
function inTime<T>(
  { setTimer }: StudiesContext['deps'],
  handle: RunHandle,
  end: Promise<T>,
  seconds: number,
): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = setTimer(() => {
      handle.dispose();
      resolve(null);
    }, seconds * 1_000);
    void end.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
