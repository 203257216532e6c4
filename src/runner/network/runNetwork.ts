import { fail, type Result } from '../../base/result.ts';
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

/** What of an ask is wrong before anybody is asked; else where it goes. */
function addressOf(
  { url, method }: OutsideRequest,
  ownOrigin: string,
): Result<OutsideAddress, string> {
  const address = readOutsideAddress(url, parse);
  if (!address.ok) return address;
  if (address.value.origin === ownOrigin)
    return fail('Nothing is fetched from the site that Patchbay itself is on. Attach the file.');
  if (!METHOD.test(method)) return fail(`Nothing is fetched with the method ${method}.`);
  return address;
}

/** One run's way to other hosts: what it asks for is looked at, allowed by the door, and fetched. */
export function runNetwork(
  { fetchOutside, ownOrigin }: NetworkDeps,
  door: NetworkDoor,
  clock: RunClock,
): FetchForRun {
  return async ({ component, request }, signal) => {
    const address = addressOf(request, ownOrigin);
    if (!address.ok) return address;
    const { url, origin } = address.value;
    const allowed = await door.mayReach(origin, component, signal);
    if (!allowed.ok) return allowed;
    if (signal.aborted) return fail('It is not wanted any more.');
    const late = new AbortController();
    const cancel = clock.setTimer(() => late.abort(), LIMITS.fetchMilliseconds);
    const ending = AbortSignal.any([signal, late.signal]);
    const answer = await fetchOutside({ ...request, url }, ending);
    cancel();
    if (late.signal.aborted)
      return fail(`${origin} did not answer within ${LIMITS.fetchMilliseconds / 1_000} s.`);
    return answer;
  };
}
