import { expect, test } from 'vitest';
import { Map1, mapped, pair, processOf, ran, Sink, sink, source } from '../testing/engine/parts.ts';
import { gate } from '../testing/gate.ts';
import { nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { until } from '../testing/until.ts';
import { fail, ok } from '../base/result.ts';
import { Component } from './component/component.ts';
import { bareEnvironment } from './environment.ts';
import { Event, handle } from './component/event.ts';
import { DeadlockError, ProcessError, ProcessStatusError, ValidationError } from './errors.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const statuses = (process: {
  components: ReadonlyMap<string, Component>;
  valuesOf(n: string): { status: string } | undefined;
}) => [...process.components.keys()].map((name) => process.valuesOf(name)?.status);

test('CHAN-1 rows arrive in order and are joined by position', async () => {
  const out = sink('out');
  await ran(
    [source('a', numbers(3)), source('b', ['x', 'y', 'z']), pair('p'), out],
    ['a.y > p.a', 'b.y > p.b', 'p.y > out.x'],
  );
  expect(out.values).toEqual([
    [0, 'x'],
    [1, 'y'],
    [2, 'z'],
  ]);
});

test('CHAN-2 every connector of an output gets every value', async () => {
  const [one, two] = [sink('one'), sink('two')];
  await ran(
    [source('a', numbers(4)), pair('p'), one, two],
    ['a.y > p.a', 'a.y > p.b', 'a.y > one.x', 'p.y > two.x'],
  );
  expect(one.values).toEqual([0, 1, 2, 3]);
  expect(two.values).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('CHAN-3 of several sources each keeps its order', async () => {
  const out = sink('out');
  await ran([source('a', [1, 2, 3]), source('b', [10, 20]), out], ['a.y > out.x', 'b.y > out.x']);
  expect(out.values.filter((x) => Number(x) < 10)).toEqual([1, 2, 3]);
  expect(out.values.filter((x) => Number(x) >= 10)).toEqual([10, 20]);
});

test('CHAN-4 initial values come first, once for all connectors, and shift the rows of a join', async () => {
  const out = sink('out');
  const process = await ran(
    [
      source('a', [1, 2, 3]),
      source('b', [7, 8, 9]),
      pair('p', { initial_values: { a: [0] } }),
      out,
    ],
    ['a.y > p.a', 'b.y > p.b', 'p.y > out.x'],
  );
  expect(out.values).toEqual([
    [0, 7],
    [1, 8],
    [2, 9],
  ]);
  expect(process.status).toBe('completed');
});

test('CHAN-5 a slow sink bounds what waits in front of it', async () => {
  let most = 0;
  class Slow extends Sink {
    override async step(): Promise<void> {
      await Promise.resolve();
      super.step();
      most = Math.max(most, produced - this.values.length);
    }
  }
  let produced = 0;
  const out = new Slow({ name: 'out' });
  const count = mapped('count', (x: number) => ((produced += 1), x));
  await ran([source('a', numbers(500)), count, out], ['a.y > count.x', 'count.y > out.x'], {
    channelCapacity: 4,
  });
  expect(out.values).toEqual(numbers(500));
  expect(most).toBeLessThanOrEqual(6);
});

test('CHAN-5 uneven branches with full channels do not lock each other', async () => {
  class Late extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y'] };
    declare x: number;
    declare y: number[];
    private kept: number[] = [];
    override step(): void {
      this.kept.push(this.x);
      this.y = [...this.kept];
    }
  }
  const out = sink('out');
  const process = await ran(
    [
      source('a', numbers(50)),
      new Late({ name: 'late' }),
      pair('p', { initial_values: { b: numbers(20) } }),
      out,
    ],
    ['a.y > late.x', 'late.y > p.b', 'a.y > p.a', 'p.y > out.x'],
    { channelCapacity: 1 },
  );
  expect(process.status).toBe('completed');
  expect(out.values.length).toBe(50);
});

test('CHAN-6 a source goes on when its consumer has ended', async () => {
  class Once extends Sink {
    override step(): void {
      super.step();
      this.io.close();
    }
  }
  const once = new Once({ name: 'once' });
  const process = await ran([source('a', numbers(100)), once], ['a.y > once.x'], {
    channelCapacity: 2,
  });
  expect(process.valuesOf('a')?.steps).toBe(101);
  expect(once.values).toEqual([0]);
});

test('CLOSE-3 the shortest input ends a join without a step', async () => {
  const out = sink('out');
  const process = await ran(
    [source('a', numbers(5)), source('b', numbers(2)), pair('p'), out],
    ['a.y > p.a', 'b.y > p.b', 'p.y > out.x'],
  );
  expect(out.values.length).toBe(2);
  expect(process.valuesOf('p')?.steps).toBe(2);
  expect(statuses(process)).toEqual(['completed', 'completed', 'completed', 'completed']);
});

test('CLOSE-1 outputs of the closing step are not sent, but the step counts', async () => {
  class Last extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y'] };
    declare x: number;
    declare y: number;
    override step(): void {
      this.y = this.x;
      if (this.x === 2) this.io.close();
    }
  }
  const out = sink('out');
  const process = await ran(
    [source('a', numbers(9)), new Last({ name: 'last' }), out],
    ['a.y > last.x', 'last.y > out.x'],
  );
  expect(out.values).toEqual([0, 1]);
  expect(process.valuesOf('last')).toMatchObject({ steps: 3, output: { y: 2 } });
});

test('ITER-5 an output that was not assigned repeats its value, one never assigned is null', async () => {
  class Sometimes extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['never', 'y'] };
    declare x: number;
    declare y: number;
    override step(): void {
      if (this.x % 2 === 0) this.y = this.x;
    }
  }
  const [ys, nevers] = [sink('ys'), sink('nevers')];
  await ran(
    [source('a', [1, 2, 3, 4]), new Sometimes({ name: 's' }), ys, nevers],
    ['a.y > s.x', 's.y > ys.x', 's.never > nevers.x'],
  );
  expect(ys.values).toEqual([null, 2, 2, 4]);
  expect(nevers.values).toEqual([null, null, null, null]);
});

test('ITER-6 while one component awaits, others go on', async () => {
  const order: string[] = [];
  class Waits extends Sink {
    override async step(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`slow ${String(this.x)}`);
    }
  }
  const fast = mapped('fast', (x: number) => (order.push(`fast ${x}`), x));
  await ran(
    [source('a', [1, 2]), fast, new Waits({ name: 'slow' }), sink('out')],
    ['a.y > fast.x', 'a.y > slow.x', 'fast.y > out.x'],
  );
  expect(order.indexOf('fast 2')).toBeLessThan(order.indexOf('slow 1'));
  expect(order.length).toBe(4);
});

test('ITER-6 a promise that rejects fails the component', async () => {
  class Bad extends Map1 {
    override step(): Promise<void> {
      return Promise.reject(new RangeError('no'));
    }
  }
  const process = processOf(
    [source('a', [1]), new Bad({ name: 'bad', with: () => null }), sink('out')],
    ['a.y > bad.x', 'bad.y > out.x'],
  );
  await process.init();
  await expect(process.run()).rejects.toThrow('no');
  expect(process.failure).toMatchObject({ component: 'bad', step: 1, message: 'no' });
});

test('PROC-6 STATUS-4 a failure names component and step, and the others are stopped', async () => {
  const fails = mapped('fails', (x: number) => {
    if (x === 2) throw Object.assign(new Error('two'), { code: 'TOO_MUCH' });
    return x;
  });
  const process = processOf(
    [source('a', numbers(5000)), fails, sink('out')],
    ['a.y > fails.x', 'fails.y > out.x'],
  );
  await process.init();
  const error = await process.run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProcessError);
  expect(process.failure).toEqual({
    code: 'TOO_MUCH',
    component: 'fails',
    step: 3,
    message: 'two',
  });
  expect(statuses(process)).toEqual(['stopped', 'failed', 'stopped']);
  expect(process.status).toBe('failed');
  await expect(process.run()).rejects.toBeInstanceOf(ProcessStatusError);
});

test('PROC-1 a model that is not valid is refused before any init', async () => {
  let inits = 0;
  class Counts extends Sink {
    override init(): void {
      inits += 1;
    }
  }
  const process = processOf(
    [source('a', [1]), new Counts({ name: 'out' })],
    ['a.y > out.z', 'b.y > out.x'],
  );
  await expect(process.init()).rejects.toBeInstanceOf(ValidationError);
  expect(inits).toBe(0);
  expect(process.status).toBe('created');
  expect(process.failure?.message).toContain('Unrecognised input field z.');
  expect(process.failure?.message).toContain("unknown component 'b'");
});

test('VALID-1 a loop without initial values is refused, a component feeding itself too', async () => {
  const process = processOf([mapped('m', (x) => x)], ['m.y > m.x']);
  await expect(process.init()).rejects.toThrow(
    'Circular connection detected without initial values: m -> m.',
  );
});

test('PROC-7 components that wait for each other for ever fail the run by name', async () => {
  class Never extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y'] };
  }
  const process = processOf(
    [new Never({ name: 'n', initial_values: { x: [1] } }), sink('out')],
    ['n.y > n.x', 'n.y > out.x'],
  );
  await process.init();
  const error = await process.run().then(
    () => null,
    (thrown: unknown) => thrown as ProcessError,
  );
  expect(error?.errors[0]).toBeInstanceOf(DeadlockError);
  expect(process.failure?.message).toBe(
    'Components wait for each other: n waits for x, out waits for x.',
  );
});

test('PROC-2 advance steps everybody once and ends without a failure', async () => {
  const out = sink('out');
  const process = processOf([source('a', [1, 2]), out], ['a.y > out.x']);
  await process.init();
  await process.advance();
  expect([process.status, out.values]).toEqual(['waiting', [1]]);
  await process.advance();
  await process.advance();
  expect([process.status, process.isFinished, out.values]).toEqual(['completed', true, [1, 2]]);
});

test('PROC-3 run goes on after steps, and again after the end resolves at once', async () => {
  const out = sink('out');
  const process = processOf([source('a', numbers(5)), out], ['a.y > out.x']);
  await process.init();
  await process.step();
  await process.step();
  await process.run();
  await process.run();
  expect(out.values).toEqual(numbers(5));
  expect(process.valuesOf('a')?.steps).toBe(6);
});

test('PROC-5 cancel ends a run in the middle, and run resolves', async () => {
  const process = processOf(
    [
      source('a', numbers(3)),
      new (class extends Sink {
        override step(): Promise<void> {
          return new Promise(() => undefined);
        }
      })({ name: 'out' }),
    ],
    ['a.y > out.x'],
  );
  await process.init();
  const run = process.run();
  await Promise.resolve();
  process.cancel();
  await run;
  expect(process.status).toBe('stopped');
  expect(statuses(process)).toEqual(['stopped', 'stopped']);
});

test('PROC-8 a paused run takes single rounds and goes on', async () => {
  const out = sink('out');
  const process = processOf([source('a', numbers(100)), out], ['a.y > out.x'], {
    channelCapacity: 1,
  });
  await process.init();
  process.pause();
  const run = process.run();
  await process.step();
  expect(out.values).toEqual([0]);
  await process.step();
  expect(out.values).toEqual([0, 1]);
  process.resume();
  await run;
  expect(out.values).toEqual(numbers(100));
  expect(process.status).toBe('completed');
});

test('PROC-9 the outside can act during a long run', async () => {
  const forever = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override step(): void {
      this.y += 1;
    }
  })({ name: 'forever' });
  const process = processOf([forever, sink('out')], ['forever.y > out.x']);
  await process.init();
  const run = process.run();
  setTimeout(() => process.cancel(), 20);
  await run;
  expect(process.valuesOf('forever')?.steps).toBeGreaterThan(100);
  expect(process.status).toBe('stopped');
});

test.each(['compiled', 'queue'] as const)(
  'PROC-9 on the %s schedule it can act as often when steps take long, from the first or suddenly',
  async (schedule) => {
    let clock = 0;
    /** The longest time without a yield since the last look. */
    let longest = 0;
    let yieldedAt = 0;
    class Busy extends Component<{ readonly dearFrom: number }> {
      static override readonly io = { outputs: ['y'] };
      y = 0;
      override step(): void {
        if (this.y >= 40_000) return this.io.close();
        clock += this.y < this.args.dearFrom ? 0.000_1 : 2;
        if (this.y === 1_000 || this.y === 39_000) longest = 0;
        this.y++;
      }
    }
    const environment = {
      ...nodeEnvironment(),
      now: () => clock,
      yieldToHost() {
        longest = Math.max(longest, clock - yieldedAt);
        yieldedAt = clock;
        return Promise.resolve();
      },
    };
    for (const dearFrom of [0, 30_000]) {
      const components = [new Busy({ name: 'busy', dearFrom }), mapped('next', (x: number) => x)];
      const process = processOf(components, ['busy.y > next.x'], { environment, schedule });
      await process.init();
      await process.run();
      expect(process.valuesOf('busy')?.steps).toBe(40_001);
      expect(longest).toBeLessThan(20);
    }
  },
);

test('PROBE-1 PROBE-2 outputs are recorded after each step but the closing one, inputs as received', async () => {
  const process = processOf(
    [source('a', [1, 2, 3]), mapped('m', (x: number) => (x > 1 ? `text ${x}` : x)), sink('out')],
    ['a.y > m.x', 'm.y > out.x'],
  );
  await process.init();
  const probes = ['a.y', 'm.x', 'm.y'].map((field) => process.probe(field));
  await process.run();
  const series = probes.map((probe) => (probe.ok ? probe.value.read() : null));
  expect(series[0]).toEqual(new Float64Array([1, 2, 3]));
  expect(series[1]).toEqual(new Float64Array([1, 2, 3]));
  expect(series[2]).toEqual([1, 'text 2', 'text 3']);
  expect(process.probe('a.x').ok).toBe(false);
  expect(process.probe('nobody').ok).toBe(false);
});

test.each(['compiled', 'queue'] as const)(
  'BREAK-1 on the %s schedule a run is held behind the step that meets a breakpoint, and goes on',
  async (schedule) => {
    const out = sink('out');
    const process = processOf(
      [source('a', numbers(1_000)), mapped('double', (x: number) => 2 * x), out],
      ['a.y > double.x', 'double.y > out.x'],
      { schedule },
    );
    await process.init();
    expect(
      process.setBreakpoints([{ field: 'double.y', comparison: '>=', value: 100 }]),
    ).toMatchObject({ ok: true });
    const run = process.run();
    await until(() => process.isPaused);
    expect(process.lastHit).toMatchObject({ value: 100, step: 51 });
    expect(process.valuesOf('double')).toMatchObject({ steps: 51, output: { y: 100 } });
    process.setBreakpoints([]);
    process.resume();
    await run;
    expect(out.values).toEqual(numbers(1_000).map((x) => 2 * x));
  },
);

test('BREAK-1 a breakpoint on what is no output is refused', async () => {
  const process = processOf([source('a', [1]), sink('out')], ['a.y > out.x']);
  const refused = process.setBreakpoints([{ field: 'out.x', comparison: 'any' }]);
  expect(refused.ok ? '' : refused.error).toBe('There is no output out.x to stop at.');
});

test.each(['compiled', 'queue'] as const)(
  'PROC-10 on the %s schedule one component steps alone while a run is held, or says what it waits for',
  async (schedule) => {
    const out = sink('out');
    const process = processOf(
      [source('a', numbers(500)), mapped('double', (x: number) => 2 * x), out],
      ['a.y > double.x', 'double.y > out.x'],
      { schedule },
    );
    await process.init();
    expect(await process.stepComponent('nobody')).toEqual(fail('There is no component nobody.'));
    const waits = fail('out waits for a value of x from double.y.');
    expect(await process.stepComponent('out')).toEqual(waits);
    expect(process.status).toBe('waiting');
    const run = process.run();
    const refused = process.stepComponent('a');
    process.pause();
    await expect(refused).rejects.toThrow('only while it is paused');
    const steps = () => process.progress().map((one) => one.steps);
    const [before = 0] = steps();
    for (const name of ['a', 'a', 'a', 'double', 'double']) {
      expect(await process.stepComponent(name)).toEqual(ok(undefined));
    }
    expect(steps()).toEqual([before + 3, before + 2, before]);
    expect(process.valuesOf('double')?.output).toEqual({ y: 2 * (before + 1) });
    for (const name of ['out', 'out']) await process.stepComponent(name);
    expect(await process.stepComponent('out')).toEqual(waits);
    process.resume();
    await run;
    expect(out.values).toEqual(numbers(500).map((x) => 2 * x));
    expect(process.status).toBe('completed');
  },
);

test('PROC-10 what closes alone has ended, and what it throws ends the process', async () => {
  const process = processOf(
    [
      source('a', [1]),
      mapped('m', () => {
        throw new RangeError('No.');
      }),
      sink('out'),
    ],
    ['a.y > m.x', 'm.y > out.x'],
  );
  await process.init();
  await process.stepComponent('a');
  expect(await process.stepComponent('a')).toEqual(ok(undefined));
  expect(process.valuesOf('a')).toMatchObject({ status: 'completed', steps: 2 });
  expect(await process.stepComponent('a')).toEqual(fail('a has ended.'));
  await expect(process.stepComponent('m')).rejects.toThrow('No.');
  expect(process.status).toBe('failed');
  expect(process.failure).toMatchObject({ component: 'm', step: 1 });
});

test('PROC-10 a promise that it gives is waited for, that of another one is not', async () => {
  const never = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override step(): Promise<void> {
      return new Promise(() => undefined);
    }
  })({ name: 'never' });
  const slow = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override async step(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 5));
      this.y += 1;
    }
  })({ name: 'slow' });
  const [one, other] = [sink('one'), sink('other')];
  const process = processOf([never, slow, one, other], ['slow.y > one.x', 'never.y > other.x']);
  await process.init();
  void process.run();
  await until(() => process.progress()[0]?.steps === 1);
  process.pause();
  const before = process.progress()[1]?.steps ?? 0;
  expect(await process.stepComponent('slow')).toEqual(ok(undefined));
  expect(process.progress()[1]?.steps).toBe(before + 1);
  expect(process.valuesOf('slow')?.output).toEqual({ y: before + 1 });
  const waits = fail('other waits for a value of x from never.y.');
  expect(await process.stepComponent('other')).toEqual(waits);
  process.cancel();
});

test('PROC-10 a step by hand is over when the run goes on meanwhile, and a pause holds again', async () => {
  const { passed, open } = gate();
  const slow = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override async step(): Promise<void> {
      if (this.y > 0) await passed;
      this.y += 1;
    }
  })({ name: 'slow' });
  const process = processOf([slow, sink('out')], ['slow.y > out.x']);
  await process.init();
  const run = process.run();
  await until(() => process.progress()[0]?.steps === 2);
  process.pause();
  const alone = process.stepComponent('slow');
  process.resume();
  expect(await alone).toEqual(ok(undefined));
  process.pause();
  open();
  await process.quiet();
  const { steps } = process.valuesOf('slow') ?? {};
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(process.valuesOf('slow')?.steps).toBe(steps);
  process.cancel();
  await run;
});

test('BREAK-1 PROC-10 a breakpoint that is met in a step by hand holds nothing up', async () => {
  const slow = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override async step(): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.y === 5) return this.io.close();
      this.y += 1;
    }
  })({ name: 'slow' });
  const process = processOf([slow, sink('out')], ['slow.y > out.x']);
  await process.init();
  process.setBreakpoints([{ field: 'slow.y', comparison: '==', value: 1 }]);
  const run = process.run();
  await until(() => process.progress()[0]?.steps === 1);
  process.pause();
  expect(await process.stepComponent('slow')).toEqual(ok(undefined));
  expect(process.lastHit).toMatchObject({ value: 1 });
  process.resume();
  await run;
  expect(process.valuesOf('slow')).toMatchObject({ steps: 6, output: { y: 5 } });
});

/** A process that never ends, and how often code was asked for; `mayMake` says which of these times it comes. */
function endless(mayMake: (time: number) => boolean) {
  const forever = new (class extends Component {
    static override readonly io = { outputs: ['y'] };
    y = 0;
    override step(): void {
      this.y += 1;
    }
  })({ name: 'forever' });
  const { makeFunction, ...rest } = nodeEnvironment();
  const asked = { count: 0 };
  const environment = {
    ...rest,
    makeFunction(...text: Parameters<NonNullable<typeof makeFunction>>) {
      asked.count++;
      if (makeFunction === undefined) throw new Error('Node can make functions.');
      return mayMake(asked.count) ? makeFunction(...text) : new Promise<never>(() => undefined);
    },
  };
  const process = processOf(
    [forever, mapped('m', (x: number) => x), sink('out')],
    ['forever.y > m.x', 'm.y > out.x'],
    { environment },
  );
  return { process, asked };
}

test('SCHED-4 a group that was left for a step of one alone is made anew as the run goes on', async () => {
  const { process, asked } = endless(() => true);
  await process.init();
  const run = process.run();
  await until(() => asked.count === 1);
  process.pause();
  await process.stepComponent('forever');
  process.setBreakpoints([{ field: 'm.y', comparison: '<', value: 0 }]);
  process.resume();
  expect(asked.count).toBe(1);
  process.pause();
  process.setBreakpoints([]);
  process.resume();
  await until(() => asked.count === 2);
  const steps = process.progress()[2]?.steps ?? 0;
  await until(() => (process.progress()[2]?.steps ?? 0) > steps);
  process.cancel();
  await run;
});

test('SCHED-1 rounds that were code once are told as code, also while code is made anew', async () => {
  const { process, asked } = endless((time) => time === 1);
  await process.init();
  const run = process.run();
  await until(() => process.schedule.generated);
  process.probe('m.y');
  await until(() => asked.count === 2);
  expect(process.schedule.generated).toBe(true);
  process.cancel();
  await run;
});

test('CLOSE-5 a process of events alone ends with its last event, without waiting', async () => {
  class Beat extends Event<number> {
    static override readonly type = 'beat';
  }
  class Heart extends Component {
    static override readonly io = { outputEvents: [Beat] };
    private beats = 0;
    override step(): void {
      if (this.beats++ === 3) return this.io.close();
      this.io.queueEvent(new Beat({ source: this.name, data: this.beats }));
    }
  }
  class Listener extends Component {
    static override readonly io = { inputEvents: [Beat] };
    static override readonly handlers = [handle(Beat, 'hear')];
    heard = 0;
    hear({ data }: Beat): void {
      this.heard += data;
    }
  }
  const listener = new Listener({ name: 'listener' });
  const { host, ...rest } = bareEnvironment();
  let waited = 0;
  const yieldToHost = async () => void waited++;
  const process = processOf([new Heart({ name: 'heart' }), listener], [], {
    environment: { ...rest, host, yieldToHost },
  });
  await process.init();
  await process.run();
  expect(listener.heard).toBe(6);
  expect(statuses(process)).toEqual(['completed', 'completed']);
  expect(waited).toBe(0);
});
