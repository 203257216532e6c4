import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Batch, WorkerEvent } from './messages.ts';
import { LIMITS } from './limits.ts';
import { readTelemetry } from './readBatch.ts';

/** Anything that structured clone can carry, with the keys that readers look for among its keys. */
const KEYS = [
  ...['kind', 'number', 'events', 'status', 'paused', 'steps', 'components', 'field', 'start'],
  ...['values', 'level', 'message', 'name', 'bytes', 'error', 'jobId', 'type', 'input', 'output'],
  ...['profile', 'elapsed', 'connectors', 'workers', 'summary', 'waits', 'reason', 'forecast'],
  ...['exports', 'code', 'reason', '__proto__', 'constructor', 'toString', 'then', 'length'],
];
const TEXTS = ['batch', 'broken', 'progress', 'samples', 'log', 'file', 'ended', 'running', 'info'];
const hostile = fc.anything({
  key: fc.oneof(fc.constantFrom(...KEYS), fc.string()),
  values: [
    ...[fc.constantFrom(...TEXTS), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)],
    ...[fc.string(), fc.constant(new Float64Array([1])), fc.constant(new Uint8Array([1]))],
  ],
  withNullPrototype: true,
  withTypedArray: true,
  withMap: true,
  withBigInt: true,
  withDate: true,
  withSparseArray: true,
});

function sane(): boolean {
  return Object.keys(Object.prototype).length === 0 && !('polluted' in {});
}

/** An event that is right, into which one wrong thing is then put. */
const events: readonly WorkerEvent[] = [
  {
    kind: 'progress',
    status: 'running',
    paused: false,
    steps: 3,
    components: [{ name: 'a', status: 'running', steps: 3 }],
  },
  { kind: 'samples', field: 'a.x', start: 2, count: 2, values: Float64Array.of(1, NaN) },
  { kind: 'samples', field: 'a.x', start: 2, count: 6, values: ['on', null, 3] },
  { kind: 'log', level: 'warning', component: 'a', message: 'Look here.' },
  { kind: 'file', name: 'out.csv', bytes: Uint8Array.of(1, 2) },
  {
    kind: 'point',
    point: { state: '{}', written: [{ name: 'out.csv', bytes: Uint8Array.of(1) }] },
    reasons: [],
  },
  { kind: 'point', point: null, reasons: ['plant holds a function, which cannot be saved.'] },
  {
    kind: 'profile',
    profile: {
      elapsed: 12.5,
      components: [
        {
          ...{ name: 'a', worker: 1, reason: 'cheap', steps: 3, time: 0.5, life: 12 },
          waits: { inputs: 1, room: 0, promise: 2.5, turn: 8 },
          ...{ sent: 3, bytes: 0 },
        },
      ],
      connectors: [{ id: 'a.y..b.x', values: 3, crosses: true }],
      workers: [{ number: 1, worked: 2 }],
      forecast: [{ workers: 2, speedup: 1.5 }],
      speedup: 1,
      bottleneck: 'a',
      summary: ['a is the bottleneck.'],
    },
  },
  {
    kind: 'ended',
    status: 'failed',
    jobId: 'Job_12345678',
    error: { code: 'X', component: 'a', step: 4, message: 'No.' },
    components: {
      a: {
        type: 't',
        status: 'failed',
        steps: 4,
        input: { x: 1 },
        output: { y: [1, 2] },
        exports: {},
      },
    },
  },
];

function batchOf(...list: unknown[]): unknown {
  return { kind: 'batch', number: 0, events: list };
}

describe('reading what the sandbox sends', () => {
  it('takes every kind of event as it is', () => {
    const batch: Batch = { kind: 'batch', number: 7, events };

    expect(readTelemetry(structuredClone(batch))).toEqual({ ok: true, value: batch });
  });

  test.prop([hostile])('answers anything with a value and leaves no trace', (value) => {
    expect(typeof readTelemetry(value).ok).toBe('boolean');
    expect(typeof readTelemetry(batchOf(value)).ok).toBe('boolean');
    expect(sane()).toBe(true);
  });

  test.prop([fc.constantFrom(...events), fc.constantFrom(...KEYS), hostile])(
    'never passes on a part that is of the wrong type',
    (event, key, wrong) => {
      const broken = Object.fromEntries([...Object.entries(event), [key, wrong]]);
      const read = readTelemetry(batchOf(broken));
      if (!read.ok || read.value.kind !== 'batch') return;
      const [passed] = read.value.events;
      if (passed?.kind === 'samples') {
        expect(typeof passed.field).toBe('string');
        expect(passed.start).toBeGreaterThanOrEqual(0);
        expect(Array.isArray(passed.values) || passed.values instanceof Float64Array).toBe(true);
      }
      if (passed?.kind === 'progress') {
        expect(typeof passed.paused).toBe('boolean');
        for (const { name, steps } of passed.components) {
          expect(typeof name).toBe('string');
          expect(Number.isSafeInteger(steps)).toBe(true);
        }
      }
      if (passed?.kind === 'profile') {
        expect(passed.profile.elapsed).toBeGreaterThanOrEqual(0);
        for (const { time } of passed.profile.components) expect(time).toBeGreaterThanOrEqual(0);
        for (const sentence of passed.profile.summary) expect(typeof sentence).toBe('string');
      }
      if (passed?.kind === 'log') expect(passed.message.length).toBeLessThanOrEqual(2_000);
      if (passed?.kind === 'file') expect(passed.bytes).toBeInstanceOf(Uint8Array);
      if (passed?.kind === 'ended') {
        for (const value of Object.values(passed.components)) {
          expect(typeof value.type).toBe('string');
        }
      }
      expect(sane()).toBe(true);
    },
  );

  it('keeps names such as __proto__ as plain keys', () => {
    const [ended] = events.filter((event) => event.kind === 'ended');
    const values = { type: 't', status: 'stopped', steps: 0, output: {}, exports: {} };
    const input = JSON.parse('{"__proto__": {"polluted": true}, "x": 1}') as unknown;
    const components = JSON.parse('{"__proto__": null}') as Record<string, unknown>;
    Object.defineProperty(components, '__proto__', {
      value: { ...values, input },
      enumerable: true,
    });

    const read = readTelemetry(batchOf({ ...ended, components }));

    expect(read.ok).toBe(true);
    expect(sane()).toBe(true);
    if (!read.ok || read.value.kind !== 'batch' || read.value.events[0]?.kind !== 'ended') return;
    const kept = read.value.events[0].components;
    expect(Object.keys(kept)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    const [only] = Object.values(kept);
    expect(Object.getPrototypeOf(only?.input)).toBe(Object.prototype);
    expect(Object.keys(only?.input ?? {})).toEqual(['__proto__', 'x']);
  });

  it.each([
    ['more events than a batch may hold', Array(LIMITS.events + 1).fill(events[3])],
    ['more samples than a batch may hold', Array(3).fill(samplesOf(LIMITS.samples / 2))],
    ['a file that is too large', [{ ...events[4], bytes: new Uint8Array(LIMITS.fileBytes + 1) }]],
    ['steps below zero', [{ ...events[0], steps: -1 }]],
    ['an unknown status', [{ ...events[0], status: 'resting' }]],
    ['an event that only the page may tell', [{ kind: 'unresponsive', value: true }]],
  ])('refuses %s', (_what, list) => {
    expect(readTelemetry(batchOf(...list)).ok).toBe(false);
  });

  it('cuts a message of the frame that is too long', () => {
    const read = readTelemetry({ kind: 'broken', reason: 'crashed', message: 'x'.repeat(1e5) });

    expect(read).toEqual({
      ok: true,
      value: { kind: 'broken', reason: 'crashed', message: 'x'.repeat(LIMITS.message) },
    });
  });
});

function samplesOf(count: number): WorkerEvent {
  return { kind: 'samples', field: 'a.x', start: 0, count, values: new Float64Array(count) };
}
