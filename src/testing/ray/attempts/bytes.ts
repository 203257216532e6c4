import { passing, requestOf } from '../rawRequest.ts';
import { type Attempt, SUBMIT, VERSION } from '../servedBridge.ts';

const large = (mebibytes: number) => String(mebibytes * 1024 * 1024 + 1);

/** What no client sends: odd bodies, lengths, headers and versions. */
export const BYTES: readonly Attempt[] = [
  [
    'a socket of the web',
    (bridge) => bridge.send(VERSION, { Connection: 'Upgrade', Upgrade: 'websocket' }),
    [400],
  ],
  [
    'a body that is too large',
    (bridge) => bridge.send(SUBMIT, { 'Content-Length': large(1) }, 'x'),
    [413],
  ],
  [
    'a package that is too large',
    (bridge) =>
      bridge.send('PUT /ray/api/packages/gcs/x.zip', { 'Content-Length': large(100) }, 'x'),
    [413],
  ],
  [
    'a body where none belongs',
    (bridge) => bridge.send(VERSION, { 'Content-Length': '1' }, 'x'),
    [413],
  ],
  [
    'a large body that does not say so',
    (bridge) =>
      bridge.send(
        SUBMIT,
        { 'Transfer-Encoding': 'chunked' },
        `200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`,
      ),
    [413, 0],
  ],
  [
    'two lengths of one body',
    (bridge) =>
      bridge.send(
        SUBMIT,
        { 'Content-Length': '3', 'Transfer-Encoding': 'chunked' },
        '0\r\n\r\nGET /ray/api/version HTTP/1.1\r\n\r\n',
      ),
    [400],
  ],
  [
    'HTTP of another version',
    (bridge) => bridge.sendBytes('GET /ray/api/version HTTP/9.9\r\n\r\n'),
    [400],
  ],
  ['HTTP without a version', (bridge) => bridge.sendBytes('GET /ray/api/version\r\n\r\n'), [421]],
  ['HTTP/2', (bridge) => bridge.sendBytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), [400, 0]],
  [
    'the beginning of TLS',
    (bridge) => bridge.sendBytes('\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'),
    [400],
  ],
  [
    'a header of 100 kB',
    (bridge) => bridge.send(VERSION, { 'X-Long': 'x'.repeat(100_000) }),
    [431],
  ],
  ['a target of 100 kB', (bridge) => bridge.send(`${VERSION}${'x'.repeat(100_000)}`), [431]],
  ['a header with a zero byte', (bridge) => bridge.send(VERSION, { 'X-Zero': 'a\0b' }), [400]],
  [
    'a header with a lone line feed',
    (bridge) => bridge.send(VERSION, { 'X-Break': 'a\nHost: evil.example' }),
    [400],
  ],
  [
    'a header folded over lines',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': `\r\n ${bridge.token}` }),
    [400, 401],
  ],
  [
    'a name of a header with a blank behind it',
    (bridge) => bridge.send(VERSION, { 'Host ': 'evil.example' }),
    [400],
  ],
  ['two lengths', (bridge) => bridge.send(SUBMIT, { 'Content-Length': ['2', '40'] }, '{}'), [400]],
  ['a length below zero', (bridge) => bridge.send(SUBMIT, { 'Content-Length': '-1' }, '{}'), [400]],
  [
    'a length that is no number',
    (bridge) => bridge.send(SUBMIT, { 'Content-Length': '0x2' }, '{}'),
    [400],
  ],
  [
    'a length beyond all numbers',
    (bridge) => bridge.send(SUBMIT, { 'Content-Length': '9'.repeat(30) }, '{}'),
    [400, 413],
  ],
  [
    'pieces of a kind nobody knows',
    (bridge) => bridge.send(SUBMIT, { 'Transfer-Encoding': 'xchunked' }, '2\r\n{}\r\n0\r\n\r\n'),
    [400],
  ],
  [
    'pieces that are packed',
    (bridge) =>
      bridge.send(SUBMIT, { 'Transfer-Encoding': 'chunked, gzip' }, '2\r\n{}\r\n0\r\n\r\n'),
    [400],
  ],
  [
    'pieces, told in two ways',
    (bridge) =>
      bridge.send(SUBMIT, { 'Transfer-Encoding': ['chunked', 'identity'] }, '2\r\n{}\r\n0\r\n\r\n'),
    [400],
  ],
  [
    'a piece whose size is none',
    (bridge) => bridge.send(SUBMIT, { 'Transfer-Encoding': 'chunked' }, '-2\r\n{}\r\n0\r\n\r\n'),
    [400, 0],
  ],
  [
    'pieces where no body belongs',
    (bridge) => bridge.send(VERSION, { 'Transfer-Encoding': 'chunked' }, '2\r\n{}\r\n0\r\n\r\n'),
    [413],
  ],
  [
    'a second request in the body of a refused one',
    (bridge) =>
      bridge.send(
        SUBMIT,
        { 'X-Patchbay-Token': 'x', Connection: 'keep-alive', 'Content-Length': '3' },
        `{}\n${requestOf('GET /ray/api/version', passing(bridge.port, bridge.token))}`,
      ),
    [401],
  ],
];
