import { fail, ok, type Result } from '../base/result.ts';
import type { RayFault } from './fault.ts';
import { type Need, unplaced } from './placement.ts';
import type { RayClient } from './rayClient.ts';
import { isOver, type RayJob } from './RayJob.ts';

/** Why nobody follows a job any more, though it is not over. */
export type FollowFault =
  | RayFault
  | {
      readonly kind: 'unplaced';
      readonly message: string;
    }
  /** Who followed it has left. */
  | { readonly kind: 'left'; readonly message: string };

interface Following {
  /** Waits so many milliseconds; false: nobody wants to go on. */
  readonly wait: (milliseconds: number) => Promise<boolean>;
  /** Milliseconds, rising. */
  readonly now: () => number;
  /** Each time when something of it has changed. */
  readonly onJob?: (job: RayJob) => void;
  /** What the job has printed since the last time. */
  readonly onLog?: (text: string) => void;
  /** What it needs of the cluster; none: that is not looked at. */
  readonly needs?: readonly Need[];
  /** Milliseconds after which a job is given up whose needs the cluster has not. */
  readonly patience?: number;
}

const LOOK = 1_000;
/** Without an answer for so long, the connection counts as cut. */
const LOST = 8_000;
/** A log of a megabyte is fetched each second, a longer one more rarely: it always comes whole. */
const LOG_PACE = 1_000_000;
const LOOK_AT_NODES = 5_000;
/** What passes by itself, or when a forwarded port comes back. */
const PASSING: ReadonlySet<string> = new Set(['refused', 'unreachable', 'cut', 'late', 'not-ray']);

/**
 * Follows a job until it is over; gives it as it ended, however that was. A short break of the connection
 * is waited for; a longer one is a `cut`.
 */
export async function followJob(
  client: RayClient,
  id: string,
  following: Following,
): Promise<Result<RayJob, FollowFault>> {
  const { wait, now, onJob, onLog } = following;
  const place = placeWatch(client, following);
  let shown: RayJob | null = null;
  let [seen, nextLog] = [0, -Infinity];
  let lastAnswer = now();
  const readLog = async (): Promise<RayFault | null> => {
    if (onLog === undefined) return null;
    const log = await client.log(id);
    if (!log.ok) return log.error;
    nextLog = now() + (LOOK * log.value.length) / LOG_PACE;
    if (log.value.length > seen) onLog(log.value.slice(seen));
    seen = Math.max(seen, log.value.length);
    return null;
  };
  for (;;) {
    const job = await client.job(id);
    let fault: FollowFault | null = job.ok ? null : job.error;
    if (job.ok) {
      if (shown?.status !== job.value.status) onJob?.(job.value);
      shown = job.value;
      const isDone = isOver(job.value);
      if (isDone || now() >= nextLog) fault = await readLog();
      // A log that is too long to come whole ends no run.
      if (fault?.kind === 'oversized') [fault, nextLog] = [null, Infinity];
      if (fault === null && isDone) return ok(job.value);
      if (fault === null) fault = await place();
    }
    if (fault === null) lastAnswer = now();
    else if (!PASSING.has(fault.kind)) return fail(fault);
    else if (now() - lastAnswer > LOST) return fail(lost(client.base));
    if (!(await wait(LOOK))) return fail({ kind: 'left', message: 'The job goes on by itself.' });
  }
}

function lost(base: string): RayFault {
  const message = `The connection to Ray at ${base} is lost; the job may go on there.`;
  return { kind: 'cut', message };
}

/** Looks now and then whether the cluster has what a job needs. */
function placeWatch(
  client: RayClient,
  { needs = [], patience = 30_000, now }: Following,
): () => Promise<FollowFault | null> {
  let [next, since] = [-Infinity, Infinity];
  return async () => {
    if (needs.length === 0 || now() < next) return null;
    next = now() + LOOK_AT_NODES;
    const nodes = await client.nodes();
    if (!nodes.ok) return PASSING.has(nodes.error.kind) ? nodes.error : null;
    const missing = unplaced(needs, nodes.value);
    since = missing.length === 0 ? Infinity : Math.min(since, now());
    if (now() - since < patience) return null;
    return { kind: 'unplaced', message: missing.join(' ') };
  };
}
