import { describe, expect, it } from 'vitest';
import { makeRelay, type RelayOptions } from './relay.ts';

function setUp(options: Partial<RelayOptions> = {}) {
  let now = 0;
  let floods = 0;
  const sent: unknown[] = [];
  const transferred: Transferable[] = [];
  const timers: (() => void)[] = [];
  const target = {
    postMessage(message: unknown, transfer: Transferable[]) {
      sent.push(message);
      transferred.push(...transfer);
    },
  };
  const relay = makeRelay(target, {
    perWindow: 2,
    windowMilliseconds: 16,
    queue: 3,
    messageBytes: 10_000,
    now: () => now,
    setTimer: (callback) => timers.push(callback),
    onFlood: () => floods++,
    ...options,
  });
  const nextWindow = () => {
    now += 16;
    for (const callback of timers.splice(0)) callback();
  };
  return { relay, sent, transferred, timers, nextWindow, floods: () => floods };
}

describe('the relay in the frame', () => {
  it('passes a few messages straight on, with their buffers', () => {
    const { relay, sent, transferred, timers } = setUp();
    const values = Float64Array.of(1, 2);

    relay({ values });
    relay('b');

    expect(sent).toEqual([{ values }, 'b']);
    expect(transferred).toEqual([values.buffer]);
    expect(timers).toEqual([]);
  });

  it('lets more wait for the next window, in order', () => {
    const { relay, sent, nextWindow, floods } = setUp();

    for (const message of ['a', 'b', 'c', 'd', 'e']) relay(message);
    expect(sent).toEqual(['a', 'b']);
    nextWindow();
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
    relay('f');
    nextWindow();

    expect(sent).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(floods()).toBe(0);
  });

  it('cuts off a sender that floods, once and for all', () => {
    const { relay, sent, nextWindow, floods } = setUp();

    for (let message = 0; message < 1_000; message++) relay(message);
    nextWindow();

    expect(sent).toEqual([0, 1]);
    expect(floods()).toBe(1);
  });

  it('cuts off a message that is too large, or has parts that nothing of ours sends', () => {
    for (const message of ['x'.repeat(6_000), new Uint8Array(20_000), new Map([[1, 2]])]) {
      const { relay, sent, floods } = setUp();
      relay(message);

      expect(sent).toEqual([]);
      expect(floods()).toBe(1);
    }
  });
});
