import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'node:net';

type Answer = (question: IncomingMessage, answer: ServerResponse) => void;

/** A question as it came in. */
interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server on loopback that says what a test wants it to. */
export interface FakeRay {
  readonly base: string;
  /** What it was asked, in order. */
  readonly heard: readonly Heard[];
  /** Answers these from now on, by the beginning of `METHOD /path`; the longest counts. */
  on(what: string, answer: Answer): void;
  /** Cuts every connection and takes no other. */
  cut(): void;
  close(): Promise<void>;
}

/** An answer of JSON. */
export const json =
  (value: unknown, status = 200): Answer =>
  (_, answer) => {
    answer.writeHead(status, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify(value));
  };

/** An answer of a text. */
export const words =
  (text: string, status: number): Answer =>
  (_, answer) => {
    answer.writeHead(status, { 'Content-Type': 'text/plain' });
    answer.end(text);
  };

/** Starts one that knows a version and nothing else. */
export async function fakeRay(): Promise<FakeRay> {
  const answers = new Map<string, Answer>([['GET /api/version', json({ ray_version: '2.60.0' })]]);
  const heard: Heard[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((question, answer) => {
    const parts: Buffer[] = [];
    question.on('data', (part: Buffer) => parts.push(part));
    question.on('end', () => {
      const { method = '', url = '', headers } = question;
      heard.push({ method, url, headers, body: Buffer.concat(parts) });
      const [, found] = [...answers]
        .filter(([what]) => `${method} ${url}`.startsWith(what))
        .toSorted(([a], [b]) => b.length - a.length)[0] ?? ['', words('Not Found', 404)];
      found(question, answer);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    base: `http://127.0.0.1:${port}`,
    heard,
    on: (what, answer) => void answers.set(what, answer),
    cut,
    close: () =>
      new Promise((resolve) => {
        server.once('close', resolve);
        if (!server.listening) resolve();
        cut();
      }),
  };
}
