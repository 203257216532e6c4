import { expect, test } from 'vitest';
import { processOf, ran, sink, source } from '../testing/engine/parts.ts';
import { until } from '../testing/until.ts';
import { Component } from './component/component.ts';
import { IOSetupError, IOStreamClosedError, UnrecognisedEventError } from './errors.ts';
import { Event, handle, StopEvent } from './component/event.ts';
import type { LocalProcess } from './process/localProcess.ts';

class Tick extends Event<number> {
  static override readonly type = 'tick';
}

class Tock extends Event<number> {
  static override readonly type = 'tock';
}

const tick = (source: string, data: number, timestamp?: number) =>
  new Tick({ source, data, ...(timestamp === undefined ? {} : { timestamp }) });

/** In each step does one thing, and closes when there is none left. */
class Script extends Component<{ readonly acts: readonly ((self: Script) => void)[] }> {
  static override readonly io = { outputs: ['y'], outputEvents: [Tick] };
  declare y: unknown;
  private at = 0;
  override step(): void {
    const act = this.args.acts[this.at++];
    if (act === undefined) return this.io.close();
    act(this);
  }
}

const script = (name: string, ...acts: ((self: Script) => void)[]) => new Script({ name, acts });
const emits = (...numbers: number[]) =>
  function act(self: Script) {
    for (const n of numbers) self.io.queueEvent(tick(self.name, n));
  };

/** Writes down what it hears, and may do something with it. */
class Listener extends Component<{ readonly does?: (self: Listener, event: Tick) => unknown }> {
  static override readonly io = { inputEvents: [Tick], outputEvents: [Tick, Tock] };
  static override readonly handlers = [handle(Tick, 'hear')];
  readonly heard: number[] = [];
  hear(event: Tick): unknown {
    this.heard.push(event.data);
    return this.args.does?.(this, event);
  }
}

class TockLog extends Component {
  static override readonly io = { inputEvents: [Tock] };
  static override readonly handlers = [handle(Tock, 'hear')];
  readonly heard: number[] = [];
  hear({ data }: Tock): void {
    this.heard.push(data);
  }
}

const listener = (name: string, does?: (self: Listener, event: Tick) => unknown) =>
  new Listener({ name, ...(does === undefined ? {} : { does }) });

async function failureOf(process: LocalProcess): Promise<unknown> {
  await process.init();
  const error: unknown = await process.run().catch((thrown: unknown) => thrown);
  return error instanceof AggregateError ? error.errors[0] : null;
}

test('EVENT-1 everybody who declares the type gets it, the emitter too', async () => {
  const echo = listener('echo', (self, event) =>
    event.source === self.name ? undefined : tick(self.name, event.data + 100),
  );
  const other = listener('other');
  const deaf = new TockLog({ name: 'deaf' });
  await ran([script('clock', emits(1)), echo, other, deaf], []);
  expect([echo.heard, other.heard, deaf.heard]).toEqual([[1, 101], [1, 101], []]);
});

test('EVENT-2 only declared types are queued, StopEvent always, and nothing on a closed io', async () => {
  const refused: unknown[] = [];
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      refused.push(error);
    }
  };
  const tries = script('tries', (self) => {
    attempt(() => self.io.queueEvent(new Tock({ source: self.name, data: 1 })));
    attempt(() => self.io.queueEvent(new StopEvent({ source: self.name, data: {} })));
  });
  await ran([tries, listener('l')], []);
  expect(refused.map((error) => (error as Error).message)).toEqual([
    'Unrecognised output event tock.',
  ]);
  expect(refused[0]).toBeInstanceOf(IOSetupError);
  attempt(() => tries.io.queueEvent(tick('tries', 1)));
  expect(refused[1]).toBeInstanceOf(IOStreamClosedError);
});

test('EVENT-2 events go out with the iteration, those of handlers before those of the step', async () => {
  class Both extends Component {
    static override readonly io = { outputs: ['y'], inputEvents: [Tick], outputEvents: [Tock] };
    static override readonly handlers = [handle(Tick, 'hear')];
    declare y: number;
    hear({ data }: Tick): Tock {
      return new Tock({ source: this.name, data });
    }
    override step(): void {
      this.io.queueEvent(new Tock({ source: this.name, data: -1 }));
    }
  }
  const log = new TockLog({ name: 'log' });
  await ran([script('clock', emits(1, 2)), new Both({ name: 'both' }), log], []);
  // Its last step, behind the end of the clock, sends nothing.
  expect(log.heard).toEqual([1, 2, -1]);
});

test('EVENT-2 events of the closing step are not sent', async () => {
  const hears = listener('l');
  const clock = script('clock', emits(1), (self) => {
    emits(2)(self);
    self.io.close();
  });
  await ran([clock, hears], []);
  expect(hears.heard).toEqual([1]);
});

test('EVENT-3 a batch is handled in the order of its timestamps, equal ones as they came', async () => {
  const hears = listener('l');
  const clock = script('clock', (self) => {
    for (const [n, time] of [
      [1, 30],
      [2, 10],
      [3, 20],
      [4, 10],
    ] as const)
      self.io.queueEvent(tick(self.name, n, time));
  });
  await ran([clock, hears], []);
  expect(hears.heard).toEqual([2, 4, 3, 1]);
});

test('EVENT-3 what a handler elsewhere answers comes in a batch of its own, whoever stands first', async () => {
  class Both extends Component {
    static override readonly io = { outputs: ['y'], inputEvents: [Tick, Tock] };
    static override readonly handlers = [handle(Tick, 'hear'), handle(Tock, 'hear')];
    declare y: number;
    readonly batches: number[][] = [[]];
    hear({ data }: Tick | Tock): void {
      this.batches.at(-1)?.push(data);
    }
    override step(): void {
      this.batches.push([]);
    }
  }
  const answers = () =>
    listener('answers', (self, { data }) => new Tock({ source: self.name, data: data * 10 }));
  for (const isFirst of [true, false]) {
    const both = new Both({ name: 'both' });
    const clock = script('clock', emits(1, 2));
    await ran(isFirst ? [clock, answers(), both] : [clock, both, answers()], []);
    // Behind the last batch it steps once more, with nothing.
    expect(both.batches.slice(0, 2)).toEqual([
      [1, 2],
      [10, 20],
    ]);
  }
});

test('EVENT-3 handlers of a batch overlap, and all are through before the step', async () => {
  const order: string[] = [];
  class Slow extends Component {
    static override readonly io = { outputs: ['y'], inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear')];
    declare y: number;
    async hear({ data }: Tick): Promise<void> {
      order.push(`start ${data}`);
      await new Promise((resolve) => setTimeout(resolve, data === 1 ? 8 : 1));
      order.push(`end ${data}`);
    }
    override step(): void {
      order.push('step');
    }
  }
  await ran([script('clock', emits(1, 2)), new Slow({ name: 'slow' })], []);
  expect(order.slice(0, 5)).toEqual(['start 1', 'start 2', 'end 2', 'end 1', 'step']);
});

test('EVENT-3 of what a handler returns, events are emitted and all else is ignored', async () => {
  const log = new TockLog({ name: 'log' });
  const returns = listener('returns', (self, { data }) =>
    data === 1 ? 42 : new Tock({ source: self.name, data: data * 10 }),
  );
  const process = await ran([script('clock', emits(1, 2)), returns, log], []);
  expect([returns.heard, log.heard, process.status]).toEqual([[1, 2], [20], 'completed']);
});

test('EVENT-4 an event without handler fails the component by name', async () => {
  class Deaf extends Component {
    static override readonly io = { inputEvents: [Tick] };
  }
  const process = processOf([script('clock', emits(1)), new Deaf({ name: 'deaf' })], []);
  const error = await failureOf(process);
  expect(error).toBeInstanceOf(UnrecognisedEventError);
  expect(process.failure).toMatchObject({
    component: 'deaf',
    message: "Unrecognised event type 'tick' for component 'Deaf'",
  });
  expect(process.valuesOf('deaf')?.status).toBe('failed');
});

test('EVENT-4 an exception of a handler fails its component, in a promise too', async () => {
  for (const does of [
    () => {
      throw new RangeError('too far');
    },
    () => Promise.reject(new RangeError('too far')),
  ]) {
    const process = processOf([script('clock', emits(1)), listener('l', does)], []);
    expect(await failureOf(process)).toBeInstanceOf(RangeError);
    expect(process.failure).toMatchObject({ component: 'l', message: 'too far' });
    expect(process.valuesOf('l')?.status).toBe('failed');
  }
});

test('EVENT-5 inputs that a handler fills need no connector, and are ready in that iteration only', async () => {
  class Two extends Component {
    static override readonly io = {
      inputs: ['a', 'b'],
      outputs: ['y'],
      inputEvents: [Tick, Tock],
    };
    static override readonly handlers = [
      handle(Tick, 'onTick', { populates: ['a'] }),
      handle(Tock, 'onTock', { populates: ['b'] }),
    ];
    declare a: number;
    declare b: number;
    readonly rows: unknown[] = [];
    onTick({ data }: Tick): void {
      this.a = data;
    }
    onTock({ data }: Tock): void {
      this.b = data;
    }
    override step(): void {
      this.rows.push([this.a, this.b]);
    }
  }
  class Duet extends Component<{ readonly together: boolean }> {
    static override readonly io = { outputEvents: [Tick, Tock] };
    private at = 0;
    override async step(): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.at === 2) return this.io.close();
      const { together } = this.args;
      if (together || this.at === 0) this.io.queueEvent(tick(this.name, this.at));
      if (together || this.at === 1)
        this.io.queueEvent(new Tock({ source: this.name, data: 10 + this.at }));
      this.at++;
    }
  }
  const [together, apart] = [new Two({ name: 't' }), new Two({ name: 't' })];
  await ran([new Duet({ name: 'd', together: true }), together], []);
  await ran([new Duet({ name: 'd', together: false }), apart], []);
  expect(together.rows).toEqual([
    [0, 10],
    [1, 11],
  ]);
  expect(apart).toMatchObject({ a: 0, b: 11, rows: [] });
});

test('EVENT-6 StopEvent ends every component as stopped without another step, the process as completed', async () => {
  class Endless extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override step(): void {
      this.y++;
    }
  }
  const out = sink('out');
  const clock = script('clock', emits(1), (self) =>
    self.io.queueEvent(new StopEvent({ source: self.name, data: {} })),
  );
  const hears = listener('l');
  const process = await ran([clock, hears, new Endless({ name: 'a' }), out], ['a.y > out.x']);
  expect(process.status).toBe('completed');
  const progress = process.progress();
  expect(progress.map(({ status }) => status)).toEqual(Array(4).fill('stopped'));
  expect(progress[0]).toMatchObject({ name: 'clock', steps: 2 });
  expect(hears.heard).toEqual([1]);
  await process.run();
  expect(process.progress()).toEqual(progress);
});

/** Passes on what comes, and stops the process at a value. */
class StopAt extends Component<{ readonly at: number }> {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  override step(): void {
    this.y = this.x;
    if (this.x === this.args.at) this.io.queueEvent(new StopEvent({ source: this.name, data: {} }));
  }
}

test.each(['compiled', 'queue'] as const)(
  'EVENT-6 SCHED-4 on the %s schedule a StopEvent from among synchronous components stops all of them',
  async (schedule) => {
    const out = sink('out');
    const numbers = Array.from({ length: 100_000 }, (_, i) => i);
    const process = processOf(
      [
        source('a', numbers),
        new StopAt({ name: 'stop', at: 700 }),
        out,
        source('b', numbers),
        sink('other'),
      ],
      ['a.y > stop.x', 'stop.y > out.x', 'b.y > other.x'],
      { schedule },
    );
    await process.init();
    const probe = process.probe('stop.y');
    await process.run();
    expect(process.schedule.compiled.length).toBe(schedule === 'compiled' ? 5 : 0);
    expect(process.status).toBe('completed');
    expect(process.progress().map(({ status }) => status)).toEqual(Array(5).fill('stopped'));
    expect(process.valuesOf('stop')).toMatchObject({ steps: 701, output: { y: 700 } });
    expect(probe.ok && probe.value.read().length).toBe(701);
    expect(out.values).toEqual(numbers.slice(0, out.values.length));
    expect(out.values.length).toBeLessThanOrEqual(701);
  },
);

test('CLOSE-5 an event component that needs no inputs steps once more, and that is not sent', async () => {
  let steps = 0;
  class Latest extends Component {
    static override readonly io = { outputs: ['y'], inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear')];
    declare y: number;
    private last = -1;
    hear({ data }: Tick): void {
      this.last = data;
    }
    override step(): void {
      steps++;
      this.y = this.last;
    }
  }
  const out = sink('out');
  const process = await ran(
    [script('clock', emits(1, 2)), new Latest({ name: 'latest' }), out],
    ['latest.y > out.x'],
  );
  expect([steps, out.values, process.status]).toEqual([2, [2], 'completed']);
});

test('CLOSE-5 a chain of event components ends stage by stage, and such as only wait for each other at once', async () => {
  class Relay extends Component {
    static override readonly io = { inputEvents: [Tick, Tock], outputEvents: [Tick, Tock] };
    static override readonly handlers = [handle(Tick, 'onTick'), handle(Tock, 'onTock')];
    readonly heard: string[] = [];
    onTick({ data }: Tick): Tock | undefined {
      this.heard.push(`tick ${data}`);
      return data > 2 ? undefined : new Tock({ source: this.name, data: data + 1 });
    }
    onTock({ data, source: from }: Tock): Tick | undefined {
      this.heard.push(`tock ${data}`);
      return data > 2 || from === this.name ? undefined : tick(this.name, data + 1);
    }
  }
  const [one, two] = [new Relay({ name: 'one' }), new Relay({ name: 'two' })];
  const log = new TockLog({ name: 'log' });
  const process = await ran([script('clock', emits(1)), one, two, log], []);
  expect(process.progress().map(({ status }) => status)).toEqual(Array(4).fill('completed'));
  expect(log.heard).toEqual([2, 2]);
  expect(one.heard).toEqual(two.heard);
});

test('CLOSE-6 events that wait when the inputs close are handled before the end', async () => {
  let release: () => void = () => undefined;
  class Slow extends Component {
    static override readonly io = { inputs: ['x'], inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear')];
    declare x: number;
    readonly log: string[] = [];
    hear({ data }: Tick): void {
      this.log.push(`tick ${data}`);
    }
    override async step(): Promise<void> {
      await new Promise<void>((resolve) => (release = resolve));
      this.log.push(`row ${this.x}`);
    }
  }
  const slow = new Slow({ name: 'slow' });
  const process = processOf(
    [source('a', [5]), script('clock', (self) => void (self.y = 0), emits(1), emits(2)), slow],
    ['a.y > slow.x'],
  );
  await process.init();
  const run = process.run();
  await until(() => ['clock', 'a'].every((one) => process.valuesOf(one)?.status === 'completed'));
  release();
  await run;
  expect(slow.log).toEqual(['row 5', 'tick 1', 'tick 2']);
});
