import { createHash } from 'node:crypto';
import { fail, ok } from '../../base/result.ts';
import type { RayClient, RayFault, RayJob } from '../../ray/index.ts';
import type { RayDoor } from '../../stores/index.ts';
import { keptFiles } from '../ray/fakeJob.ts';

type Sent = Parameters<RayClient['submit']>[0];

/** A way to a cluster of one machine that does as a test says. */
export interface FakeDoor extends RayDoor {
  /** What was sent to run, and the packages that went before it. */
  readonly submitted: readonly Sent[];
  readonly packages: readonly Uint8Array[];
  readonly stopped: readonly string[];
  /** How the jobs stand from now on; null: Ray knows none. */
  stand(status: RayJob['status'] | null, message?: string): void;
  log(text: string): void;
  /** Files that the jobs have kept; damaged ones come with other bytes. */
  keep(files: Readonly<Record<string, string>>, damaged?: boolean): void;
  /** Why nothing is answered; null: all is. */
  trouble(fault: RayFault | null): void;
  /** What refuses the next submission; null: nothing. */
  refuse(fault: RayFault | null): void;
  /** Takes the page's key away, or gives it one. */
  key(has: boolean): void;
}

export const RAY_BASE = 'http://127.0.0.1:8265';

export function fakeDoor(): FakeDoor {
  const submitted: Sent[] = [];
  const packages: Uint8Array[] = [];
  const stopped: string[] = [];
  let [status, message, log]: [RayJob['status'] | null, string, string] = ['PENDING', '', ''];
  let kept = new Map<string, Uint8Array>();
  let [trouble, refusal]: [RayFault | null, RayFault | null] = [null, null];
  let [hasKey, hear] = [true, () => undefined as void];
  const answer = async <T>(value: T) => (trouble === null ? ok(value) : fail(trouble));
  const jobNow = (id: string): RayJob => ({
    ...{ id, message, errorType: null, entrypoint: '', start: 1_000, end: 3_500, node: 'ab' },
    ...{ status: status ?? 'PENDING', metadata: {} },
  });
  const client: RayClient = {
    base: RAY_BASE,
    version: () => answer('2.60.0'),
    async upload(name, bytes) {
      packages.push(bytes);
      return answer(`gcs://${name}`);
    },
    async submit(sent) {
      if (refusal !== null) return fail(refusal);
      submitted.push(sent);
      return answer(sent.id);
    },
    jobs: () => answer([]),
    async job(id) {
      if (trouble !== null) return fail(trouble);
      const unknown = { kind: 'unknown-job' as const, message: `no job ${id}` };
      return status === null ? fail(unknown) : ok(jobNow(id));
    },
    log: () => answer(log),
    async stop(id) {
      if (trouble !== null) return fail(trouble);
      stopped.push(id);
      status = 'STOPPED';
      return ok(true);
    },
    nodes: () => answer([{ id: 'ab', total: { CPU: 2, memory: 8e9, 'node:10.0.0.1': 1 } }]),
    file: (_, path) => answer(kept.get(path.split('/').at(-1) ?? '') ?? new Uint8Array()),
  };
  const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return {
    ...{ submitted, packages, stopped },
    hasKey: () => hasKey,
    onKey: (listener) => void (hear = listener),
    connect: async () => ok({ client, sha256, entropy: () => 7 }),
    stand: (next, why = '') => void ([status, message] = [next, why]),
    log: (text) => void (log += text),
    keep(files, damaged = false) {
      kept = keptFiles('run', files);
      if (damaged) kept.set('1.gz', keptFiles('run', { other: 'other' }).get('1.gz')!);
    },
    trouble: (fault) => void (trouble = fault),
    refuse: (fault) => void (refusal = fault),
    key(has) {
      hasKey = has;
      hear();
    },
  };
}
