import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';
import { type FakeRay, json } from './fakeRay.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const encode = (text: string) => new TextEncoder().encode(text);

/** Files as the script of a job keeps them: what Ray hands out, by the last part of each path. */
export function keptFiles(
  kind: 'run' | 'tune',
  files: Readonly<Record<string, string>>,
  pieceSize = 1_000,
): Map<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  const list = Object.entries(files).map(([name, text]) => {
    const bytes = encode(text);
    const pieces = [];
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize);
      const own = `${kept.size + 1}.gz`;
      kept.set(own, gzipSync(piece, { mtime: 0 }));
      pieces.push({ name: own, size: piece.length, sha256: sha256(piece) });
    }
    return { name, size: bytes.length, pieces };
  });
  return kept.set('results.json', listed({ form: 1, kind, files: list }));
}

/** A list of results with its checksum before it. */
export function listed(value: unknown): Uint8Array {
  const told = encode(JSON.stringify(value));
  return encode(`${sha256(told)}\n${new TextDecoder().decode(told)}`);
}

export interface FakeJob {
  /** One a look; the last one stays. */
  readonly statuses: readonly Readonly<Record<string, unknown>>[];
  readonly log?: string;
  readonly kept?: ReadonlyMap<string, Uint8Array>;
  /** All that each machine has. */
  readonly nodes?: readonly Readonly<Record<string, number>>[];
}

/** Lets a fake Ray take any job, which then goes as it is said. */
export function withJob(ray: FakeRay, { statuses, log = '', kept, nodes }: FakeJob): void {
  let id = 'job-1';
  let look = 0;
  ray.on('PUT /api/packages/gcs/', json(null));
  ray.on('POST /api/jobs/', (question, answer) => {
    const order: unknown = JSON.parse((ray.heard.at(-1)?.body ?? '').toString());
    id = (order as { submission_id: string }).submission_id;
    metadata = (order as { metadata: Record<string, string> }).metadata;
    json({ submission_id: id })(question, answer);
  });
  let metadata: Record<string, string> = { patchbay: 'run', job_name: 'job' };
  ray.on('GET /api/jobs/', (question, answer) => {
    const path = (question.url ?? '').slice('/api/jobs/'.length);
    if (path === `${id}/logs`) return json({ logs: log })(question, answer);
    const now = statuses[Math.min(look, statuses.length - 1)] ?? {};
    const job = { submission_id: id, entrypoint: 'sh', metadata, driver_node_id: 'ab', ...now };
    if (path === '') return json([job])(question, answer);
    if (path !== id) return json('no such job', 404)(question, answer);
    look++;
    return json(job)(question, answer);
  });
  ray.on('POST /api/jobs/job-1/stop', json({ stopped: true }));
  ray.on(
    'GET /api/v0/nodes',
    json({
      data: {
        result: {
          result: (nodes ?? [{ CPU: 4 }]).map((total, at) => ({
            ...{ node_id: `n${at}`, state: 'ALIVE', resources_total: total },
          })),
        },
      },
    }),
  );
  ray.on('GET /api/v0/logs/file', (question, answer) => {
    const path = new URL(question.url ?? '', ray.base).searchParams.get('filename') ?? '';
    answer.writeHead(200);
    answer.end(kept?.get(path.replace(`patchbay/${id}/`, '')) ?? '');
  });
}
