import { expect, test } from 'vitest';
import { mapped, pair, processOf, ran, Sink, sink, source } from '../testing/engine/parts.ts';
import { until } from '../testing/until.ts';
import { Component, detailsOf } from './component/component.ts';
import type { IOSpec } from './component/declaration.ts';
import { Event, handle } from './component/event.ts';

class Tick extends Event<number> {
  static override readonly type = 'tick';
}

class Alarm extends Event<number> {
  static override readonly type = 'alarm.high';
}

/** Emits so many ticks in its first step, then closes. */
class Ticks extends Component<{ readonly count: number }> {
  static override readonly io = { outputEvents: [Tick] };
  private done = false;
  override step(): void {
    if (this.done) return this.io.close();
    for (let i = 0; i < this.args.count; i++)
      this.io.queueEvent(new Tick({ source: this.name, data: i }));
    this.done = true;
  }
}

test('COMP-1 fields, events and exports of parents count too, without doubles and sorted', () => {
  class Parent extends Component {
    static override readonly io: IOSpec = {
      inputs: ['z', 'b'],
      outputs: ['q'],
      outputEvents: [Tick],
    };
    static override readonly exports = ['tag', 'count'];
  }
  class Child extends Parent {
    static override readonly io = { inputs: ['a', 'b'], outputs: ['c'], outputEvents: [Alarm] };
    static override readonly exports = ['calls', 'tag'];
  }
  const { declared } = detailsOf(new Child({ name: 'child' }));
  expect(declared.inputs).toEqual(['a', 'b', 'z']);
  expect(declared.outputs).toEqual(['c', 'q']);
  expect(declared.outputEvents).toEqual(['alarm.high', 'tick']);
  expect(declared.exports).toEqual(['calls', 'count', 'tag']);
});

test('COMP-1 fields that follow from the arguments keep the order in which they are stated', () => {
  class Named extends Component<{ readonly names: readonly string[] }> {
    static override readonly io = ({ names }: { readonly names: readonly string[] }) => ({
      inputs: names,
    });
  }
  const made = new Named({ name: 'named', names: ['z', 'a', 'm', 'a'] });
  expect(made.io.inputs).toEqual(['z', 'a', 'm']);
  expect(made.args).toEqual({ names: ['z', 'a', 'm', 'a'] });
});

test('COMP-2 a step reads and assigns plain properties; what was never set is undefined, and sent as null', async () => {
  const seen: unknown[] = [];
  class Reads extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y', 'z'] };
    declare x: number;
    declare y: unknown;
    declare z: unknown;
    override step(): void {
      seen.push(this.z);
      this.y = this.x * 10;
    }
  }
  const [ys, zs] = [sink('ys'), sink('zs')];
  await ran(
    [source('a', [1, 2]), new Reads({ name: 'r' }), ys, zs],
    ['a.y > r.x', 'r.y > ys.x', 'r.z > zs.x'],
  );
  expect([seen, ys.values, zs.values]).toEqual([
    [undefined, undefined],
    [10, 20],
    [null, null],
  ]);
});

test('COMP-3 initial values are lists, and for inputs only', () => {
  const made = (initial_values: object) => () =>
    new Sink({ name: 's', initial_values: initial_values as never });
  expect(made({ y: [1] })).toThrow('Initial values must be for input fields only.');
  expect(made({ x: 5 })).toThrow('Initial values of x must be a list.');
  expect(made({ x: 'text' })).toThrow('Initial values of x must be a list.');
  expect(made({ x: [] })).not.toThrow();
});

test('COMP-4 hooks: init at each init with parameters there, finish after a good run, destroy in any case', async () => {
  const calls: string[] = [];
  class Hooked extends Sink {
    override init(): void {
      calls.push(`${this.name} init ${String(this.parameters['rate'])}`);
    }
    override finish(): void {
      calls.push(`${this.name} finish`);
    }
    override destroy(): void {
      calls.push(`${this.name} destroy`);
    }
  }
  const good = processOf([source('a', [1]), new Hooked({ name: 'good' })], ['a.y > good.x'], {
    parameters: { rate: 3 },
  });
  await good.init();
  await good.init();
  await good.run();
  await good.destroy();
  expect(calls).toEqual(['good init 3', 'good init 3', 'good finish', 'good destroy']);

  calls.length = 0;
  const fails = mapped('fails', () => {
    throw new Error('no');
  });
  const bad = processOf(
    [source('a', [1]), fails, new Hooked({ name: 'bad' })],
    ['a.y > fails.x', 'fails.y > bad.x'],
  );
  await bad.init();
  await expect(bad.run()).rejects.toThrow('no');
  await bad.destroy();
  expect(calls).toEqual(['bad init undefined', 'bad destroy']);
});

test('COMP-4 the inits of all components are under way at once', async () => {
  const arrived: (() => void)[] = [];
  class Meets extends Sink {
    override init(): Promise<void> {
      return new Promise((resolve) => {
        arrived.push(resolve);
        if (arrived.length === 2) for (const go of arrived) go();
      });
    }
  }
  const process = processOf(
    [source('a', [1]), new Meets({ name: 'one' }), new Meets({ name: 'two' })],
    ['a.y > one.x', 'a.y > two.x'],
  );
  await process.init();
  expect(process.isInitialised).toBe(true);
});

test('COMP-5 exports are read when asked for, and null before they are set', async () => {
  class Counts extends Component {
    static override readonly io = { inputs: ['x'] };
    static override readonly exports = ['count', 'never'];
    declare count: number;
    declare x: number;
    override step(): void {
      this.count = (this.count ?? 0) + 1;
    }
  }
  const process = processOf([source('a', [1, 2, 3]), new Counts({ name: 'c' })], ['a.y > c.x']);
  expect(process.valuesOf('c')?.exports).toEqual({ count: null, never: null });
  await process.init();
  await process.step();
  expect(process.valuesOf('c')?.exports).toEqual({ count: 1, never: null });
  await process.run();
  expect(process.valuesOf('c')?.exports).toEqual({ count: 3, never: null });
});

/** Sends a value and a tick in one step. */
class Rings extends Component<{ readonly values: readonly unknown[] }> {
  static override readonly io = { outputs: ['y'], outputEvents: [Tick] };
  declare y: unknown;
  private at = 0;
  override step(): void {
    if (this.at === this.args.values.length) return this.io.close();
    this.io.queueEvent(new Tick({ source: this.name, data: this.at }));
    this.y = this.args.values[this.at++];
  }
}

/** Counts its iterations apart by what they brought. */
class Hears extends Component {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'], inputEvents: [Tick] };
  static override readonly handlers = [handle(Tick, 'hear')];
  declare a: unknown;
  declare b: unknown;
  declare y: unknown;
  readonly log: string[] = [];
  hear({ data }: Tick): void {
    this.log.push(`tick ${data} at ${String(this.a)}`);
  }
  override step(): void {
    this.log.push(`row ${String(this.a)} ${String(this.b)}`);
    this.y = this.a;
  }
}

test('ITER-1 a row waits for all its values, an event does not, and the half row stays', async () => {
  const hears = new Hears({ name: 'hears' });
  let let1: () => void = () => undefined;
  class Held extends Component {
    static override readonly io = { outputs: ['y'] };
    declare y: number;
    private at = 0;
    override async step(): Promise<void> {
      if (this.at === 2) return this.io.close();
      if (this.at === 0) await new Promise<void>((resolve) => (let1 = resolve));
      this.y = 10 + this.at++;
    }
  }
  const process = processOf(
    [source('a', [1, 2]), new Held({ name: 'b' }), new Ticks({ name: 'ticks', count: 2 }), hears],
    ['a.y > hears.a', 'b.y > hears.b'],
  );
  await process.init();
  const run = process.run();
  await until(() => hears.log.length === 2);
  expect(hears.log).toEqual(['tick 0 at undefined', 'tick 1 at undefined']);
  let1();
  await run;
  expect(hears.log.slice(2)).toEqual(['row 1 10', 'row 2 11']);
});

test('ITER-2 events are handled before the row that came with them is bound', async () => {
  const hears = new Hears({ name: 'hears' });
  await ran(
    [new Rings({ name: 'rings', values: [1, 2] }), hears],
    ['rings.y > hears.a', 'rings.y > hears.b'],
  );
  expect(hears.log).toEqual(['tick 0 at undefined', 'row 1 1', 'tick 1 at 1', 'row 2 2']);
});

/** A tick fills `b`; `a` comes from wherever it is connected. */
class Fills extends Component {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'], inputEvents: [Tick] };
  static override readonly handlers = [handle(Tick, 'hear', { populates: ['a', 'b'] })];
  declare a: unknown;
  declare b: unknown;
  declare y: unknown;
  readonly rows: unknown[] = [];
  hear({ data }: Tick): void {
    this.b = `tick ${data}`;
    if (data > 0) this.a = `also tick ${data}`;
  }
  override step(): void {
    this.rows.push([this.a, this.b]);
  }
}

test('ITER-3 what a handler assigns counts as ready, and what a connector brings goes over it', async () => {
  const alone = new Fills({ name: 'f' });
  const both = new Fills({ name: 'f' });
  await ran([new Ticks({ name: 'ticks', count: 2 }), alone], []);
  expect(alone.rows).toEqual([['also tick 1', 'tick 1']]);
  await ran([new Rings({ name: 's', values: ['row 0', 'row 1'] }), both], ['s.y > f.a']);
  expect(both.rows).toEqual([
    ['row 0', 'tick 0'],
    ['row 1', 'tick 1'],
  ]);
});

test('ITER-4 no step without anything to read or send, or while an input is not ready', async () => {
  let steps = 0;
  class Idle extends Component {
    static override readonly io = { inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear')];
    heard = 0;
    hear(): void {
      this.heard++;
    }
    override step(): void {
      steps++;
    }
  }
  const idle = new Idle({ name: 'idle' });
  const fills = new Fills({ name: 'fills' });
  await ran([new Ticks({ name: 'ticks', count: 1 }), idle, fills], []);
  expect([idle.heard, steps]).toEqual([1, 0]);
  expect([fills.b, fills.rows]).toEqual(['tick 0', []]);
});

test('ITER-7 a component without step takes its rows and sends nothing', async () => {
  class Silent extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y'] };
    declare x: unknown;
  }
  const silent = new Silent({ name: 'silent' });
  const out = sink('out');
  const process = await ran(
    [source('a', [1, 2, 3]), silent, out],
    ['a.y > silent.x', 'silent.y > out.x'],
    {
      channelCapacity: 1,
    },
  );
  expect([silent.x, out.values, process.status]).toEqual([3, [], 'completed']);
  expect(process.valuesOf('silent')).toMatchObject({ status: 'completed', steps: 0 });
});

test.each(['compiled', 'queue'] as const)(
  'CHAN-7 on the %s schedule values are handed on as they are, not copied',
  async (schedule) => {
    const list = [1];
    const out = sink('out');
    const appends = mapped('appends', (x: number[]) => (x.push(2), x.length));
    await ran(
      [source('a', [list]), appends, pair('p'), out],
      ['a.y > appends.x', 'a.y > p.a', 'appends.y > p.b', 'p.y > out.x'],
      { schedule },
    );
    expect(out.values).toEqual([[[1, 2], 2]]);
    expect((out.values[0] as unknown[])[0]).toBe(list);
  },
);

/** Closes behind its `n`-th value. */
class Some extends Component<{ readonly n: number }> {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: unknown;
  declare y: unknown;
  private count = 0;
  override step(): void {
    if (this.count++ === this.args.n) return this.io.close();
    this.y = this.x;
  }
}

test.each(['compiled', 'queue'] as const)(
  'CLOSE-2 CLOSE-4 on the %s schedule what was sent before the end arrives, and the source goes on to its own',
  async (schedule) => {
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const out = sink('out');
    const process = await ran(
      [source('a', numbers), new Some({ name: 'some', n: 7 }), out],
      ['a.y > some.x', 'some.y > out.x'],
      { schedule },
    );
    expect(out.values).toEqual(numbers.slice(0, 7));
    expect(process.valuesOf('a')).toMatchObject({ steps: 51, status: 'completed' });
    expect([...process.connectors.values()].map(({ isClosed }) => isClosed)).toEqual([true, true]);
  },
);
