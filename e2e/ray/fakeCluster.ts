import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type FakeRay, fakeRay, json, words } from '../../src/testing/ray/fakeRay.ts';

type Status = 'PENDING' | 'RUNNING' | 'STOPPED' | 'SUCCEEDED' | 'FAILED';

/** A cluster of one machine that does as a test says. */
export interface FakeCluster {
  readonly ray: FakeRay;
  /** The job that was submitted last. */
  job(): { readonly id: string; readonly order: Readonly<Record<string, unknown>> };
  /** How the job stands from now on. */
  stand(status: Status, message?: string): void;
  log(text: string): void;
  /** Files that the job has kept. */
  keep(files: Readonly<Record<string, string>>): void;
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Starts one; it knows no job until one is submitted. */
export async function fakeCluster(): Promise<FakeCluster> {
  const ray = await fakeRay();
  let id = '';
  let order: Record<string, unknown> = {};
  let [status, message, log]: [Status, string, string] = ['PENDING', '', ''];
  let kept = new Map<string, Buffer>();
  const total = { CPU: 2, memory: 8e9, 'node:10.0.0.1': 1 };
  const node = { state: 'ALIVE', node_id: 'ab12', resources_total: total };
  ray.on('GET /api/v0/nodes', json({ data: { result: { result: [node] } } }));
  ray.on('GET /api/packages/gcs/', words('none', 404));
  ray.on('PUT /api/packages/gcs/', json({}));
  ray.on('POST /api/jobs/', (question, answer) => {
    if (question.url?.endsWith('/stop') === true) {
      status = 'STOPPED';
      return json({ stopped: true })(question, answer);
    }
    order = JSON.parse(ray.heard.at(-1)?.body.toString() ?? '{}') as Record<string, unknown>;
    id = String(order['submission_id']);
    return json({ submission_id: id })(question, answer);
  });
  ray.on('GET /api/jobs/', (question, answer) => {
    const [, of = '', part = ''] = /^\/api\/jobs\/([^/]+)(.*)$/.exec(question.url ?? '') ?? [];
    if (of !== id || id === '') return words('There is no such job', 404)(question, answer);
    if (part === '/logs') return json({ logs: log })(question, answer);
    const times = { start_time: 1_000, end_time: status === 'RUNNING' ? null : 3_500 };
    const told = { submission_id: id, status, message, driver_node_id: 'ab12', ...times };
    return json({ ...told, entrypoint: '', metadata: {} })(question, answer);
  });
  ray.on('GET /api/v0/logs/file', (question, answer) => {
    const name = new URL(question.url ?? '', 'http://ray').searchParams.get('filename') ?? '';
    const bytes = kept.get(name.slice(`patchbay/${id}/`.length));
    if (bytes === undefined) answer.writeHead(200).end();
    else answer.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(bytes);
  });
  return {
    ray,
    job: () => ({ id, order }),
    stand(next, why = '') {
      [status, message] = [next, why];
    },
    log: (text) => void (log += text),
    keep(files) {
      kept = new Map();
      const list = Object.entries(files).map(([name, text], at) => {
        const piece = { name: `${at}.gz`, size: Buffer.byteLength(text), sha256: sha256(text) };
        kept.set(piece.name, gzipSync(text));
        return { name, size: piece.size, pieces: [piece] };
      });
      const text = JSON.stringify({ form: 1, kind: 'run', files: list });
      kept.set('results.json', Buffer.from(`${sha256(text)}\n${text}`));
    },
  };
}
