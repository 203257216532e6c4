import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Where the bridge lies on the page's own address. */
const BRIDGE = '/ray';
/** The header that the token comes in. */
const TOKEN_HEADER = 'x-patchbay-token';

/** A project with its data files; Ray itself takes no larger ones without more ado. */
const LARGEST_PACKAGE = 100 * 1024 * 1024;
const LARGEST_ORDER = 1024 * 1024;

/** As Ray names jobs, and as people may. */
const ID = String.raw`[\w-][\w.-]{0,199}`;
/** What a job of Patchbay's has kept (`src/ray/results`), and no other file of the logs. */
const KEPT = String.raw`filename=patchbay%2F${ID}%2F(?:results\.json|\d{1,9}\.gz)`;
const PACKAGE = String.raw`/api/packages/gcs/[\w-][\w.-]{0,299}\.zip`;

interface Target {
  readonly method: string;
  readonly path: RegExp;
  /** Bytes of a body at most. */
  readonly most: number;
}

const target = (method: string, path: string, most = 0): Target => ({
  method,
  path: new RegExp(`^${path}$`),
  most,
});

/**
 * What `src/ray` asks of a dashboard, in exact shapes as they stand in a request: nothing in them could be
 * decoded to anything else.
 */
const TARGETS: readonly Target[] = [
  target('GET', '/api/version'),
  target('GET', '/api/jobs/'),
  target('POST', '/api/jobs/', LARGEST_ORDER),
  target('GET', `/api/jobs/${ID}`),
  target('GET', `/api/jobs/${ID}/logs`),
  target('POST', `/api/jobs/${ID}/stop`, 1024),
  target('GET', PACKAGE),
  target('PUT', PACKAGE, LARGEST_PACKAGE),
  target('GET', String.raw`/api/v0/nodes\?detail=1&limit=10000`),
  target('GET', String.raw`/api/v0/logs/file\?node_id=[0-9a-f]{1,64}&${KEPT}&lines=-1&timeout=300`),
];

/** What is looked at of a request before anything is read of its body. */
export interface Asked {
  readonly method: string;
  /** As it stood in the request, nothing decoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** By how many names the request means this server: Node tells the first one only. */
  readonly names: number;
}

export type Verdict =
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }
  /** Asks which Ray this bridge leads to. */
  | { readonly kind: 'where' }
  /** May go on to this path of Ray's address, with a body of so many bytes at most. */
  | { readonly kind: 'passed'; readonly path: string; readonly most: number };

const refused = (status: number, why: string): Verdict => ({ kind: 'refused', status, why });

/** Whether a request means this server by one of its own names: another name is a stranger's, whose site points here. */
export function isForUs({ headers, names }: Asked, port: number): boolean {
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  if (port === 80) hosts.push('localhost', '127.0.0.1', '[::1]');
  return names === 1 && hosts.includes(headers.host ?? '');
}

/** Whether it is a request to the bridge, be it a wrong one. */
export function isForBridge({ target }: Asked): boolean {
  return target.startsWith(BRIDGE);
}

/**
 * Whether a request may go on to Ray. It has to come from the page that this server gave out, with the
 * token, to a known target; all else is refused.
 */
export function judge(asked: Asked, token: string): Verdict {
  const { method, target, headers } = asked;
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${host}`)
    return refused(403, 'Only the page of this server may ask.');
  if (site !== undefined && site !== 'same-origin')
    return refused(403, 'Only the page of this server may ask.');
  if (!isToken(headers[TOKEN_HEADER], token))
    return refused(401, 'The token is not the one of this server.');
  if (headers.upgrade !== undefined) return refused(400, 'Nothing is upgraded here.');
  const path = target.startsWith(BRIDGE) ? target.slice(BRIDGE.length) : '';
  if (path === '/' && method === 'GET') return { kind: 'where' };
  const known = TARGETS.filter((one) => one.path.test(path));
  if (known.length === 0) return refused(404, 'There is no such target.');
  const found = known.find((one) => one.method === method);
  if (found === undefined) return refused(405, 'That target is not asked so.');
  const length = Number(headers['content-length'] ?? 0);
  if (!(length <= found.most)) return refused(413, 'The body is too large.');
  return { kind: 'passed', path, most: found.most };
}

/** Compares digests, which takes as long wherever they differ. */
function isToken(given: string | readonly string[] | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}
