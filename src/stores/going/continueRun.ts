import { documentFromConfig } from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { fieldNow, fieldThen, namesAfter } from '../../model/names.ts';
import { namesOfRecord } from '../records/recordNames.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { SeriesColumn } from '../records/seriesColumn.ts';
import type { Resumed } from '../run/oneRun.ts';
import { holding } from '../run/breakpoints.ts';
import { watchedFields } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { isHeldElsewhere } from './holdRun.ts';
import { type GoingRun, type KeptPoint, type KeptRequest, readGoing } from './parts.ts';

export interface ContinueVerb {
  /** Goes on with a run that was cut off, from where it was kept last, as the model was then. */
  continueRun(id: string): Promise<void>;
}

export function continueVerb(context: VerbContext): ContinueVerb {
  const { lists, notices, runs } = context;
  const find = (id: string) => lists.getState().runs.find((record) => record.id === id);
  const say = (text: string): void => notices.show({ tone: 'warning', text, action: null }, 'run');

  return {
    async continueRun(id) {
      const record = find(id);
      if (record === undefined || runs.isActive()) return;
      if (await isHeldElsewhere(context.deps.locks, id))
        return say('This run goes on in another tab.');
      const parts = await context.deps.storage.goingParts(id);
      if (!parts.ok) return say(parts.error.message);
      const refused = await goOn(context, record, readGoing(parts.value));
      if (refused !== null) say(refused);
    },
  };
}

/** Begins; in words, why it cannot. */
async function goOn(
  context: VerbContext,
  record: RunRecord,
  { request, point, seriesAt }: GoingRun,
): Promise<string | null> {
  const { document, lists, permission, runs, session, typed } = context;
  const lost = 'What was kept of this run is not whole, so that it cannot go on.';
  if (request === null || point === null) return lost;
  const resumed = resumedRun(record, point, seriesAt);
  if (resumed === null) return lost;
  const isAllowed = await mayRun(request, permission);
  if (isAllowed === null) return lost;
  if (!isAllowed || runs.isActive()) return null;
  typed.read();
  const { state, written } = point;
  const key = session.key();
  const { runs: before } = lists.getState();
  // It is no record of the past while it goes on.
  lists.setState({ runs: before.filter(({ id }) => id !== record.id) });
  const fields = [...resumed.columns.keys()].map((field) => fieldThen(resumed.names, field));
  const breakpoints = holding(context.view.getState().breakpoints, document.getState().document);
  const started = await runs.start(
    {
      ...request,
      ...{ watch: fields, start: 'run', from: { state, written } },
      breakpoints: breakpoints.map((one) => ({
        ...one,
        field: fieldThen(resumed.names, one.field),
      })),
    },
    key,
    resumed,
    permission.door?.(document.getState().document),
  );
  if (session.key() !== key) return null;
  if (started.ok) {
    void runs.watch(watchedFields(document.getState().document));
    return null;
  }
  const { runs: others } = lists.getState();
  const all = [...others, record].toSorted((a, b) => b.startedAt - a.startedAt);
  lists.setState({ runs: all });
  return started.error[0]?.message ?? lost;
}

function resumedRun(
  record: RunRecord,
  point: KeptPoint,
  seriesAt: GoingRun['seriesAt'],
): Resumed | null {
  const since = namesOfRecord(record);
  const columns = new Map<string, SeriesColumn>();
  for (const one of point.columns) {
    const series = one.length === 0 ? empty(one.field) : seriesAt(one);
    if (series === null) return null;
    const field = fieldNow(since, one.field);
    columns.set(field, SeriesColumn.from({ ...series, field }, one));
  }
  const { id, startedAt } = record;
  return { id, startedAt, elapsed: point.elapsed, columns, names: namesAfter(point.names, since) };
}

const empty = (field: string) => ({
  ...{ field, version: 0, length: 0, values: new Float64Array(0), other: null },
});

/** Whether the code that it ran with may run; null: the model cannot be read. */
async function mayRun(
  { config, files }: KeptRequest,
  permission: VerbContext['permission'],
): Promise<boolean | null> {
  const read = documentFromConfig({ name: 'Model of a run', config, files: [...files] });
  if (!read.ok) return null;
  return modulesOf(read.value).length === 0 || permission.ask(read.value);
}
