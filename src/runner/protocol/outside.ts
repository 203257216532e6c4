import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { own, readText } from './fields.ts';
import { LIMITS } from './limits.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** What code asks of another host. */
export interface OutsideRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** What that host has answered, whole. */
export interface OutsideResponse {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

function readHeaders(value: unknown): Headers | undefined {
  if (!Array.isArray(value) || value.length > LIMITS.headers) return undefined;
  const headers: [string, string][] = [];
  for (const item of value as readonly unknown[]) {
    if (!Array.isArray(item)) return undefined;
    const name = readText(item[0]);
    const text = readText(item[1], LIMITS.header);
    if (name === undefined || text === undefined) return undefined;
    headers.push([name, text]);
  }
  return headers;
}

function readBytes(value: unknown, limit: number): Uint8Array<ArrayBuffer> | undefined {
  // A view of a part may come with the whole.
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length <= limit
    ? (value as Uint8Array<ArrayBuffer>)
    : undefined;
}

/** Reads a request; undefined when it has not the shape of one. */
export function readOutsideRequest(value: unknown): OutsideRequest | undefined {
  if (!isObject(value)) return undefined;
  const url = readText(own(value, 'url'), LIMITS.url);
  const method = readText(own(value, 'method'), 20);
  const headers = readHeaders(own(value, 'headers'));
  const given = own(value, 'body');
  const body = given === null ? null : readBytes(given, LIMITS.sentBytes);
  if (url === undefined || method === undefined || headers === undefined || body === undefined)
    return undefined;
  return { url, method, headers, body };
}

/** Reads a response; undefined when it has not the shape of one. */
export function readOutsideResponse(value: unknown): OutsideResponse | undefined {
  if (!isObject(value)) return undefined;
  const url = readText(own(value, 'url'), LIMITS.url);
  const status = own(value, 'status');
  const statusText = readText(own(value, 'statusText'), LIMITS.header);
  const headers = readHeaders(own(value, 'headers'));
  const body = readBytes(own(value, 'body'), LIMITS.fetchedBytes);
  if (url === undefined || statusText === undefined || headers === undefined) return undefined;
  if (body === undefined || typeof status !== 'number') return undefined;
  return { url, status, statusText, headers, body };
}

/** An address that may be asked for, if the person allows it. */
export interface OutsideAddress {
  /** As it goes out: nobody reads it in another way than it was looked at. */
  readonly url: string;
  /** Scheme, host and port, which permission is for. */
  readonly origin: string;
}

/** What `URL` gives of an address; its host is in small letters, of numbers alone, in punycode. */
interface ReadUrl {
  readonly protocol: string;
  readonly hostname: string;
  readonly origin: string;
  readonly href: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Reads an address as the browser does.
 *
 * @param parse makes a `URL`, and throws where it is none
 * @returns why nobody can be asked for it, in a sentence
 */
export function readOutsideAddress(
  text: string,
  parse: (text: string) => ReadUrl,
): Result<OutsideAddress, string> {
  let url: ReadUrl;
  try {
    url = parse(text);
  } catch {
    return fail(
      `“${text.slice(0, 200)}” is no whole address: begin with https://. A file of the document is opened by its name.`,
    );
  }
  const { protocol, hostname, origin, href, username, password } = url;
  if (protocol !== 'https:' && protocol !== 'http:')
    return fail(`Addresses with ${protocol} cannot be fetched, only https: and http:.`);
  if (username !== '' || password !== '')
    return fail(
      `An address with a name or password in it is not fetched; send them in the header Authorization.`,
    );
  if (hostname === '' || hostname.endsWith('.'))
    return fail(`“${hostname}” is no name of a host that can be allowed: leave out its last dot.`);
  return ok({ url: href, origin });
}

const LOCAL =
  /^(?:localhost|.+\.(?:localhost|local|internal|lan|home\.arpa)|[^.:[\]]+|(?:0|10|127)\..+|169\.254\..+|192\.168\..+|172\.(?:1[6-9]|2\d|3[01])\..+|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..+|\[(?:::|::1|::ffff:.+|f[cd].+|fe[89ab].+)\])$/;

/** Whether a host lies on the person's own machine or network, as far as its name tells. */
export const isLocalHost = (hostname: string): boolean => LOCAL.test(hostname);
