import { type Attempt, fileOf, VERSION } from '../servedBridge.ts';

/** Where a request shall lead, and by which method. */
export const TARGETS: readonly Attempt[] = [
  ['a way up', (bridge) => bridge.send('GET /ray/api/jobs/../../logs'), [404]],
  ['a way up, encoded', (bridge) => bridge.send('GET /ray/api/jobs/%2e%2e/%2e%2e/logs'), [404]],
  ['a way up, encoded twice', (bridge) => bridge.send('GET /ray/api/jobs/%252e%252e'), [404]],
  ['a slash, encoded', (bridge) => bridge.send('GET /ray/api/jobs%2F'), [404]],
  ['a backslash', (bridge) => bridge.send('GET /ray/api\\jobs\\'), [404]],
  [
    'a host behind two slashes',
    (bridge) => bridge.send('GET /ray//evil.example/api/version'),
    [404],
  ],
  ['a whole address', (bridge) => bridge.send('GET http://evil.example/ray/api/version'), [400]],
  [
    'a user before another host',
    (bridge) => bridge.send('GET /ray@evil.example/api/version'),
    [404],
  ],
  [
    'what Ray has beside jobs',
    (bridge) => bridge.send('GET /ray/api/v0/logs/file?node_id=1'),
    [404],
  ],
  [
    'a log that is no result',
    (bridge) => bridge.send(fileOf('patchbay%2Fa%2F..%2F..%2Fraylet.out')),
    [404],
  ],
  ['a log of Ray itself', (bridge) => bridge.send(fileOf('raylet.out')), [404]],
  ['a job by the name of a way up', (bridge) => bridge.send('GET /ray/api/jobs/..'), [404]],
  [
    'more machines than are shown',
    (bridge) => bridge.send('GET /ray/api/v0/nodes?detail=1&limit=1'),
    [404],
  ],
  ['a target with a query', (bridge) => bridge.send(`${VERSION}?x=1`), [404]],
  ['a target with more behind it', (bridge) => bridge.send('GET /ray/api/version/x'), [404]],
  [
    'a line break in the target',
    (bridge) => bridge.send('GET /ray/api/version%0d%0aX:%20y'),
    [404],
  ],
  ['a package of another kind', (bridge) => bridge.send('PUT /ray/api/packages/s3/x.zip'), [404]],
  ['deleting a job', (bridge) => bridge.send('DELETE /ray/api/jobs/raysubmit_1'), [405]],
  ['writing where one reads', (bridge) => bridge.send('PUT /ray/api/version'), [405]],
  ['asking what is allowed', (bridge) => bridge.send('OPTIONS /ray/api/jobs/'), [405]],
  ['a method of nobody', (bridge) => bridge.send('PURGE /ray/api/jobs/'), [405]],
  ['a tunnel', (bridge) => bridge.send('CONNECT evil.example:80'), [0]],
  [
    'our own whole address',
    (bridge) => bridge.send(`GET http://localhost:${bridge.port}/ray/api/version`),
    [400],
  ],
  [
    'a host in the place of a path',
    (bridge) => bridge.send('GET //evil.example/ray/api/version'),
    [404],
  ],
  ['two slashes before the bridge', (bridge) => bridge.send('GET //ray/api/version'), [404]],
  ['the bridge, encoded', (bridge) => bridge.send('GET /%72ay/api/version'), [404]],
  ['the bridge in capitals', (bridge) => bridge.send('GET /RAY/api/version'), [404]],
  ['a way through the editor', (bridge) => bridge.send('GET /assets/../ray/api/version'), [404]],
  ['a name that begins as the bridge', (bridge) => bridge.send('GET /raylet/api/version'), [404]],
  ['a letter of a target, encoded', (bridge) => bridge.send('GET /ray/api/%76ersion'), [404]],
  ['parameters of a path', (bridge) => bridge.send('GET /ray/api/version;x=1'), [404]],
  ['a part of a page', (bridge) => bridge.send('GET /ray/api/version#x'), [404]],
  [
    'a job with a way up behind it',
    (bridge) => bridge.send('GET /ray/api/jobs/a/../../../logs'),
    [404],
  ],
  [
    'the machine of another address',
    (bridge) =>
      bridge.send(
        'GET /ray/api/v0/logs/file?node_id=..&filename=patchbay%2Fa%2F1.gz&lines=-1&timeout=300',
      ),
    [404],
  ],
  [
    'a result twice named',
    (bridge) => bridge.send(`${fileOf('patchbay%2Fa%2F1.gz')}&filename=raylet.out`),
    [404],
  ],
  ['a path without a beginning', (bridge) => bridge.send('GET ray/api/version'), [400]],
  ['the server as a whole', (bridge) => bridge.send('OPTIONS *'), [400]],
  ['an echo', (bridge) => bridge.send('TRACE /ray/api/version'), [405]],
  ['the head alone', (bridge) => bridge.send('HEAD /ray/api/version'), [405]],
  ['a method in small letters', (bridge) => bridge.send('get /ray/api/version'), [400]],
  [
    'a method in a header',
    (bridge) =>
      bridge.send('POST /ray/api/version', {
        'X-HTTP-Method-Override': 'GET',
        'Content-Length': '0',
      }),
    [405],
  ],
];
