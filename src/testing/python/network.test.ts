import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import { startPython } from '../../runtime/index.ts';
import type { Interpreter } from '../../runtime/index.ts';

/** The parts of httpx 0.28 that an adapted transport meets, by their names there. */
const HTTPX = {
  '__init__.py': `
class RequestError(Exception):
    def __init__(self, message, *, request=None):
        super().__init__(message)
class ConnectError(RequestError): ...
class BaseTransport: ...
class AsyncBaseTransport: ...
class AsyncHTTPTransport(AsyncBaseTransport): ...
class HTTPTransport(BaseTransport): ...
class Request:
    def __init__(self, method, url, headers, content):
        self.method, self.url, self.headers, self._content = method, url, headers, content
    async def aread(self):
        return self._content
class Response:
    def __init__(self, status_code, *, headers, content, request):
        self.status_code, self.headers, self.content = status_code, dict(headers), content
from ._client import AsyncClient, Client
`,
  '_client.py': `
from . import AsyncHTTPTransport, HTTPTransport, Request
HEADERS = {"user-agent": "python-httpx/0.28.1", "accept": "*/*", "host": "h", "connection": "keep-alive"}
class AsyncClient:
    def __init__(self):
        self._transport = AsyncHTTPTransport(verify=True, limits=None)
    async def send(self, method, url, content=b"", **headers):
        return await self._transport.handle_async_request(Request(method, url, HEADERS | headers, content))
class Client:
    def __init__(self):
        self._transport = HTTPTransport(verify=True)
    def send(self, method, url):
        return self._transport.handle_request(Request(method, url, HEADERS, b""))
`,
};

const folder = mkdtempSync(join(tmpdir(), 'network-'));
const heard: string[] = [];
let python: Interpreter;
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      const { authorization = '', 'user-agent': agent } = request.headers;
      heard.push([request.method, request.url, authorization, agent, body].join(' '));
      response.writeHead(request.url === '/missing' ? 404 : 200, { 'x-told': 'yes' }).end('hello');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mkdirSync(join(folder, 'httpx'));
  for (const [name, text] of Object.entries(HTTPX))
    writeFileSync(join(folder, 'httpx', name), text);
  python = await preparedPython([folder]);
  startPython(python, { folders: [folder], seed: 1, write: () => undefined });
  // Nothing that was prepared with another folder has it.
  python.runPython('import httpx');
}, 60_000);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs the body of an async function, and gives what it returns. */
const run = (body: string) =>
  python.runPython(
    `import httpx\nasync def main():\n${body.replaceAll(/^/gmu, '    ')}\nmain()`,
  ) as Promise<unknown>;

describe('httpx', () => {
  it('sends by fetch, with method, body and the headers of its author', async () => {
    const got = await run(`
answer = await httpx.AsyncClient().send("POST", "${url}/a", b"body", authorization="Bearer me")
return f"{answer.status_code} {answer.content.decode()} {answer.headers['x-told']} {'content-length' in answer.headers}"`);
    expect(got).toBe('200 hello yes False');
    expect(heard.at(-1)).toMatch(/^POST \/a Bearer me (?!python-httpx).* body$/);
  });

  it('has the status of an answer that is none, and an error where nobody answers', async () => {
    const got = await run(`
answer = await httpx.AsyncClient().send("GET", "${url}/missing")
try:
    await httpx.AsyncClient().send("GET", "http://127.0.0.1:9/")
except httpx.ConnectError as error:
    return f"{answer.status_code} {type(error).__name__}"`);
    expect(got).toBe('404 ConnectError');
  });

  it('without await says which way has it', async () => {
    const got = await run(`
try:
    httpx.Client().send("GET", "${url}/sync")
except httpx.ConnectError as error:
    return str(error)`);
    expect(got).toContain('httpx.AsyncClient');
    expect(heard.join('\n')).not.toContain('/sync');
  });
});
