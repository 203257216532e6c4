import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a host has heard it. */
interface Heard {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server of somebody else, which lets every site read its answers. */
export interface Host {
  /** The same server by its two names, which are two hosts to a browser. */
  readonly url: string;
  readonly otherUrl: string;
  readonly heard: readonly Heard[];
  /** Connections that came and went: what was asked and not waited for. */
  readonly left: () => number;
  readonly close: () => Promise<void>;
}

/** What the paths of a host answer; all others say `hello`. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse, host: string) => void>> = {
  '/silent': () => undefined,
  '/endless'(response) {
    const piece = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      if (!response.destroyed) response.write(piece, () => setImmediate(more));
    };
    more();
  },
  '/away'(response, host) {
    const port = host.split(':')[1] ?? '';
    response.writeHead(302, { location: `http://localhost:${port}/reached` }).end();
  },
  '/again'(response) {
    response.writeHead(302, { location: '/reached' }).end();
  },
  '/missing'(response) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"why": "not here"}');
  },
  '/empty'(response) {
    response.writeHead(204).end();
  },
};

/** Starts a host; it listens to requests of a browser alone, and answers preflights. */
export async function startHost(): Promise<Host> {
  const heard: Heard[] = [];
  let left = 0;
  const server: Server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*, authorization');
    response.setHeader('access-control-allow-methods', '*');
    response.setHeader('access-control-expose-headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    response.on('close', () => {
      if (!response.writableEnded) left += 1;
    });
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      const path = request.url ?? '';
      heard.push({ line: `${request.method} ${path}`, headers: request.headers, body });
      const answer = ANSWERS[path];
      if (answer !== undefined) return answer(response, request.headers.host ?? '');
      response.setHeader('x-told', 'by the host');
      response.end('hello');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    otherUrl: `http://localhost:${port}`,
    heard,
    left: () => left,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
