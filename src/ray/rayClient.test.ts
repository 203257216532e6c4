import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rayNetwork } from '../cli/node/rayNetwork.ts';
import { type FakeRay, fakeRay, json, words } from '../testing/ray/fakeRay.ts';
import { readAddress } from './address.ts';
import { overFetch } from './overFetch.ts';
import { rayClient, type RayClient } from './rayClient.ts';

const setTimer = (callback: () => void, milliseconds: number) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};
const clientAt = (base: string): RayClient =>
  rayClient({ network: rayNetwork, setTimer, base, headers: { Authorization: 'Bearer key' } });

const JOB = {
  type: 'SUBMISSION',
  submission_id: 'tank-1',
  status: 'RUNNING',
  entrypoint: 'python x.py',
  message: 'Job is currently running.',
  start_time: 5,
  end_time: null,
  metadata: { patchbay: '1', odd: 7 },
  driver_node_id: 'ab',
};

let ray: FakeRay;
let client: RayClient;

beforeEach(async () => {
  ray = await fakeRay();
  client = clientAt(ray.base);
});
afterEach(() => ray.close());

async function kindOf(told: Promise<{ ok: boolean; error?: { kind: string } }>): Promise<string> {
  const answer = await told;
  return answer.ok ? 'ok' : (answer.error?.kind ?? '');
}

describe('a client of a dashboard', () => {
  it('reads version, jobs, a job, its log and machines', async () => {
    ray.on('GET /api/jobs/', json([{ type: 'DRIVER', status: 'RUNNING' }, JOB, 7]));
    ray.on('GET /api/jobs/tank-1', json(JOB));
    ray.on('GET /api/jobs/tank-1/logs', json({ logs: 'step 1\n' }));
    const node = { node_id: 'ab', state: 'ALIVE', resources_total: { CPU: 4, GPU: 'x' } };
    const dead = { ...node, state: 'DEAD' };
    ray.on('GET /api/v0/nodes', json({ data: { result: { result: [node, dead, null] } } }));

    expect(await client.version()).toEqual({ ok: true, value: '2.60.0' });
    const job = await client.job('tank-1');
    expect(job).toMatchObject({ ok: true, value: { id: 'tank-1', metadata: { patchbay: '1' } } });
    expect(await client.jobs()).toEqual({ ok: true, value: [job.ok ? job.value : null] });
    expect(await client.log('tank-1')).toEqual({ ok: true, value: 'step 1\n' });
    expect(await client.nodes()).toEqual({ ok: true, value: [{ id: 'ab', total: { CPU: 4 } }] });
  });

  it('says what to do about a Ray that has nobody to start jobs', async () => {
    ray.on('POST /api/jobs/', words('No available agent to submit job, please try later.', 500));

    const told = await client.submit({ id: 'a', entrypoint: 'x', runtimeEnv: {}, metadata: {} });

    expect(told).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(JSON.stringify(told)).toContain('--dashboard-agent-listen-port 0');
  });

  it('hands a job again to a Ray that has only just started', async () => {
    ray.on('POST /api/jobs/', (question, answer) => {
      const times = ray.heard.filter(({ method }) => method === 'POST').length;
      const busy = words('No available agent to submit job, please try later.', 500);
      (times < 3 ? busy : json({ submission_id: 'a' }))(question, answer);
    });

    const told = await client.submit({ id: 'a', entrypoint: 'x', runtimeEnv: {}, metadata: {} });

    expect(told).toEqual({ ok: true, value: 'a' });
    expect(ray.heard).toHaveLength(3);
  });

  it('sends a package as Ray’s own client does, and nothing that passes for a browser', async () => {
    ray.on('PUT /api/packages/gcs/', json(null));
    ray.on('POST /api/jobs/', json({ submission_id: 'tank-1', job_id: 'tank-1' }));
    const bytes = new Uint8Array([80, 75, 0, 255]);

    const uri = await client.upload('_ray_pkg_a.zip', bytes);
    const id = await client.submit({
      id: 'tank-1',
      entrypoint: 'python x.py',
      runtimeEnv: { working_dir: 'gcs://_ray_pkg_a.zip' },
      metadata: { patchbay: '1' },
    });

    expect([uri, id]).toEqual([
      { ok: true, value: 'gcs://_ray_pkg_a.zip' },
      { ok: true, value: 'tank-1' },
    ]);
    expect(ray.heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/packages/gcs/_ray_pkg_a.zip',
      'PUT /api/packages/gcs/_ray_pkg_a.zip',
      'POST /api/jobs/',
    ]);
    expect([...(ray.heard[1]?.body ?? [])]).toEqual([...bytes]);
    for (const { headers } of ray.heard) {
      expect(headers.authorization).toBe('Bearer key');
      const browsers = Object.keys(headers).filter((name) =>
        /^sec-fetch|^origin|^referer/.test(name),
      );
      expect(browsers).toEqual([]);
    }
  });

  it('tells apart who does not answer, and how', async () => {
    expect(await kindOf(clientAt('http://127.0.0.1:9').version())).toBe('refused');
    expect(await kindOf(clientAt('http://no-such-host.invalid:8265').version())).toBe(
      'unreachable',
    );
    ray.on('GET /api/version', words('<html>a shop</html>', 200));
    expect(await kindOf(client.version())).toBe('not-ray');
    ray.on('GET /api/version', json({ version: '4' }));
    expect(await kindOf(client.version())).toBe('not-ray');
    ray.on('GET /api/version', words('no', 404));
    expect(await kindOf(client.version())).toBe('not-ray');
    ray.on('GET /api/version', words('who are you', 401));
    expect(await kindOf(client.version())).toBe('forbidden');
    ray.on('GET /api/version', (question) => void question.socket.destroy());
    expect(await kindOf(client.version())).toBe('cut');
    const other = createServer((socket) => socket.end('-ERR unknown command\r\n'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    expect(await kindOf(clientAt(`http://127.0.0.1:${port}`).version())).toBe('not-ray');
    other.close();
  });

  it('takes an answer that breaks off for none', async () => {
    ray.on('GET /api/jobs/tank-1', (question, answer) => {
      answer.writeHead(200, { 'Content-Length': '1000' });
      answer.write('{"submission_id":"tank-1"', () => question.socket.destroy());
    });

    expect(await kindOf(client.job('tank-1'))).toBe('cut');
  });

  it('gives up what is too long or too late', async () => {
    ray.on('GET /api/jobs/tank-1', (_, answer) => {
      answer.writeHead(200);
      for (let i = 0; i < 3; i++) answer.write('x'.repeat(1_000_000));
    });
    expect(await kindOf(client.job('tank-1'))).toBe('oversized');
    ray.on('GET /api/version', () => undefined);
    const hasty = rayClient({
      network: rayNetwork,
      setTimer: (callback) => setTimer(callback, 20),
      base: ray.base,
    });
    expect(await kindOf(hasty.version())).toBe('late');
    expect(await kindOf(client.upload('a', new Uint8Array(105_000_000)))).toBe('oversized');
  });

  it('believes no lies', async () => {
    for (const lie of [null, 7, [], {}, { ...JOB, status: 'FINE' }, { ...JOB, submission_id: 3 }]) {
      ray.on('GET /api/jobs/tank-1', json(lie));
      expect(await kindOf(client.job('tank-1'))).toBe('unreadable');
    }
    ray.on('GET /api/jobs/tank-1/logs', json({ logs: 7 }));
    expect(await kindOf(client.log('tank-1'))).toBe('unreadable');
    ray.on('GET /api/jobs/tank-1/logs', words('\u0000{', 200));
    expect(await kindOf(client.log('tank-1'))).toBe('unreadable');
    ray.on('POST /api/jobs/', json({ submission_id: '../../x' }));
    const order = { id: 'a', entrypoint: 'b', runtimeEnv: {}, metadata: {} };
    expect(await kindOf(client.submit(order))).toBe('unreadable');
    ray.on('GET /api/v0/nodes', json({ data: { result: 3 } }));
    expect(await kindOf(client.nodes())).toBe('unreadable');
  });

  it('says what Ray says no to, and which job is not there', async () => {
    ray.on('POST /api/jobs/', words('Traceback ...\nValueError: no such plugin', 500));
    const answer = await client.submit({ id: 'a', entrypoint: 'b', runtimeEnv: {}, metadata: {} });

    expect(answer).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(answer.ok ? '' : answer.error.message).toContain('ValueError: no such plugin');
    expect(await kindOf(client.job('gone'))).toBe('unknown-job');
    expect(await kindOf(client.stop('a/../b'))).toBe('unknown-job');
  });

  it('asks by the fetch of a page as well', async () => {
    const network = overFetch({ fetch, newAbort: () => new AbortController() });
    const page = rayClient({ network, setTimer, base: ray.base });

    expect(await page.version()).toEqual({ ok: true, value: '2.60.0' });
    await ray.close();
    expect(await kindOf(page.version())).toBe('refused');
  });
});

describe('an address', () => {
  it('is one of HTTP, with or without saying so', () => {
    expect(readAddress('127.0.0.1:8265')).toEqual({ ok: true, value: 'http://127.0.0.1:8265' });
    expect(readAddress(' https://ray.example/a/ ')).toEqual({
      ok: true,
      value: 'https://ray.example/a',
    });
    expect(readAddress('http://[::1]:8265').ok).toBe(true);
    for (const wrong of [
      '',
      'ray://head:10001',
      'http://a b',
      'file:///etc',
      'http://u:p@h',
      'a?b',
    ]) {
      expect(readAddress(wrong).ok).toBe(false);
    }
  });
});
