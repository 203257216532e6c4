import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveEditor } from '../../cli/serve/serveEditor.ts';
import { type FakeRay, fakeRay, json } from './fakeRay.ts';
import { passing, type RawAnswer, type RawHeaders, requestOf, sendBytes } from './rawRequest.ts';

/** A served editor of one page, whose bridge leads to a Ray that says yes to all. */
export interface ServedBridge {
  readonly ray: FakeRay;
  readonly folder: string;
  readonly port: number;
  readonly token: string;
  /** Sends a request that would pass, but for what is said otherwise. */
  send(line: string, headers?: RawHeaders, body?: string): Promise<RawAnswer>;
  /** Sends bytes as they are. */
  sendBytes(bytes: string): Promise<RawAnswer>;
  close(): Promise<void>;
}

export async function servedBridge(): Promise<ServedBridge> {
  const token = 'a1'.repeat(32);
  const ray = await fakeRay();
  for (const method of ['GET', 'POST', 'PUT']) ray.on(`${method} /`, json({}));
  ray.on('GET /api/version', json({ ray_version: '2.60.0' }));
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-serve-'));
  await writeFile(join(folder, 'index.html'), '<title>The editor</title>');
  const started = await serveEditor({ folder, ray: ray.base, authorization: null, port: 0 }, token);
  if (!started.ok) throw new Error(started.error);
  const { port, close } = started.value;
  return {
    ...{ ray, folder, port, token },
    send: (line, headers = {}, body = '') =>
      sendBytes(port, requestOf(line, { ...passing(port, token), ...headers }, body)),
    sendBytes: (bytes) => sendBytes(port, bytes),
    async close() {
      await close();
      await ray.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What somebody may try: a name, the request, and the status with which it is refused (0: no answer). */
export type Attempt = readonly [
  name: string,
  attempt: (bridge: ServedBridge) => Promise<RawAnswer>,
  refused: readonly number[],
];

/** Requests by which attempts begin. */
export const VERSION = 'GET /ray/api/version';
export const SUBMIT = 'POST /ray/api/jobs/';
export const fileOf = (name: string): string =>
  `GET /ray/api/v0/logs/file?node_id=ab12&filename=${name}&lines=-1&timeout=300`;
