import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '../../base/result.ts';
import { listenToParent } from './parentPort.ts';
import { type Asked, readMessage } from './readMessage.ts';

const asked = (message: object) => readMessage({ patchbay: 1, id: 7, ...message });

test('what a page may ask is read, and everything else has a reason', () => {
  expect(asked({ do: 'run' })).toEqual({ id: 7, asked: ok({ do: 'run' }) });
  expect(asked({ do: 'load', yaml: 'a: 1' })?.asked).toEqual(
    ok({ do: 'load', as: 'model', text: 'a: 1', name: 'Model' }),
  );
  expect(asked({ do: 'set', component: 'tank', argument: 'level', value: 2 })?.asked).toEqual(
    ok({ do: 'set', target: { component: 'tank', argument: 'level' }, value: 2 }),
  );
  expect(asked({ do: 'listen', fields: ['a.y'] })?.asked).toEqual(
    ok({ do: 'listen', fields: ['a.y'] }),
  );
  for (const wrong of [
    ...[{}, { do: 'eval' }, { do: 'constructor' }, { do: ['run'] }, { do: 'load' }],
    ...[
      { do: 'load', yaml: 'a', link: 'b' },
      { do: 'load', yaml: 'x'.repeat(8_000_001) },
    ],
    ...[
      { do: 'set', component: 'a', value: 1 },
      { do: 'set', parameter: 'a', value: NaN },
    ],
    ...[
      { do: 'set', parameter: 'a', value: {} },
      { do: 'listen', fields: [1] },
    ],
    ...[{ do: 'listen', fields: Array.from({ length: 101 }, () => 'a.y') }, { do: 'listen' }],
  ])
    expect(asked(wrong)?.asked.ok).toBe(false);
  expect(readMessage({ do: 'run' })).toBe(null);
});

test('whatever is sent is read without a fault, and what objects inherit is never taken for its own', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (data) => void readMessage(data)),
  );
  expect(readMessage(Object.create({ patchbay: 1, do: 'run' }))).toBe(null);
  const inherits = Object.assign(Object.create({ do: 'run' }), { patchbay: 1 }) as unknown;
  expect(readMessage(inherits)?.asked.ok).toBe(false);
});

/** A window, what its parent got, and what was done. */
function pair() {
  let hear: ((event: MessageEvent<unknown>) => void) | null = null;
  const got: [unknown, string][] = [];
  const done: Asked[] = [];
  let now = 0;
  const parent = {
    postMessage: (message: unknown, target: string) => void got.push([message, target]),
  };
  const port = listenToParent({
    window: { addEventListener: (_, listener) => void (hear = listener) },
    parent,
    act: async (one) => {
      done.push(one);
      return ok({});
    },
    clock: () => now,
  });
  const send = (data: unknown, source: unknown = parent, origin = 'https://docs.example') =>
    hear?.({ data, source, origin } as MessageEvent<unknown>);
  return { send, got, done, port, later: (ms: number) => (now += ms) };
}

test('only the page around this one is heard, and answered by its name', async () => {
  const { send, got, done, port } = pair();
  port.tell('state', {});
  send({ patchbay: 1, id: 1, do: 'run' }, {});
  send({ patchbay: 1, id: 2, do: 'run' }, null);
  await Promise.resolve();
  expect([got, done]).toEqual([[], []]);
  send({ patchbay: 1, id: 'a', do: 'stop' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([{ do: 'stop' }]);
  port.tell('state', { phase: 'idle' });
  expect(got).toEqual([
    [{ patchbay: 1, id: 'a', ok: true }, 'https://docs.example'],
    [{ patchbay: 1, event: 'state', phase: 'idle' }, 'https://docs.example'],
  ]);
});

test('of a flood a bounded part is read, and a moment later all is as before', async () => {
  const { send, done, later } = pair();
  for (let i = 0; i < 10_000; i++) send({ patchbay: 1, do: 'run' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(done.length).toBeLessThanOrEqual(100);
  later(1_000);
  const before = done.length;
  send({ patchbay: 1, do: 'stop' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(done.slice(before)).toEqual([{ do: 'stop' }]);
});
