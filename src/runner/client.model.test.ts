import type { RunRequest } from '../model/run/index.ts';
import { fc, test as property } from '@fast-check/vitest';
import { expose, type Endpoint } from 'comlink';
import { expect } from 'vitest';
import { Happening } from '../testing/happening.ts';
import { modelRuns } from '../testing/modelRuns.ts';
import { fakeTime, settled } from '../testing/stores/fakeTime.ts';
import type { RunEvent, RunHandle } from './api.ts';
import { ok } from '../base/result.ts';
import { createRunClient, type PreparingRunClient } from './client.ts';

/*
 * Sandboxes that come up, die, end and answer in any order: each is used by one run and removed, every
 * start has an answer, every run tells its end once and nothing after it.
 */

const REQUEST: RunRequest = {
  config: {},
  files: [],
  floats: [],
  seed: 1,
  watch: [],
  breakpoints: [],
  start: 'run',
  speed: null,
  workers: null,
  costs: [],
};

/** One end of a pair of ports whose messages keep their order, and arrive when the scheduler likes. */
class SlowPort extends EventTarget {
  far: SlowPort | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  readonly #scheduler: fc.Scheduler;

  constructor(scheduler: fc.Scheduler) {
    super();
    this.#scheduler = scheduler;
  }

  postMessage(data: unknown): void {
    this.#last = this.#last
      .then(() => this.#scheduler.schedule(Promise.resolve(), 'message'))
      .then(() => this.far?.arrive(data));
  }

  arrive(data: unknown): void {
    if (!this.#closed) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  start(): void {
    this.#closed = false;
  }

  close(): void {
    this.#closed = true;
    if (this.far !== null) this.far.#closed = true;
  }
}

function ports(scheduler: fc.Scheduler): readonly [SlowPort, SlowPort] {
  const [near, far] = [new SlowPort(scheduler), new SlowPort(scheduler)];
  [near.far, far.far] = [far, near];
  return [near, far];
}

/** The far side of a sandbox. */
class Box {
  starts = 0;
  removed = false;
  /** Its process was ended: it answers nothing. */
  dead = false;
  deaf = false;
  readonly near: Record<'control' | 'telemetry' | 'asks', SlowPort>;
  readonly #telemetry: SlowPort;
  #batch = 0;

  constructor(scheduler: fc.Scheduler) {
    const [control, farControl] = ports(scheduler);
    const [telemetry, farTelemetry] = ports(scheduler);
    const [asks] = ports(scheduler);
    this.near = { control, telemetry, asks };
    this.#telemetry = farTelemetry;
    const answers = async (work: () => void): Promise<unknown> => {
      if (this.dead) return new Promise(() => undefined);
      work();
      return { ok: true, value: null };
    };
    const answering = {
      ping: () => answers(() => undefined),
      start: () => answers(() => (this.starts += 1)),
      stop: () => answers(() => void (this.deaf || this.end())),
    };
    expose(answering, farControl as unknown as Endpoint);
  }

  end(): void {
    if (this.dead || this.starts === 0) return;
    const ended = { kind: 'ended', status: 'completed', jobId: null, error: null, components: {} };
    this.#telemetry.postMessage({ kind: 'batch', number: this.#batch, events: [ended] });
    this.#batch += 1;
  }

  breaks(): void {
    this.dead = true;
    this.#telemetry.postMessage({ kind: 'broken', reason: 'crashed', message: 'Out of memory.' });
  }
}

interface Start {
  answer: 'none' | 'refused' | RunHandle;
  disposed: boolean;
  readonly events: RunEvent[];
}

interface Real {
  readonly client: PreparingRunClient;
  readonly time: ReturnType<typeof fakeTime>;
  readonly boxes: Box[];
  readonly starts: Start[];
  /** The next sandbox is not to be had. */
  fails: boolean;
}

async function begin({ client, starts }: Real): Promise<void> {
  const mine: Start = { answer: 'none', disposed: false, events: [] };
  starts.push(mine);
  const answer = await client.start(REQUEST, (event) => {
    expect(mine.disposed).toBe(false);
    expect(mine.events.some(({ kind }) => kind === 'ended')).toBe(false);
    if (event.kind === 'ended') mine.events.push(event);
  });
  mine.answer = answer.ok ? answer.value : 'refused';
}

/** Whatever happens, a sandbox is used once. */
const happening = (name: string, work: (real: Real) => unknown) =>
  new Happening<object, Real>(name, (real) => {
    void work(real);
    expect(real.boxes.every(({ starts }) => starts <= 1)).toBe(true);
  });
const does = (name: string, work: (real: Real) => unknown) => fc.constant(happening(name, work));
const withOne = (name: string, work: (handle: RunHandle, start: Start) => unknown) =>
  fc.nat(9).map((at) =>
    happening(`${name} ${at}`, ({ starts }) => {
      const start = starts[at % Math.max(1, starts.length)];
      if (start !== undefined && typeof start.answer === 'object') work(start.answer, start);
    }),
  );
const withBox = (name: string, work: (box: Box) => unknown) =>
  fc.nat(9).map((at) =>
    happening(`${name} ${at}`, ({ boxes }) => {
      const box = boxes[at % Math.max(1, boxes.length)];
      if (box !== undefined) work(box);
    }),
  );

const happenings = fc.commands(
  [
    does('prepare', ({ client }) => client.prepare()),
    ...[1, 2, 3].map(() => does('start', begin)),
    withOne('stop', (handle) => handle.stop()),
    withOne('dispose', (handle, start) => {
      start.disposed = true;
      handle.dispose();
    }),
    withBox('the run ends', (box) => box.end()),
    withBox('the worker breaks', (box) => box.breaks()),
    withBox('the process dies', (box) => (box.dead = true)),
    withBox('hears no stop', (box) => (box.deaf = true)),
    does('no sandbox is to be had', (real) => (real.fails = true)),
    ...[400, 1_000, 12_000].map((ms) => does(`${ms} ms pass`, ({ time }) => time.advance(ms))),
  ],
  { maxCommands: 30, size: 'max' },
);

function setUp(scheduler: fc.Scheduler): Real {
  const time = fakeTime();
  const boxes: Box[] = [];
  const real: Real = {
    time,
    boxes,
    starts: [],
    fails: false,
    client: createRunClient({
      clock: time,
      assets: { assets: async () => ok([]), watch: () => () => undefined },
      async open() {
        const { fails } = real;
        real.fails = false;
        await scheduler.schedule(Promise.resolve(), 'sandbox');
        if (fails) throw new Error('The frame loaded, and its script did not run.');
        const box = new Box(scheduler);
        boxes.push(box);
        const { control, telemetry, asks } = box.near;
        return {
          control: control as unknown as MessagePort,
          telemetry: telemetry as unknown as MessagePort,
          asks: asks as unknown as MessagePort,
          remove() {
            expect(box.removed).toBe(false);
            box.removed = true;
            control.close();
            telemetry.close();
          },
        };
      },
    }),
  };
  return real;
}

/** Everything has arrived, and whatever was waited for has come or been given up. */
async function rest(scheduler: fc.Scheduler, { time }: Real): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await settled();
    await scheduler.waitIdle();
    await time.advance(turn < 4 ? 6_000 : 400);
  }
  await scheduler.waitIdle();
}

property.prop([fc.scheduler(), happenings], modelRuns(300))(
  'sandboxes are used once and put away, whatever comes of them in which order',
  async (scheduler, commands) => {
    const real = setUp(scheduler);
    await fc.scheduledModelRun(scheduler, () => ({ model: {}, real }), commands);
    await rest(scheduler, real);
    const { boxes, starts } = real;
    expect(starts.filter(({ answer }) => answer === 'none')).toEqual([]);
    const running = starts.filter(
      ({ answer, disposed, events }) =>
        typeof answer === 'object' && !disposed && events.length === 0,
    );
    const left = boxes.filter(({ removed }) => !removed);
    const spare = left.filter((box) => box.starts === 0);
    expect(left.length - spare.length).toBe(running.length);
    expect(boxes.every((box) => box.starts <= 1)).toBe(true);
    // None beside a run that began after it was made: it would have been taken.
    expect(spare.length).toBeLessThanOrEqual(running.length > 0 ? 0 : 1);
  },
);
