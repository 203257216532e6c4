import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeRay, fakeRay, json } from '../../testing/ray/fakeRay.ts';
import type { ServedEditor } from './ServedEditor.ts';
import { serveEditor } from './serveEditor.ts';

const TOKEN = 'a1'.repeat(32);

let ray: FakeRay;
let served: ServedEditor;
let folder: string;

beforeAll(async () => {
  ray = await fakeRay();
  for (const method of ['GET', 'POST', 'PUT']) ray.on(`${method} /`, json({}));
  ray.on('GET /api/version', json({ ray_version: '2.60.0' }));
  ray.on('GET /api/jobs/elsewhere', (_, answer) => {
    answer.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
  });
  ray.on('GET /api/jobs/silent', (_, answer) => answer.destroy());
  folder = await mkdtemp(join(tmpdir(), 'patchbay-serve-'));
  await writeFile(join(folder, 'index.html'), '<title>The editor</title>');
  const started = await serveEditor({ folder, ray: ray.base, port: 0 }, { token: TOKEN });
  if (!started.ok) throw new Error(started.error);
  served = started.value;
});

afterAll(async () => {
  await served.close();
  await ray.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends bytes as they are, as no client would; gives what came back until the connection ended. */
function raw(bytes: string): Promise<Answer> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(served.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => done({ status: Number(text.split(' ')[1] ?? 0), text }));
  });
}

type Headers = Readonly<Record<string, string | null>>;

/** A request that would pass, but for what is said otherwise; null leaves a header out. */
function send(line: string, headers: Headers = {}, body = ''): Promise<Answer> {
  const all: Headers = {
    Host: `localhost:${served.port}`,
    'Sec-Fetch-Site': 'same-origin',
    'X-Patchbay-Token': TOKEN,
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return raw(`${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

const VERSION = 'GET /ray/api/version';
const SUBMIT = 'POST /ray/api/jobs/';
const FILE_OF = (name: string) =>
  `GET /ray/api/v0/logs/file?node_id=ab12&filename=${name}&lines=-1&timeout=300`;
const large = (mebibytes: number) => String(mebibytes * 1024 * 1024 + 1);

/** What a stranger, or a page that was turned, may try: a name, the request, and how it is refused. */
const HOSTILE: readonly (readonly [string, () => Promise<Answer>, readonly number[]])[] = [
  ['another origin', () => send(VERSION, { Origin: 'https://evil.example' }), [403]],
  ['the origin of a sandboxed frame', () => send(VERSION, { Origin: 'null' }), [403]],
  ['another port of this machine', () => send(VERSION, { Origin: 'http://localhost:1' }), [403]],
  [
    'another scheme of the same name',
    () => send(VERSION, { Origin: `https://localhost:${served.port}` }),
    [403],
  ],
  ['a page of another site', () => send(VERSION, { 'Sec-Fetch-Site': 'cross-site' }), [403]],
  ['a page of the same site', () => send(VERSION, { 'Sec-Fetch-Site': 'same-site' }), [403]],
  ['an address typed by hand', () => send(VERSION, { 'Sec-Fetch-Site': 'none' }), [403]],
  [
    'a foreign name that leads here',
    () => send(VERSION, { Host: `evil.example:${served.port}` }),
    [421],
  ],
  [
    'a foreign name, and an origin that fits it',
    () =>
      send(VERSION, {
        Host: `evil.example:${served.port}`,
        Origin: `http://evil.example:${served.port}`,
      }),
    [421],
  ],
  ['our name with another port', () => send(VERSION, { Host: 'localhost:1' }), [421]],
  ['our name without its port', () => send(VERSION, { Host: 'localhost' }), [421]],
  ['no name at all', () => send(VERSION, { Host: null }), [400]],
  ['no token', () => send(VERSION, { 'X-Patchbay-Token': null }), [401]],
  ['an empty token', () => send(VERSION, { 'X-Patchbay-Token': '' }), [401]],
  ['a wrong token', () => send(VERSION, { 'X-Patchbay-Token': 'b1'.repeat(32) }), [401]],
  ['a part of the token', () => send(VERSION, { 'X-Patchbay-Token': TOKEN.slice(1) }), [401]],
  [
    'the token in the address',
    () => send(`${VERSION}?token=${TOKEN}`, { 'X-Patchbay-Token': null }),
    [401],
  ],
  [
    'the token in a cookie',
    () => send(VERSION, { 'X-Patchbay-Token': null, Cookie: `x-patchbay-token=${TOKEN}` }),
    [401],
  ],
  ['a way up', () => send('GET /ray/api/jobs/../../logs'), [404]],
  ['a way up, encoded', () => send('GET /ray/api/jobs/%2e%2e/%2e%2e/logs'), [404]],
  ['a way up, encoded twice', () => send('GET /ray/api/jobs/%252e%252e'), [404]],
  ['a slash, encoded', () => send('GET /ray/api/jobs%2F'), [404]],
  ['a backslash', () => send('GET /ray/api\\jobs\\'), [404]],
  ['a host behind two slashes', () => send('GET /ray//evil.example/api/version'), [404]],
  ['a whole address', () => send('GET http://evil.example/ray/api/version'), [400]],
  ['a user before another host', () => send('GET /ray@evil.example/api/version'), [404]],
  ['what Ray has beside jobs', () => send('GET /ray/api/v0/logs/file?node_id=1'), [404]],
  ['a log that is no result', () => send(FILE_OF('patchbay%2Fa%2F..%2F..%2Fraylet.out')), [404]],
  ['a log of Ray itself', () => send(FILE_OF('raylet.out')), [404]],
  ['a job by the name of a way up', () => send('GET /ray/api/jobs/..'), [404]],
  ['more machines than are shown', () => send('GET /ray/api/v0/nodes?detail=1&limit=1'), [404]],
  ['a target with a query', () => send(`${VERSION}?x=1`), [404]],
  ['a target with more behind it', () => send('GET /ray/api/version/x'), [404]],
  ['a line break in the target', () => send('GET /ray/api/version%0d%0aX:%20y'), [404]],
  ['a package of another kind', () => send('PUT /ray/api/packages/s3/x.zip'), [404]],
  ['deleting a job', () => send('DELETE /ray/api/jobs/raysubmit_1'), [405]],
  ['writing where one reads', () => send('PUT /ray/api/version'), [405]],
  ['asking what is allowed', () => send('OPTIONS /ray/api/jobs/'), [405]],
  ['a method of nobody', () => send('PURGE /ray/api/jobs/'), [405]],
  ['a tunnel', () => send('CONNECT evil.example:80'), [0]],
  [
    'a socket of the web',
    () => send(VERSION, { Connection: 'Upgrade', Upgrade: 'websocket' }),
    [400],
  ],
  ['a body that is too large', () => send(SUBMIT, { 'Content-Length': large(1) }, 'x'), [413]],
  [
    'a package that is too large',
    () => send('PUT /ray/api/packages/gcs/x.zip', { 'Content-Length': large(100) }, 'x'),
    [413],
  ],
  ['a body where none belongs', () => send(VERSION, { 'Content-Length': '1' }, 'x'), [413]],
  [
    'a large body that does not say so',
    () =>
      send(
        SUBMIT,
        { 'Transfer-Encoding': 'chunked' },
        `200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`,
      ),
    [413, 0],
  ],
  [
    'two lengths of one body',
    () =>
      send(
        SUBMIT,
        { 'Content-Length': '3', 'Transfer-Encoding': 'chunked' },
        '0\r\n\r\nGET /ray/api/version HTTP/1.1\r\n\r\n',
      ),
    [400],
  ],
];

describe('the bridge to Ray', () => {
  it.each(HOSTILE)('refuses %s, and Ray hears nothing of it', async (_, attempt, statuses) => {
    const before = ray.heard.length;
    const { status, text } = await attempt();

    expect(statuses).toContain(status);
    expect(text).not.toContain('ray_version');
    expect(ray.heard.length).toBe(before);
  });

  it('lets the page through, and tells Ray nothing of browser and token', async () => {
    const before = ray.heard.length;
    const { status, text } = await send(VERSION, {
      Origin: `http://localhost:${served.port}`,
      Referer: `http://localhost:${served.port}/`,
      'User-Agent': 'Mozilla/5.0',
    });

    expect(status).toBe(200);
    expect(text).toContain('2.60.0');
    const asked = ray.heard[before];
    expect(Object.keys(asked?.headers ?? {}).toSorted()).toEqual(['accept', 'connection', 'host']);
    expect(JSON.stringify(asked)).not.toContain(TOKEN);
  });

  it('tells the page which Ray it leads to', async () => {
    const { status, text } = await send('GET /ray/');

    expect(status).toBe(200);
    expect(text).toContain(JSON.stringify({ ray: ray.base }));
    expect((await send('GET /ray/', { 'X-Patchbay-Token': null })).status).toBe(401);
  });

  it.each([
    'GET /ray/api/jobs/',
    'GET /ray/api/jobs/tank-0a1b.2',
    'GET /ray/api/jobs/tank-0a1b/logs',
    'GET /ray/api/packages/gcs/_ray_pkg_patchbay_tank-0a1b.zip',
    'GET /ray/api/v0/nodes?detail=1&limit=10000',
    FILE_OF('patchbay%2Ftank-0a1b%2Fresults.json'),
    FILE_OF('patchbay%2Ftank-0a1b%2F12.gz'),
  ])('lets %s through', async (line) => {
    const before = ray.heard.length;

    expect((await send(line)).status).toBe(200);
    expect(ray.heard[before]?.url).toBe(line.slice('GET /ray'.length));
  });

  it('hands bodies on as they are', async () => {
    const before = ray.heard.length;
    const order = '{"entrypoint": "python run.py"}';
    await send(
      SUBMIT,
      { 'Content-Length': String(order.length), 'Content-Type': 'application/json' },
      order,
    );
    await send('PUT /ray/api/packages/gcs/_ray_pkg_1.zip', { 'Content-Length': '3' }, '\0\x01z');
    await send('POST /ray/api/jobs/raysubmit_1/stop', { 'Content-Length': '0' });

    const told = ray.heard
      .slice(before)
      .map(({ method, url, body }) => [method, url, body.toString('latin1')]);
    expect(told).toEqual([
      ['POST', '/api/jobs/', order],
      ['PUT', '/api/packages/gcs/_ray_pkg_1.zip', '\0\x01z'],
      ['POST', '/api/jobs/raysubmit_1/stop', ''],
    ]);
    expect(ray.heard[before]?.headers['content-type']).toBe('application/json');
  });

  it('follows no way that Ray points out', async () => {
    const { status, text } = await send('GET /ray/api/jobs/elsewhere');

    expect(status).toBe(502);
    expect(text).toContain('x-patchbay-bridge: unreachable');
  });

  it('says when Ray cuts the connection, and when there is none', async () => {
    const cut = await send('GET /ray/api/jobs/silent');
    expect([cut.status, cut.text.includes('ECONNRESET')]).toEqual([502, true]);

    const gone = await fakeRay();
    await gone.close();
    const alone = await serveEditor({ folder, ray: gone.base, port: 0 }, { token: TOKEN });
    if (!alone.ok) throw new Error(alone.error);
    const answer = await fetch(`http://localhost:${alone.value.port}/ray/api/version`, {
      headers: { 'x-patchbay-token': TOKEN, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(502);
    expect(await answer.text()).toBe('ECONNREFUSED\n');
    await alone.value.close();
  });

  it('serves the editor, to nobody else by name', async () => {
    const page = await send('GET /', { 'X-Patchbay-Token': null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>The editor</title>');
    expect(page.text).toContain("frame-ancestors 'self'");

    expect((await send('GET /', { Host: `evil.example:${served.port}` })).status).toBe(421);
    expect((await send('GET /../package.json')).status).toBe(404);
    expect((await send('POST /')).status).toBe(405);
  });

  it('shows Ray the key that it wants', async () => {
    const keys = { token: TOKEN, authorization: 'Bearer secret' };
    const started = await serveEditor({ folder, ray: ray.base, port: 0 }, keys);
    if (!started.ok) throw new Error(started.error);
    await fetch(`http://localhost:${started.value.port}/ray/api/version`, {
      headers: { 'x-patchbay-token': TOKEN, 'sec-fetch-site': 'same-origin' },
    });
    expect(ray.heard.at(-1)?.headers.authorization).toBe('Bearer secret');
    await started.value.close();
  });

  it('says that a port is taken', async () => {
    const { port } = served;
    const second = await serveEditor({ folder, ray: ray.base, port }, { token: TOKEN });

    expect(second).toEqual({ ok: false, error: 'EADDRINUSE' });
  });
});
