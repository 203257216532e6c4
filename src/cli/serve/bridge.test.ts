import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeRay } from '../../testing/ray/fakeRay.ts';
import {
  fileOf,
  type ServedBridge,
  servedBridge,
  SUBMIT,
  VERSION,
} from '../../testing/ray/servedBridge.ts';
import { serveEditor } from './serveEditor.ts';

let bridge: ServedBridge;

beforeAll(async () => {
  bridge = await servedBridge();
  bridge.ray.on('GET /api/jobs/elsewhere', (_, answer) => {
    answer.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
  });
  bridge.ray.on('GET /api/jobs/silent', (_, answer) => answer.destroy());
});

afterAll(() => bridge.close());

describe('the bridge to Ray', () => {
  it('lets the page through, and tells Ray nothing of browser and token', async () => {
    const before = bridge.ray.heard.length;
    const { status, text } = await bridge.send(VERSION, {
      Origin: `http://localhost:${bridge.port}`,
      Referer: `http://localhost:${bridge.port}/`,
      'User-Agent': 'Mozilla/5.0',
    });

    expect(status).toBe(200);
    expect(text).toContain('2.60.0');
    const asked = bridge.ray.heard[before];
    expect(Object.keys(asked?.headers ?? {}).toSorted()).toEqual(['accept', 'connection', 'host']);
    expect(JSON.stringify(asked)).not.toContain(bridge.token);
  });

  it('tells the page which Ray it leads to', async () => {
    const { status, text } = await bridge.send('GET /ray/');

    expect(status).toBe(200);
    expect(text).toContain(JSON.stringify({ ray: bridge.ray.base }));
    expect((await bridge.send('GET /ray/', { 'X-Patchbay-Token': null })).status).toBe(401);
  });

  it.each([
    'GET /ray/api/jobs/',
    'GET /ray/api/jobs/tank-0a1b.2',
    'GET /ray/api/jobs/tank-0a1b/logs',
    'GET /ray/api/packages/gcs/_ray_pkg_patchbay_tank-0a1b.zip',
    'GET /ray/api/v0/nodes?detail=1&limit=10000',
    fileOf('patchbay%2Ftank-0a1b%2Fresults.json'),
    fileOf('patchbay%2Ftank-0a1b%2F12.gz'),
  ])('lets %s through', async (line) => {
    const before = bridge.ray.heard.length;

    expect((await bridge.send(line)).status).toBe(200);
    expect(bridge.ray.heard[before]?.url).toBe(line.slice('GET /ray'.length));
  });

  it('hands bodies on as they are', async () => {
    const before = bridge.ray.heard.length;
    const order = '{"entrypoint": "python run.py"}';
    await bridge.send(
      SUBMIT,
      { 'Content-Length': String(order.length), 'Content-Type': 'application/json' },
      order,
    );
    await bridge.send(
      'PUT /ray/api/packages/gcs/_ray_pkg_1.zip',
      { 'Content-Length': '3' },
      '\0\x01z',
    );
    await bridge.send('POST /ray/api/jobs/raysubmit_1/stop', { 'Content-Length': '0' });

    const told = bridge.ray.heard
      .slice(before)
      .map(({ method, url, body }) => [method, url, body.toString('latin1')]);
    expect(told).toEqual([
      ['POST', '/api/jobs/', order],
      ['PUT', '/api/packages/gcs/_ray_pkg_1.zip', '\0\x01z'],
      ['POST', '/api/jobs/raysubmit_1/stop', ''],
    ]);
    expect(bridge.ray.heard[before]?.headers['content-type']).toBe('application/json');
  });

  it('follows no way that Ray points out', async () => {
    const { status, text } = await bridge.send('GET /ray/api/jobs/elsewhere');

    expect(status).toBe(502);
    expect(text).toContain('x-patchbay-bridge: unreachable');
  });

  it('says when Ray cuts the connection, and when there is none', async () => {
    const cut = await bridge.send('GET /ray/api/jobs/silent');
    expect([cut.status, cut.text.includes('ECONNRESET')]).toEqual([502, true]);

    const gone = await fakeRay();
    await gone.close();
    const alone = await serveEditor(
      { folder: bridge.folder, ray: gone.base, authorization: null, port: 0 },
      bridge.token,
    );
    if (!alone.ok) throw new Error(alone.error);
    const answer = await fetch(`http://localhost:${alone.value.port}/ray/api/version`, {
      headers: { 'x-patchbay-token': bridge.token, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(502);
    expect(await answer.text()).toBe('ECONNREFUSED\n');
    await alone.value.close();
  });

  it('serves the editor, to nobody else by name', async () => {
    const page = await bridge.send('GET /', { 'X-Patchbay-Token': null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>The editor</title>');
    expect(page.text).toContain("frame-ancestors 'self'");

    expect((await bridge.send('GET /', { Host: `evil.example:${bridge.port}` })).status).toBe(421);
    expect((await bridge.send('GET /../package.json')).status).toBe(404);
    expect((await bridge.send('POST /')).status).toBe(405);
  });

  it('shows Ray the key that it wants', async () => {
    const started = await serveEditor(
      { folder: bridge.folder, ray: bridge.ray.base, authorization: 'Bearer secret', port: 0 },
      bridge.token,
    );
    if (!started.ok) throw new Error(started.error);
    await fetch(`http://localhost:${started.value.port}/ray/api/version`, {
      headers: { 'x-patchbay-token': bridge.token, 'sec-fetch-site': 'same-origin' },
    });
    expect(bridge.ray.heard.at(-1)?.headers.authorization).toBe('Bearer secret');
    await started.value.close();
  });

  it('says that a port is taken', async () => {
    const { port } = bridge;
    const second = await serveEditor(
      { folder: bridge.folder, ray: bridge.ray.base, authorization: null, port },
      bridge.token,
    );

    expect(second).toEqual({ ok: false, error: 'EADDRINUSE' });
  });
});
