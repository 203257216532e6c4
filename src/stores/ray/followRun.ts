import type { Result } from '../../base/result.ts';
import { type FollowFault, followJob, needsOf, type RayJob, whyFailed } from '../../ray/index.ts';
import { specOf } from '../../model/index.ts';
import type { RunFailure, Status } from '../../model/run/index.ts';
import { fetchedSeries, fetchedValues } from '../records/fetchedRun.ts';
import { namesOfRecord, seriesNow } from '../records/recordNames.ts';
import { keptDetail } from '../records/runDetail.ts';
import { isOnRay, type RunRecord } from '../records/runRecord.ts';
import type { Series } from '../records/series.ts';
import type { LogLine } from '../run/runState.ts';
import { runOfRecord } from '../run/runShown.ts';
import { loadFormats } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Notice } from '../view/viewState.ts';
import { withLines } from './logLines.ts';
import type { Cluster, RayDoor } from './RayDoor.ts';
import { rayResults } from './rayResults.ts';
import type { RayStage, RayStanding } from './rayView.ts';

interface Context extends VerbContext {
  readonly door: RayDoor;
  readonly stand: (id: string, standing: RayStanding | null) => void;
  readonly stageOf: (id: string) => RayStage;
}

/** Between two tries to reach a cluster that cannot be reached, milliseconds. */
const AGAIN = 3_000;
/** So long may a job be on its way whose sending was not answered. */
const GRACE = 60_000;
/** So long may a model wait for what the cluster has not until it is told. */
const PATIENCE = 5_000;

/**
 * Follows a run on a cluster until it is over and its results are here, or nobody looks any more: its
 * document was left, its record deleted. What cannot be reached is tried again.
 */
export async function followRun(
  context: Context,
  { id, jobId, cluster }: RunRecord,
): Promise<void> {
  const { deps, door, lists, session, stand, stageOf } = context;
  const owner = session.key();
  const job = jobId ?? '';
  const now = () => lists.getState().runs.find((one) => one.id === id && isOnRay(one));
  const isWanted = () => session.key() === owner && now() !== undefined;
  let log: readonly LogLine[] = [];
  let told = 0;
  let note: string | null = null;

  const say = (stage: RayStage, why: string | null): void => {
    note = why;
    const isStopping = stageOf(id) === 'stopping' && stage !== 'fetching';
    stand(id, { stage: isStopping ? 'stopping' : stage, note });
    show();
  };
  function show(): void {
    const { run } = context;
    const { phase, record } = run.getState();
    const mine = now();
    if (record !== id || phase.kind !== 'elsewhere' || mine === undefined) return;
    const elapsed = deps.clock() - mine.startedAt;
    run.setState({ phase: { kind: 'elsewhere', stage: stageOf(id) }, elapsed, log });
  }
  const wait = (milliseconds: number) =>
    new Promise<boolean>((resolve) => {
      show();
      deps.setTimer(() => resolve(isWanted()), milliseconds);
    });

  async function look({ client }: Cluster): Promise<Result<RayJob, FollowFault>> {
    const { components } = specOf(context.document.getState().document).plugboard.process.args;
    let length = 0;
    return followJob(client, job, {
      wait,
      now: deps.clock,
      needs: note === null ? needsOf(components) : [],
      patience: PATIENCE,
      onJob: ({ status }) => say(status === 'PENDING' ? 'waiting' : 'running', note),
      onLog(text) {
        // Who looks anew gets all of it once more.
        const fresh = text.slice(Math.max(0, told - length));
        length += text.length;
        if (length <= told) return;
        told = length;
        log = withLines(log, fresh, deps.clock() - (now()?.startedAt ?? deps.clock()));
        show();
      },
    });
  }

  async function follow(): Promise<void> {
    const found = await door.connect();
    if (!found.ok) return say('away', found.error);
    const followed = await look(found.value);
    if (followed.ok) return finish(found.value, followed.value);
    const { kind, message } = followed.error;
    if (kind === 'unplaced') return say('waiting', message);
    if (kind !== 'unknown-job') return kind === 'left' ? undefined : say('away', message);
    const { base } = found.value.client;
    const isYoung = deps.clock() - (now()?.startedAt ?? 0) < GRACE;
    if (base === cluster && isYoung) return say('sending', null);
    if (base === cluster)
      return end('failed', problem(`Ray at ${base} does not know the job ${job} any more.`));
    return say('away', `It was sent to ${cluster}; this page came with ${base}.`);
  }

  async function finish(found: Cluster, done: RayJob): Promise<void> {
    say('fetching', null);
    await loadFormats();
    const results = await rayResults(found, done);
    if (!isWanted()) return;
    if (!results.ok) {
      const { kind, message } = results.error;
      if (['cut', 'late', 'refused', 'unreachable'].includes(kind)) return say('away', message);
      return end('failed', problem(message), done);
    }
    const series = results.value.map((field) => fetchedSeries(field, results.value.length));
    if (done.status === 'SUCCEEDED') return end('completed', null, done, series);
    if (done.status === 'STOPPED') return end('stopped', null, done, series);
    return end('failed', problem(whyFailed(done)), done, series);
  }

  async function end(
    status: Status,
    error: RunFailure | null,
    done: RayJob | null = null,
    fetched: readonly Series[] = [],
  ): Promise<void> {
    const mine = now();
    if (mine === undefined || session.key() !== owner) return;
    const { code, document, keptRuns, records, run, notices } = context;
    const { model } = await keptRuns.detailOf(mine);
    const byField = Object.fromEntries(fetched.map((one) => [one.field, one]));
    const series = seriesNow(namesOfRecord(mine), byField);
    const { document: open } = document.getState();
    const record: RunRecord = {
      ...mine,
      ...fetchedValues(Object.values(series), open, code.catalogueOf(open)),
      status,
      error,
      elapsed: timeOf(done) ?? deps.clock() - mine.startedAt,
    };
    await records.changed(record, owner, keptDetail(byField, model?.config ?? null, model?.files));
    stand(id, null);
    if (run.getState().record === id)
      run.setState({ ...runOfRecord(record, run.getState().speed), series, log });
    notices.show(noticeOf(status, error), 'ray');
  }

  stand(id, { stage: 'waiting', note: null });
  while (isWanted()) {
    await follow();
    if (!isWanted() || !(await wait(AGAIN))) break;
  }
  if (now() === undefined) stand(id, null);
}

function noticeOf(status: Status, error: RunFailure | null): Omit<Notice, 'id'> {
  const text =
    error === null
      ? `The run on Ray has ${status === 'stopped' ? 'stopped' : 'completed'}.`
      : `The run on Ray failed. ${error.message}`;
  return { tone: error === null ? 'good' : 'bad', text, action: null };
}

/** Milliseconds that the job has run, by Ray's clock. */
function timeOf(job: RayJob | null): number | null {
  return job === null || job.start === null || job.end === null ? null : job.end - job.start;
}

const problem = (message: string): RunFailure => ({
  code: 'RAY_JOB',
  component: null,
  step: null,
  message,
});
