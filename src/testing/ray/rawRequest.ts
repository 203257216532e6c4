import { connect } from 'node:net';

/** What came back until the connection ended; status 0: no answer. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends bytes to a port of this machine as they are, as no client would. */
export function sendBytes(port: number, bytes: string, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(bytes, 'latin1'));
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => done({ status: Number(text.split(' ')[1] ?? 0), text }));
  });
}

/** Headers in their order; null leaves one out, a list sends it several times. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | null>>;

/** The bytes of a request. */
export function requestOf(line: string, headers: RawHeaders, body = ''): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (value === null ? [] : [value].flat()).map((one) => `${name}: ${one}\r\n`),
  );
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** Headers with which a request to the bridge of a served editor passes. */
export const passing = (port: number, token: string): RawHeaders => ({
  Host: `localhost:${port}`,
  'Sec-Fetch-Site': 'same-origin',
  'X-Patchbay-Token': token,
  Connection: 'close',
});
