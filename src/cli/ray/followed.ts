import type { Result } from '../../base/result.ts';
import {
  type FollowFault,
  followJob,
  type RayClient,
  type RayJob,
  readOwnJob,
} from '../../ray/index.ts';
import type { CliEnv } from '../env.ts';
import { once } from './connect.ts';
import { logText } from './say.ts';

export interface FollowOptions {
  /** Takes the job's log as it comes. */
  readonly onLog: (text: string) => void;
  /** Seconds until a job is given up whose needs the cluster has not. */
  readonly patience: number | null;
}

/** Follows a job until it is over, or until somebody presses Ctrl+C; it is told on standard error. */
export async function followed(
  client: RayClient,
  job: RayJob,
  { onLog, patience }: FollowOptions,
  env: CliEnv,
): Promise<Result<RayJob, FollowFault>> {
  let left = false;
  let wake: () => void = () => undefined;
  const stopListening = env.onInterrupt(() => {
    left = true;
    wake();
  });
  const wait = (milliseconds: number) =>
    new Promise<boolean>((resolve) => {
      const go = () => resolve(!left);
      const stop = once(milliseconds, go, env);
      wake = () => {
        stop();
        go();
      };
      if (left) wake();
    });
  const ended = await followJob(client, job.id, {
    ...{ wait, now: () => env.now(), needs: readOwnJob(job)?.needs ?? [] },
    onJob: (now) => env.stderr(`${statusLine(now)}\n`),
    onLog: (text) => onLog(logText(text)),
    ...(patience === null ? {} : { patience: patience * 1000 }),
  });
  stopListening();
  return ended;
}

/** The status of a job; of one that waits also what Ray says it waits for. */
export function statusLine({ id, status, message }: RayJob): string {
  const why = status === 'PENDING' && message !== '' ? `: ${message}` : '';
  return logText(`${id}: ${status.toLowerCase()}${why}`);
}
