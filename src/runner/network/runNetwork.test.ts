import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../base/result.ts';
import { LIMITS, type OutsideRequest } from '../protocol/index.ts';
import { type FetchOutside, runNetwork } from './runNetwork.ts';

/** Bytes of which there are as many as it says, and none is made. */
const large = (length: number) =>
  Object.defineProperty(new Uint8Array(), 'length', { value: length });

function network(body = new Uint8Array()) {
  const sent: OutsideRequest[] = [];
  const fetchOutside: FetchOutside = async (request) => {
    sent.push(request);
    return ok({ url: request.url, status: 200, statusText: 'OK', headers: [], body });
  };
  const asked: string[] = [];
  const door = {
    mayReach: async (origin: string) => {
      asked.push(origin);
      return ok(undefined);
    },
  };
  const clock = { now: () => 0, setTimer: () => () => undefined };
  const fetch = runNetwork({ fetchOutside, ownOrigin: 'https://patchbay.example' }, door, clock);
  const given: OutsideRequest = {
    url: 'https://far.example/x',
    method: 'GET',
    headers: [],
    body: null,
  };
  const ask = (request: Partial<OutsideRequest> = {}) =>
    fetch({ component: 'feed', request: { ...given, ...request } }, new AbortController().signal);
  return { ask, asked, sent };
}

describe('what a run asks of other hosts', () => {
  it.each([
    [[['a b', 'x']], 'a b'],
    [
      [
        ['accept', 'text/plain'],
        ['x-note', 'a\nb'],
      ],
      'x-note',
    ],
    [[['', 'x']], ''],
  ] as const)('is refused with the header that cannot be sent: %j', async (headers, name) => {
    const { ask, asked } = network();
    expect(await ask({ headers })).toEqual(
      fail(
        `The header “${name}” cannot be sent: its name or its value has characters that no header may have.`,
      ),
    );
    expect(asked).toEqual([]);
  });

  it('is refused where nothing can be sent with its method', async () => {
    const { ask } = network();
    expect(await ask({ body: new Uint8Array(3) })).toEqual(
      fail('With GET nothing can be sent: use POST or PUT.'),
    );
  });

  it('is bounded in number', async () => {
    const { ask, sent } = network();
    for (let i = 0; i < LIMITS.fetchesInAll; i++) await ask();
    expect(await ask()).toEqual(
      fail(
        'This run has made 50,000 requests, the most that one run may; the next one begins at none.',
      ),
    );
    expect(sent).toHaveLength(LIMITS.fetchesInAll);
  });

  it('is bounded in what it sends and brings, all requests together', async () => {
    const sending = network();
    const body = large(LIMITS.sentInAll / 2);
    for (const isSent of [true, true, false])
      expect((await sending.ask({ method: 'POST', body })).ok).toBe(isSent);
    expect(await sending.ask({ method: 'POST', body })).toEqual(
      fail(
        'This run has sent 512 MB to other hosts, the most that one run may; the next one begins at none.',
      ),
    );
    expect((await sending.ask()).ok).toBe(true);
    const bringing = network(large(LIMITS.fetchedInAll));
    expect((await bringing.ask()).ok).toBe(true);
    expect(await bringing.ask()).toEqual(
      fail(
        'This run has fetched 4,096 MB from other hosts, the most that one run may; the next one begins at none.',
      ),
    );
  });
});
