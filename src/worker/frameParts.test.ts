import { describe, expect, it } from 'vitest';
import { LIMITS } from '../runner/protocol/index.ts';
import { frameParts, OPEN_PART, type PartGone } from './frameParts.ts';

class FakeWorker extends EventTarget {
  readonly sent: unknown[] = [];
  isEnded = false;
  postMessage(message: unknown, ports: readonly MessagePort[]): void {
    this.sent.push([message, ports.length]);
  }
  terminate(): void {
    this.isEnded = true;
  }
}

function setUp(makeWorker?: () => Worker) {
  const made: FakeWorker[] = [];
  const told: PartGone[] = [];
  let floods = 0;
  const parts = frameParts({
    makeWorker:
      makeWorker ??
      (() => {
        made.push(new FakeWorker());
        return made.at(-1) as unknown as Worker;
      }),
    tell: (gone) => told.push(gone),
    onFlood: () => floods++,
  });
  const start = (id: unknown, name: unknown = 'part') => {
    const { port1, port2 } = new MessageChannel();
    parts.hear({ kind: 'start-part', id, name }, [port1, port2]);
  };
  return { parts, start, made, told, floods: () => floods };
}

describe('the workers of a pool, made by the frame', () => {
  it('get their ports, and end when they are not wanted', () => {
    const { parts, start, made } = setUp();
    start(0);
    start(1);
    parts.hear({ kind: 'end-part', id: 0 }, []);

    expect(made.map(({ sent }) => sent)).toEqual([[[OPEN_PART, 2]], [[OPEN_PART, 2]]]);
    expect(made.map(({ isEnded }) => isEnded)).toEqual([true, false]);

    parts.end();
    expect(made.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('are told of when they break or cannot be made', () => {
    const { start, made, told } = setUp();
    start(7);
    made[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(told).toEqual([{ kind: 'part-gone', id: 7, reason: 'out of memory' }]);
    expect(made[0]?.isEnded).toBe(true);

    const refusing = setUp(() => {
      throw new TypeError('no workers here');
    });
    refusing.start(1);
    expect(refusing.told).toEqual([
      { kind: 'part-gone', id: 1, reason: 'TypeError: no workers here' },
    ]);
  });

  it('are bounded, whoever asks: more than a pool has, an id twice, a flood, no wish at all', () => {
    const { parts, start, made, told, floods } = setUp();
    for (let id = 0; id < LIMITS.workers; id++) start(id);
    start(LIMITS.workers);
    start(0);
    expect(made.length).toBe(LIMITS.workers);
    expect(told.map(({ id }) => id)).toEqual([LIMITS.workers, 0]);
    start(0);
    expect(made.length).toBe(LIMITS.workers);

    parts.end();
    for (const bad of [null, 1, 'x', [], {}, { kind: 'start-part', id: -1, name: 'x' }])
      parts.hear(bad, []);
    parts.hear({ kind: 'start-part', id: 1, name: 'without ports' }, []);
    start('1');
    start(1, 2);
    expect(made.length).toBe(LIMITS.workers);

    for (let count = 0; count < 3_000 && floods() === 0; count++) start(0.5);
    expect(floods()).toBe(1);
  });
});
