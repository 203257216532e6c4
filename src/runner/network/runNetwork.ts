import { fail, ok, type Result } from '../../base/result.ts';
import type { FetchForRun } from '../answerAsks.ts';
import type { NetworkDoor } from '../api.ts';
import type { RunClock } from '../clock.ts';
import {
  LIMITS,
  type OutsideAddress,
  type OutsideRequest,
  type OutsideResponse,
  readOutsideAddress,
} from '../protocol/index.ts';

/** Gets something from another host as a stranger would; else says why there is nothing, in a sentence. */
export type FetchOutside = (
  request: OutsideRequest,
  signal: AbortSignal,
) => Promise<Result<OutsideResponse, string>>;

export interface NetworkDeps {
  readonly fetchOutside: FetchOutside;
  /** The origin of this page, which is asked for nothing: there the browser would hold nobody back. */
  readonly ownOrigin: string;
}

const METHOD = /^(?:DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/;

const parse = (text: string): URL => new URL(text);

/** The name of the first header that no browser sends. */
function refusedHeader(headers: OutsideRequest['headers']): string | undefined {
  const refused = headers.find(([name, value]) => {
    try {
      new Headers([[name, value]]);
      return false;
    } catch {
      return true;
    }
  });
  return refused?.[0].slice(0, 100);
}

/** What of an ask is wrong before anybody is asked; else where it goes. */
function addressOf(
  { url, method, headers, body }: OutsideRequest,
  ownOrigin: string,
): Result<OutsideAddress, string> {
  const address = readOutsideAddress(url, parse);
  if (!address.ok) return address;
  if (address.value.origin === ownOrigin)
    return fail('Nothing is fetched from the site that Patchbay itself is on. Attach the file.');
  if (!METHOD.test(method)) return fail(`Nothing is fetched with the method ${method}.`);
  if (body !== null && (method === 'GET' || method === 'HEAD'))
    return fail(`With ${method} nothing can be sent: use POST or PUT.`);
  const header = refusedHeader(headers);
  if (header !== undefined)
    return fail(
      `The header “${header}” cannot be sent: its name or its value has characters that no header may have.`,
    );
  return address;
}

const COUNT = new Intl.NumberFormat('en-US');
const size = (bytes: number) => `${COUNT.format(bytes / 1024 / 1024)} MB`;

/** Counts what a run asks of other hosts: one that never ends shall not flood who was allowed. */
function allowance() {
  let [count, sent, brought] = [0, 0, 0];
  const spent = (what: string) =>
    fail(`This run has ${what}, the most that one run may; the next one begins at none.`);
  return {
    /** Counts a request, unless it is one too many. */
    take({ body }: OutsideRequest): Result<void, string> {
      const { fetchesInAll, sentInAll, fetchedInAll } = LIMITS;
      const bytes = body?.length ?? 0;
      if (count >= fetchesInAll) return spent(`made ${COUNT.format(count)} requests`);
      if (sent + bytes > sentInAll) return spent(`sent ${size(sentInAll)} to other hosts`);
      if (brought >= fetchedInAll) return spent(`fetched ${size(fetchedInAll)} from other hosts`);
      count++;
      sent += bytes;
      return ok(undefined);
    },
    bring({ body }: OutsideResponse): void {
      brought += body.length;
    },
  };
}

/** One run's way to other hosts: what it asks for is looked at, allowed by the door, and fetched. */
export function runNetwork(
  { fetchOutside, ownOrigin }: NetworkDeps,
  door: NetworkDoor,
  clock: RunClock,
): FetchForRun {
  const rest = allowance();
  return async ({ component, request }, signal) => {
    const address = addressOf(request, ownOrigin);
    if (!address.ok) return address;
    const { url, origin } = address.value;
    const allowed = await door.mayReach(origin, component, signal);
    if (!allowed.ok) return allowed;
    if (signal.aborted) return fail('It is not wanted any more.');
    const may = rest.take(request);
    if (!may.ok) return may;
    const late = new AbortController();
    const cancel = clock.setTimer(() => late.abort(), LIMITS.fetchMilliseconds);
    const ending = AbortSignal.any([signal, late.signal]);
    const answer = await fetchOutside({ ...request, url }, ending);
    cancel();
    if (answer.ok) rest.bring(answer.value);
    if (late.signal.aborted)
      return fail(`${origin} did not answer within ${LIMITS.fetchMilliseconds / 1_000} s.`);
    return answer;
  };
}
