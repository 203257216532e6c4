import type { RunRequest } from '../model/run/index.ts';
import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../base/result.ts';
import { answerAsks, type AssetProgress } from './answerAsks.ts';
import type { RunEvent } from './api.ts';
import { LIMITS } from './protocol/index.ts';
import { createRunClient, RECORD_MS, START_MS } from './client.ts';
import { BEAT_MS } from './heartbeat.ts';
import { SPARE_MS, WARM_MS } from './sandboxPool.ts';
import { STOP_MS } from './remoteRun.ts';
import type { Sandbox } from './sandbox.ts';

const REQUEST: RunRequest = {
  config: { plugboard: {} },
  files: [],
  floats: [],
  seed: 1,
  watch: ['a.x'],
  start: 'run',
  speed: null,
  workers: null,
  breakpoints: [],
  costs: [],
};
const PYTHON: RunRequest = { ...REQUEST, files: [{ name: 'a.py', bytes: new Uint8Array() }] };
const NO_ASSETS = { assets: async () => fail('There are none.'), watch: () => () => undefined };
const ENDED = { kind: 'ended', status: 'completed', jobId: null, error: null, components: {} };

/** A clock that moves when told. */
function fakeClock() {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    setTimer(callback: () => void, milliseconds: number) {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    async pass(milliseconds: number) {
      const until = now + milliseconds;
      for (;;) {
        await settled();
        const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        timers = timers.filter((one) => one !== next);
        next.callback();
      }
      now = until;
      await settled();
    },
  };
}

/** Lets messages between ports arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
}

type Control = Record<string, (...args: never[]) => unknown>;

/** The worker's side, as a test wants it. */
class FakeWorker {
  readonly calls: [string, ...unknown[]][] = [];
  readonly taken: unknown[] = [];
  removed = false;
  readonly sandbox: Sandbox;
  readonly #telemetry = new MessageChannel();
  readonly #control = new MessageChannel();
  readonly #asks = new MessageChannel();
  readonly answers: unknown[] = [];

  constructor(answers: Control) {
    const { port1: control, port2: far } = this.#control;
    const { port1: telemetry, port2: farTelemetry } = this.#telemetry;
    const yes = () => ({ ok: true, value: null });
    const names = [
      ...['start', 'warm', 'pause', 'resume', 'step', 'stepComponent', 'stop'],
      ...['setArgument', 'watch', 'setSpeed'],
    ];
    const handlers = { ...Object.fromEntries(names.map((name) => [name, yes])), ping: () => true };
    const all: Control = { ...handlers, ...answers };
    const told = Object.entries(all).map(([name, answer]) => [
      name,
      (...args: never[]) => {
        if (name !== 'ping') this.calls.push([name, ...args]);
        return answer(...args);
      },
    ]);
    expose(Object.fromEntries(told), far);
    farTelemetry.addEventListener('message', ({ data }) => this.taken.push(data));
    farTelemetry.start();
    const { port1: asks, port2: farAsks } = this.#asks;
    farAsks.addEventListener('message', ({ data }) => this.answers.push(data));
    farAsks.start();
    this.sandbox = {
      ...{ control, telemetry, asks },
      remove: () => {
        this.removed = true;
        for (const port of [control, telemetry, asks]) port.close();
      },
    };
  }

  send(message: unknown): Promise<void> {
    this.#telemetry.port2.postMessage(message);
    return settled();
  }

  ask(message: unknown): Promise<void> {
    this.#asks.port2.postMessage(message);
    return settled();
  }

  close(): void {
    for (const { port1, port2 } of [this.#control, this.#telemetry, this.#asks]) {
      port1.close();
      port2.close();
    }
  }
}

const workers: FakeWorker[] = [];

function setUp(...answers: Control[]) {
  const clock = fakeClock();
  const opened: FakeWorker[] = [];
  const asked: (readonly string[])[] = [];
  const watching = new Set<(progress: AssetProgress) => void>();
  const client = createRunClient({
    clock,
    assets: {
      assets: async (names) => {
        asked.push(names);
        return ok(names.map((name) => new TextEncoder().encode(name)));
      },
      watch(listener) {
        watching.add(listener);
        return () => void watching.delete(listener);
      },
    },
    open: () => {
      const worker = new FakeWorker(answers[opened.length] ?? {});
      opened.push(worker);
      workers.push(worker);
      return Promise.resolve(worker.sandbox);
    },
  });
  const events: RunEvent[] = [];
  const start = (request = REQUEST, signal?: AbortSignal) =>
    client.start(request, (event) => events.push(event), signal);
  return { client, clock, opened, events, start, asked, watching };
}

async function started(...answers: Control[]) {
  const all = setUp(...answers);
  const result = await all.start();
  const [worker] = all.opened;
  if (!result.ok || worker === undefined) throw new Error('It did not start.');
  return { ...all, worker, handle: result.value };
}

const silent = () => new Promise(() => {});

afterEach(() => {
  for (const worker of workers.splice(0)) worker.close();
});

describe('a run', () => {
  it('hands the request to the worker and its events to the listener, and takes each batch', async () => {
    const { worker, events } = await started();
    const values = Float64Array.of(1, 2);
    const samples = { kind: 'samples', field: 'a.x', start: 0, count: 2, values };

    await worker.send({ kind: 'batch', number: 0, events: [samples] });
    await worker.send({ kind: 'batch', number: 1, events: [ENDED] });

    expect(worker.calls).toEqual([['start', REQUEST]]);
    expect(worker.taken).toEqual([{ kind: 'taken', number: 0 }]);
    expect(events).toEqual([samples, ENDED]);
    expect(worker.removed).toBe(true);
  });

  it('gives back the problems of a model that cannot run', async () => {
    const error = [
      { code: 'REQUIRED', message: 'm', path: 'p', line: null, column: null, severity: 'error' },
    ];
    const { start, opened, events } = setUp({ start: () => ({ ok: false, error }) });

    expect(await start()).toEqual({ ok: false, error });
    expect(opened[0]?.removed).toBe(true);
    expect(events).toEqual([]);
  });

  it('passes each call on and gives back the refusal', async () => {
    const error = { code: 'ARGUMENT_VALUE', component: 'a', step: null, message: 'No.' };
    const { handle, worker } = await started({ setArgument: () => ({ ok: false, error }) });

    expect(await handle.pause()).toEqual({ ok: true, value: undefined });
    expect(await handle.step(3)).toEqual({ ok: true, value: undefined });
    expect(await handle.setArgument('a', 'gain', 2)).toEqual({ ok: false, error });
    expect(worker.calls.slice(1)).toEqual([
      ['pause'],
      ['step', 3],
      ['setArgument', 'a', 'gain', 2],
    ]);
  });

  it('takes an exception or a callback for no answer', async () => {
    const { handle } = await started({
      pause: () => {
        throw new Error('gotcha');
      },
      resume: () => 'yes',
    });

    expect(await handle.pause()).toMatchObject({ ok: false, error: { code: 'RUN_NO_ANSWER' } });
    expect(await handle.resume()).toMatchObject({ ok: false, error: { code: 'RUN_NO_ANSWER' } });
  });

  it('settles every call that waits when it is disposed, and says nothing more', async () => {
    const { handle, worker, events } = await started({ pause: silent });

    const waiting = handle.pause();
    handle.dispose();
    await worker.send({ kind: 'batch', number: 0, events: [ENDED] });

    expect(await waiting).toMatchObject({ ok: false, error: { code: 'RUN_OVER' } });
    expect(await handle.resume()).toMatchObject({ ok: false, error: { code: 'RUN_OVER' } });
    expect(events).toEqual([]);
    expect(worker.removed).toBe(true);
  });

  it('ends what does not start in time', async () => {
    const { start, clock, opened } = setUp({ start: silent });

    const starting = start();
    await clock.pass(START_MS);

    expect(await starting).toMatchObject({ ok: false, error: [{ code: 'RUN_NO_ANSWER' }] });
    expect(opened[0]?.removed).toBe(true);
  });

  it('says so when there is no sandbox to be had', async () => {
    const open = () => Promise.reject(new Error('offline'));
    const client = createRunClient({ open, assets: NO_ASSETS, clock: fakeClock() });

    const result = await client.start(REQUEST, () => {});

    expect(result).toMatchObject({ ok: false, error: [{ code: 'SANDBOX_NOT_STARTED' }] });
  });

  it('counts as begun when it is over before the answer came', async () => {
    const { start, opened, events } = setUp({ start: silent });

    const starting = start();
    await settled();
    await opened[0]?.send({ kind: 'batch', number: 0, events: [ENDED] });

    expect((await starting).ok).toBe(true);
    expect(events).toEqual([ENDED]);
  });
});

describe('a run that goes wrong', () => {
  it.each([
    ['crashed', { kind: 'broken', reason: 'crashed', message: 'Out of memory.' }, 'RUN_CRASHED'],
    ['flooded', { kind: 'broken', reason: 'flooded', message: 'Too much.' }, 'RUN_FLOODED'],
    ['sent nonsense', { kind: 'batch', number: 0, events: [{ kind: 'samples' }] }, 'RUN_GARBLED'],
    ['sent batches out of order', { kind: 'batch', number: 5, events: [] }, 'RUN_GARBLED'],
  ])('fails when it %s, with what came before kept', async (_what, message, code) => {
    const { worker, events } = await started();

    await worker.send(message);

    expect(events).toMatchObject([{ kind: 'ended', status: 'failed', error: { code } }]);
    expect(worker.removed).toBe(true);
  });

  it('is said to be unresponsive after two questions without an answer, until it answers', async () => {
    let answer: (value: boolean) => void = () => {};
    const { clock, events, handle } = await started({
      ping: () => new Promise((resolve) => (answer = resolve)),
    });

    await clock.pass(BEAT_MS);
    expect(events).toEqual([]);
    await clock.pass(BEAT_MS);
    expect(events).toEqual([{ kind: 'unresponsive', value: true }]);
    await clock.pass(20 * BEAT_MS);
    answer(true);
    await settled();

    expect(events).toEqual([
      { kind: 'unresponsive', value: true },
      { kind: 'unresponsive', value: false },
    ]);
    handle.dispose();
  });
});

describe('Stop', () => {
  it('leaves the end to the worker when it answers', async () => {
    const { handle, worker, events, clock } = await started();

    await handle.stop();
    expect(worker.removed).toBe(false);
    await worker.send({ kind: 'batch', number: 0, events: [{ ...ENDED, status: 'stopped' }] });
    await clock.pass(5 * STOP_MS);

    expect(events).toEqual([{ ...ENDED, status: 'stopped' }]);
  });

  it('ends a worker that does not answer within a second', async () => {
    const { handle, worker, events, clock } = await started({ stop: silent });

    const stopping = handle.stop();
    await clock.pass(999);

    expect(await stopping).toEqual({ ok: true, value: undefined });
    expect(events).toMatchObject([{ kind: 'ended', status: 'stopped', error: null }]);
    expect(worker.removed).toBe(true);
  });

  it('ends a worker that says yes and goes on', async () => {
    const { handle, events, clock, worker } = await started();

    await handle.stop();
    await clock.pass(STOP_MS);

    expect(events).toMatchObject([{ kind: 'ended', status: 'stopped' }]);
    expect(worker.removed).toBe(true);
  });
});

describe('a sandbox made in advance', () => {
  it('is used by the next run, and used once', async () => {
    const { client, opened, start, clock } = setUp();
    client.prepare();
    client.prepare();
    await settled();
    expect(opened).toHaveLength(1);

    const first = await start();
    expect(opened).toHaveLength(1);
    expect(opened[0]?.calls).toEqual([['start', REQUEST]]);

    // None beside a run: its process would be shared, and could not be ended at once.
    client.prepare();
    await clock.pass(5_000);
    expect(opened).toHaveLength(1);

    if (first.ok) first.value.dispose();
    await clock.pass(5_000);
    expect(opened).toHaveLength(2);
    await start();
    expect(opened).toHaveLength(2);
    expect(opened[1]?.calls).toEqual([['start', REQUEST]]);
  });

  it('is replaced when it has died unnoticed', async () => {
    const { client, opened, start, clock } = setUp({ ping: silent });
    client.prepare();
    await settled();

    const starting = start();
    await clock.pass(SPARE_MS);

    expect((await starting).ok).toBe(true);
    expect(opened).toHaveLength(2);
    expect(opened[0]?.removed).toBe(true);
    expect(opened[1]?.calls).toEqual([['start', REQUEST]]);
  });
});

describe('a run with modules of Python', () => {
  it('waits for the interpreter before it starts, and tells how far that is', async () => {
    let ready = (): void => undefined;
    const warm = () => new Promise((resolve) => (ready = () => resolve({ ok: true, value: null })));
    const { start, opened, events, watching, clock } = setUp({ warm });

    const starting = start(PYTHON);
    await settled();
    for (const listener of watching) listener({ done: 1, total: 2_000_000 });
    // It fetches and starts for longer than a worker may be silent.
    await clock.pass(20 * BEAT_MS);
    expect(opened[0]?.calls).toEqual([['warm', PYTHON.files]]);
    ready();
    expect(await starting).toMatchObject({ ok: true });

    expect(opened[0]?.calls).toEqual([
      ['warm', PYTHON.files],
      ['start', PYTHON],
    ]);
    const what = 'Python';
    expect(events).toEqual([
      { kind: 'loading', loading: { what, fetched: null } },
      expect.objectContaining({
        kind: 'log',
        message: expect.stringContaining('2.0 MB') as string,
      }),
      { kind: 'loading', loading: { what, fetched: { done: 1, total: 2_000_000 } } },
      { kind: 'loading', loading: null },
    ]);
    expect(watching.size).toBe(0);
  });

  it('says what is missing, and the next run tries again', async () => {
    const { start, opened } = setUp({ warm: () => ({ ok: false, error: 'No network.' }) }, {});

    const message = expect.stringContaining('No network.') as string;
    expect(await start(PYTHON)).toMatchObject({
      ok: false,
      error: [{ code: 'PYTHON_NOT_STARTED', message }],
    });
    expect(opened[0]?.removed).toBe(true);
    expect(await start(PYTHON)).toMatchObject({ ok: true });
  });

  it('says what is missing however long that is, cut to a message', async () => {
    const { start } = setUp({
      warm: () => ({ ok: false, error: `own.whl: ${'x'.repeat(5_000)}` }),
    });
    const answer = await start(PYTHON);
    expect(answer).toMatchObject({
      error: [{ message: expect.stringContaining('own.whl') as string }],
    });
  });

  it('with modules that take long to import goes on, and is withdrawn at any time', async () => {
    for (const withdraws of [false, true]) {
      let ready = (): void => undefined;
      const importing = () =>
        new Promise((resolve) => (ready = () => resolve({ ok: true, value: null })));
      const { start, opened, clock } = setUp({ start: importing });
      const withdrawal = new AbortController();
      const starting = start(PYTHON, withdrawal.signal);
      await clock.pass(3 * START_MS);
      if (withdraws) withdrawal.abort();
      else ready();
      expect(await starting).toMatchObject({ ok: !withdraws });
      expect(opened[0]?.removed).toBe(withdraws);
    }
  });

  it('ends an interpreter that does not start', async () => {
    const { start, opened, clock } = setUp({ warm: silent });

    const starting = start(PYTHON);
    await clock.pass(WARM_MS);

    expect(await starting).toMatchObject({ ok: false, error: [{ code: 'PYTHON_NOT_STARTED' }] });
    expect(opened[0]?.removed).toBe(true);
  });

  it('has the next interpreter started while nobody waits, and asks it for nothing meanwhile', async () => {
    let ready = (): void => undefined;
    const warm = () => new Promise((resolve) => (ready = () => resolve({ ok: true, value: null })));
    const { start, opened, clock } = setUp({}, { warm, ping: silent });
    const first = await start(PYTHON);
    if (first.ok) first.value.dispose();
    await clock.pass(1_000);
    expect(opened[1]?.calls).toEqual([['warm', []]]);

    const starting = start(PYTHON);
    await clock.pass(3 * SPARE_MS);
    ready();

    expect(await starting).toMatchObject({ ok: true });
    expect(opened[1]?.calls).toEqual([
      ['warm', []],
      ['warm', PYTHON.files],
      ['start', PYTHON],
    ]);
    expect(opened).toHaveLength(2);
  });

  it('without Python takes no sandbox whose interpreter is still starting', async () => {
    const { start, opened, clock } = setUp({}, { warm: silent, ping: silent });
    const first = await start(PYTHON);
    if (first.ok) first.value.dispose();
    await clock.pass(1_000);
    expect(opened[1]?.calls).toEqual([['warm', []]]);

    expect(await start(REQUEST)).toMatchObject({ ok: true });
    expect(opened[1]?.removed).toBe(true);
    expect(opened[2]?.calls).toEqual([['start', REQUEST]]);
  });

  it('takes no sandbox whose interpreter died while it started', async () => {
    const { start, opened, clock } = setUp({}, { warm: silent, ping: silent });
    const first = await start(PYTHON);
    if (first.ok) first.value.dispose();
    await clock.pass(1_000 + WARM_MS);

    expect(await start(PYTHON)).toMatchObject({ ok: true });
    expect(opened[1]?.removed).toBe(true);
    expect(opened[2]?.calls[0]).toEqual(['warm', PYTHON.files]);
  });

  it('is withdrawn whatever it is doing', async () => {
    for (const answers of [{ warm: silent }, { start: silent }]) {
      const { start, opened, events } = setUp(answers);
      const withdrawal = new AbortController();

      const starting = start(PYTHON, withdrawal.signal);
      await settled();
      withdrawal.abort();

      expect(await starting).toEqual({ ok: false, error: [] });
      expect(opened[0]?.removed).toBe(true);
      expect(events.filter(({ kind }) => kind === 'ended')).toEqual([]);
    }
  });
});

describe('a run that waits for its sandbox', () => {
  it('is withdrawn at once, and the sandbox that comes late is removed', async () => {
    const late = new FakeWorker({});
    workers.push(late);
    let come = (): void => undefined;
    const client = createRunClient({
      clock: fakeClock(),
      assets: NO_ASSETS,
      open: () => new Promise((resolve) => (come = () => resolve(late.sandbox))),
    });
    const withdrawal = new AbortController();
    const starting = client.start(REQUEST, () => undefined, withdrawal.signal);
    await settled();
    withdrawal.abort();
    expect(await starting).toEqual({ ok: false, error: [] });
    come();
    await settled();
    expect(late.removed).toBe(true);
    expect(late.calls).toEqual([]);
  });
});

describe('what a worker asks', () => {
  it('is answered with its number', async () => {
    const { worker, asked } = await started();

    await worker.ask({ id: 7, kind: 'assets', names: ['a', 'b'] });

    expect(asked).toEqual([['a', 'b']]);
    const value = ['a', 'b'].map((name) => new TextEncoder().encode(name));
    expect(worker.answers).toEqual([{ id: 7, ok: true, value }]);
  });

  it('ends the run where it is no question, or one too many', async () => {
    const bad: readonly unknown[] = [
      null,
      { id: 1, kind: 'everything' },
      { id: -1, kind: 'assets', names: [] },
      { id: 1, kind: 'assets', names: [3] },
      { id: 1, kind: 'assets', names: Array.from({ length: LIMITS.asked + 1 }, () => '') },
    ];
    for (const question of bad) {
      const { worker, events } = await started();
      await worker.ask(question);
      expect(events).toMatchObject([{ kind: 'ended', error: { code: 'RUN_GARBLED' } }]);
      expect(worker.removed).toBe(true);
    }
    const { worker, events } = await started();
    for (let id = 0; id <= LIMITS.asks; id++) await worker.ask({ id, kind: 'assets', names: [] });
    expect(events).toMatchObject([{ kind: 'ended', error: { code: 'RUN_GARBLED' } }]);
    expect(worker.answers).toHaveLength(LIMITS.asks);
  });

  it('ends the run where the answers would be larger than any run needs', async () => {
    const { port1: asks, port2: worker } = new MessageChannel();
    const answers: unknown[] = [];
    const refused: string[] = [];
    worker.addEventListener('message', ({ data }) => answers.push(data.id));
    worker.start();
    // Nothing so large is made: what the page has is counted before it is sent.
    const large = Object.defineProperty(new Uint8Array(), 'length', {
      value: LIMITS.answeredBytes / 2,
    });
    const host = { assets: async () => ok([large]), fetch: async () => fail('Nothing.') };
    answerAsks(asks, host, (reason) => refused.push(reason));
    for (let id = 0; id < 4; id++) worker.postMessage({ id, kind: 'assets', names: ['a'] });
    await settled();
    expect([answers, refused]).toEqual([[0, 1], ['for too much']]);
    for (const port of [asks, worker]) port.close();
  });
});

describe('a script', () => {
  const SCRIPT = { script: 'a.py', files: PYTHON.files };

  it('is recorded in a sandbox of its own with Python, which is gone afterwards', async () => {
    const value = { yaml: 'plugboard: {}', notes: ['a note'] };
    const { client, opened } = setUp({ record: () => ({ ok: true, value }) });
    const heard: unknown[] = [];
    expect(await client.record?.(SCRIPT, (loading) => heard.push(loading))).toEqual(ok(value));
    expect(opened[0]?.calls.map(([name]) => name)).toEqual(['warm', 'record']);
    expect(heard).toEqual([{ what: 'Python', fetched: null }, null]);
    expect(opened[0]?.removed).toBe(true);
  });

  it.each([
    [
      { ok: false, error: { message: 'No.', line: 2 } },
      { message: 'No.', line: 2 },
    ],
    ['nonsense', { message: 'What came back of it was not understood.', line: null }],
  ])('that fails says why: %#', async (told, error) => {
    const { client, opened } = setUp({ record: () => told });
    expect(await client.record?.(SCRIPT, () => undefined)).toEqual(fail(error));
    expect(opened[0]?.removed).toBe(true);
  });

  it('that hangs is ended', async () => {
    const { client, clock, opened } = setUp({ record: silent });
    const recording = client.record?.(SCRIPT, () => undefined);
    await clock.pass(RECORD_MS);
    expect(await recording).toMatchObject({ ok: false, error: { line: null } });
    expect(opened[0]?.removed).toBe(true);
  });

  it.each(['warm', 'record'])('that is withdrawn is gone at once: %s', async (when) => {
    const { client, opened } = setUp({ [when]: silent });
    const withdrawal = new AbortController();
    const recording = client.record?.(SCRIPT, () => undefined, withdrawal.signal);
    await settled();
    withdrawal.abort();
    expect(await recording).toMatchObject({ ok: false });
    expect(opened[0]?.removed).toBe(true);
  });
});
