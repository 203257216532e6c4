import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerWithFile } from '../../../.scripts/staticFiles.mjs';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Asked, isForBridge, isForUs, judge } from './bridgeRules.ts';
import type { ServedEditor, WhatToServe } from './ServedEditor.ts';
import { askRay, say, tellWhere } from './toRay.ts';

/** Nothing of this server may be read, framed or guessed at by other sites. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "frame-ancestors 'self'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** Answers of the bridge are data: whoever shows one as a page gets a page that can do nothing. */
const BRIDGE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Reads a body; null when it is too large, and then nothing more of it is read. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Serves the built editor, and below `/ray` the bridge to one Ray, on this machine's own addresses only.
 * Nothing of a request is written down.
 *
 * @param token what the page has to show
 * @returns the server, or the system's code of why there is none
 */
export async function serveEditor(
  { folder, ray, authorization, port: wanted }: WhatToServe,
  token: string,
): Promise<Result<ServedEditor, string>> {
  let port = wanted;
  /** Connections on which something was refused. */
  const ended = new WeakSet<Socket>();

  /** What was refused is not read to its end either. */
  function refuse(response: ServerResponse, status: number, why: string): void {
    if (response.socket !== null) ended.add(response.socket);
    response.setHeader('connection', 'close');
    say(response, status, 'refused', why);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked: Asked = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      names: request.headersDistinct['host']?.length ?? 0,
    };
    // What came behind a refused request, on the same connection, was part of it or meant to pass for more.
    if (ended.has(request.socket)) return void response.destroy();
    response.setHeaders(new Map(Object.entries(HEADERS)));
    if (!isForUs(asked, port)) return refuse(response, 421, 'This server has another name.');
    if (!asked.target.startsWith('/')) return refuse(response, 400, 'That is no path.');
    if (!isForBridge(asked)) return answerWithFile(folder, request, response);
    response.setHeaders(new Map(Object.entries(BRIDGE_HEADERS)));
    const verdict = judge(asked, token);
    if (verdict.kind === 'refused') return refuse(response, verdict.status, verdict.why);
    if (verdict.kind === 'where') return tellWhere(response, ray);
    const body = await bodyOf(request, verdict.most);
    if (body === null) return refuse(response, 413, 'The body is too large.');
    const { method } = asked;
    const type = asked.headers['content-type'];
    askRay(ray, { method, path: verdict.path, type, body }, response, authorization);
  }

  const servers: Server[] = [];
  const listen = (host: string) =>
    new Promise<string | null>((done) => {
      const server = createServer((request, response) => {
        answer(request, response).catch(() => response.destroy());
      });
      server.on('connect', (_, socket) => socket.destroy());
      server.on('error', (error) => done('code' in error ? String(error.code) : error.message));
      server.listen(port, host, () => {
        servers.push(server);
        ({ port } = server.address() as AddressInfo);
        done(null);
      });
    });
  const close = async () => {
    await Promise.all(
      servers.map((server) => {
        const closed = new Promise<void>((done) => server.close(() => done()));
        server.closeAllConnections();
        return closed;
      }),
    );
  };

  const fault = (await listen('127.0.0.1')) ?? (await listen('::1'));
  // Many machines have no second loopback; where there is one, nobody else shall answer there by our name.
  const isServed = fault === null || (servers.length > 0 && fault !== 'EADDRINUSE');
  if (isServed) return ok({ port, token, close });
  await close();
  return fail(fault);
}
