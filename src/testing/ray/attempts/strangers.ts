import { type Attempt, VERSION } from '../servedBridge.ts';

/** Of a server that has ended. */
const formerToken = 'c1'.repeat(32);

/** Who asks, by which name, with which token. */
export const STRANGERS: readonly Attempt[] = [
  ['another origin', (bridge) => bridge.send(VERSION, { Origin: 'https://evil.example' }), [403]],
  ['the origin of a sandboxed frame', (bridge) => bridge.send(VERSION, { Origin: 'null' }), [403]],
  [
    'another port of this machine',
    (bridge) => bridge.send(VERSION, { Origin: 'http://localhost:1' }),
    [403],
  ],
  [
    'another scheme of the same name',
    (bridge) => bridge.send(VERSION, { Origin: `https://localhost:${bridge.port}` }),
    [403],
  ],
  [
    'a page of another site',
    (bridge) => bridge.send(VERSION, { 'Sec-Fetch-Site': 'cross-site' }),
    [403],
  ],
  [
    'a page of the same site',
    (bridge) => bridge.send(VERSION, { 'Sec-Fetch-Site': 'same-site' }),
    [403],
  ],
  [
    'an address typed by hand',
    (bridge) => bridge.send(VERSION, { 'Sec-Fetch-Site': 'none' }),
    [403],
  ],
  [
    'a foreign name that leads here',
    (bridge) => bridge.send(VERSION, { Host: `evil.example:${bridge.port}` }),
    [421],
  ],
  [
    'a foreign name, and an origin that fits it',
    (bridge) =>
      bridge.send(VERSION, {
        Host: `evil.example:${bridge.port}`,
        Origin: `http://evil.example:${bridge.port}`,
      }),
    [421],
  ],
  ['our name with another port', (bridge) => bridge.send(VERSION, { Host: 'localhost:1' }), [421]],
  ['our name without its port', (bridge) => bridge.send(VERSION, { Host: 'localhost' }), [421]],
  ['no name at all', (bridge) => bridge.send(VERSION, { Host: null }), [400]],
  ['no token', (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': null }), [401]],
  ['an empty token', (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': '' }), [401]],
  [
    'a wrong token',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': 'b1'.repeat(32) }),
    [401],
  ],
  [
    'a part of the token',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': bridge.token.slice(1) }),
    [401],
  ],
  [
    'the token in the address',
    (bridge) => bridge.send(`${VERSION}?token=${bridge.token}`, { 'X-Patchbay-Token': null }),
    [401],
  ],
  [
    'the token in a cookie',
    (bridge) =>
      bridge.send(VERSION, {
        'X-Patchbay-Token': null,
        Cookie: `x-patchbay-token=${bridge.token}`,
      }),
    [401],
  ],
  [
    'a foreign name that begins as ours',
    (bridge) => bridge.send(VERSION, { Host: `localhost.evil.example:${bridge.port}` }),
    [421],
  ],
  [
    'a foreign name behind ours as a user',
    (bridge) => bridge.send(VERSION, { Host: `localhost@evil.example:${bridge.port}` }),
    [400, 421],
  ],
  [
    'our name with a dot behind it',
    (bridge) => bridge.send(VERSION, { Host: `localhost.:${bridge.port}` }),
    [421],
  ],
  [
    'our address, shortened',
    (bridge) => bridge.send(VERSION, { Host: `127.1:${bridge.port}` }),
    [421],
  ],
  [
    'our address as a number',
    (bridge) => bridge.send(VERSION, { Host: `2130706433:${bridge.port}` }),
    [421],
  ],
  [
    'all addresses of this machine',
    (bridge) => bridge.send(VERSION, { Host: `0.0.0.0:${bridge.port}` }),
    [421],
  ],
  [
    'our address in IPv6',
    (bridge) => bridge.send(VERSION, { Host: `[::ffff:127.0.0.1]:${bridge.port}` }),
    [421],
  ],
  [
    'a foreign address in IPv6',
    (bridge) => bridge.send(VERSION, { Host: `[2001:db8::1]:${bridge.port}` }),
    [421],
  ],
  [
    'an IPv6 without brackets',
    (bridge) => bridge.send(VERSION, { Host: `::1:${bridge.port}` }),
    [421],
  ],
  [
    'a foreign name behind ours, twice told',
    (bridge) =>
      bridge.send(VERSION, { Host: [`localhost:${bridge.port}`, `evil.example:${bridge.port}`] }),
    [421],
  ],
  [
    'a foreign name before ours, twice told',
    (bridge) => bridge.send(VERSION, { Host: ['evil.example', `localhost:${bridge.port}`] }),
    [421],
  ],
  [
    'our origin and another one',
    (bridge) =>
      bridge.send(VERSION, { Origin: [`http://localhost:${bridge.port}`, 'https://evil.example'] }),
    [403],
  ],
  [
    'another of our names as the origin',
    (bridge) => bridge.send(VERSION, { Origin: `http://127.0.0.1:${bridge.port}` }),
    [403],
  ],
  ['an empty origin', (bridge) => bridge.send(VERSION, { Origin: '' }), [403]],
  [
    'a page of ours and one of another site',
    (bridge) => bridge.send(VERSION, { 'Sec-Fetch-Site': ['same-origin', 'cross-site'] }),
    [403],
  ],
  [
    'the token twice',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': [bridge.token, bridge.token] }),
    [401],
  ],
  [
    'the token of a server that has ended',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': formerToken }),
    [401],
  ],
  [
    'the token in capitals',
    (bridge) => bridge.send(VERSION, { 'X-Patchbay-Token': bridge.token.toUpperCase() }),
    [401],
  ],
  [
    'the token as a password',
    (bridge) =>
      bridge.send(VERSION, { 'X-Patchbay-Token': null, Authorization: `Bearer ${bridge.token}` }),
    [401],
  ],
];
