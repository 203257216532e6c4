import { request as askHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as askHttps } from 'node:https';

/** What goes on to Ray. */
export interface Forwarded {
  readonly method: string;
  /** Below Ray's address, with a slash before it. */
  readonly path: string;
  /** Of the body, where it says so. */
  readonly type: string | undefined;
  readonly body: Buffer;
}

/** Ray may take so long until it goes on with an answer, milliseconds. */
const PATIENCE_MS = 310_000;

/** Says that the answer comes from the bridge and not from Ray: `refused`, or `unreachable`. */
const BRIDGE_HEADER = 'x-patchbay-bridge';

/** Answers in the bridge's own words; of a Ray that cannot be reached the system's code. */
export function say(
  response: ServerResponse,
  status: number,
  kind: 'refused' | 'unreachable',
  why: string,
): void {
  if (response.headersSent) return void response.destroy();
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', [BRIDGE_HEADER]: kind })
    .end(`${why}\n`);
}

/** Tells the page which Ray it has to do with. */
export function tellWhere(response: ServerResponse, ray: string): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ ray }));
}

/**
 * Asks Ray and hands its answer back. Of the page's headers only the body's type goes along: Ray refuses
 * what looks as if a browser had sent it, and nobody there need know the token. Redirects are not followed.
 *
 * @param ray its address, without a slash at its end
 * @param authorization what Ray wants to be shown, where it wants that
 */
export function askRay(
  ray: string,
  { method, path, type, body }: Forwarded,
  response: ServerResponse,
  authorization: string | null,
): void {
  const url = new URL(`${ray}${path}`);
  const ask = url.protocol === 'https:' ? askHttps : askHttp;
  const headers = {
    accept: '*/*',
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(authorization === null ? {} : { authorization }),
    ...(method === 'GET' ? {} : { 'content-length': String(body.length) }),
  };
  const out = ask(url, { method, headers, timeout: PATIENCE_MS }, (answer) => {
    handBack(answer, response);
  });
  out.on('timeout', () => out.destroy(new Error('it does not answer')));
  out.on('error', (error) => {
    const why = 'code' in error ? String(error.code) : error.message;
    say(response, 502, 'unreachable', why);
  });
  response.on('close', () => out.destroy());
  out.end(method === 'GET' ? undefined : body);
}

function handBack(answer: IncomingMessage, response: ServerResponse): void {
  const { statusCode: status = 502 } = answer;
  if (status < 200 || (status >= 300 && status < 400)) {
    answer.resume();
    say(response, 502, 'unreachable', 'it leads elsewhere');
    return;
  }
  const type = answer.headers['content-type'];
  const length = answer.headers['content-length'];
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(length === undefined ? {} : { 'content-length': length }),
  });
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}
