import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { fail } from '../../base/result.ts';
import { Map1, pair, processOf, Sink, sink, source, wire } from '../../testing/engine/parts.ts';
import { buildOrderModel, orderModels } from '../../testing/engine/orderModel.ts';
import { gate } from '../../testing/gate.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { Component } from '../component/component.ts';
import { Event, handle } from '../component/event.ts';
import { LocalProcess, type LocalProcessOptions } from '../process/localProcess.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { Loader, Saver } from './savedValues.ts';

/** Through text and back, as a file would have it. */
function throughText(checkpoint: Checkpoint): Checkpoint {
  const read = readCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

async function saved(process: LocalProcess): Promise<Checkpoint> {
  const checkpoint = await process.checkpoint();
  if (!checkpoint.ok) throw new Error(checkpoint.error.join(' '));
  return throughText(checkpoint.value);
}

test.prop([fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true })])(
  'CHECK-2 a value is the same after it was saved and loaded',
  (value) => {
    const saver = new Saver();
    const result = saver.save(value);
    const objects = JSON.parse(JSON.stringify(saver.objects)) as typeof saver.objects;
    if (!result.ok) return;
    const loaded = new Loader(objects, new Map(), null).load(result.value);
    expect(loaded).toEqual(value);
  },
);

test('CHECK-2 what is shared stays shared, and a list may hold itself', () => {
  const shared = [1];
  const whole: unknown[] = [shared, shared];
  whole.push(whole);
  const saver = new Saver();
  const result = saver.save(whole);
  const loaded = new Loader(saver.objects, new Map(), null).load(result.ok ? result.value : null);
  const [a, b, self] = loaded as unknown[];
  expect(a).toBe(b);
  expect(self).toBe(loaded);
});

test('CHECK-3 what cannot be saved is named', async () => {
  class Socket {}
  class Holder extends Sink {
    socket = new Socket();
    onData = () => undefined;
  }
  class Hidden extends Sink {
    #count = 0;
    override step(): void {
      this.#count++;
      if (this.#count > 9) this.io.close();
    }
  }
  const process = processOf(
    [source('a', [1, 2]), new Holder({ name: 'holder' }), new Hidden({ name: 'hidden' })],
    ['a.y > holder.x', 'a.y > hidden.x'],
  );
  await process.init();
  const result = await process.checkpoint();
  expect(result.ok ? [] : result.error).toEqual([
    'holder.socket holds an object of the class Socket, which cannot be saved.',
    'hidden (Hidden) has private fields (#...), which only a static save() of its class can read.',
  ]);
});

test('CHECK-3 a class that cannot save itself is named, and the run goes on', async () => {
  class Shy extends Sink {
    static override readonly save = () => {
      throw new Error('not now');
    };
  }
  const shy = new Shy({ name: 'shy' });
  const process = processOf([source('a', [1, 2, 3]), shy], ['a.y > shy.x']);
  await process.init();
  await process.advance();
  expect(await process.checkpoint()).toEqual(fail(['shy cannot be saved: not now']));
  await process.run();
  expect(shy.values).toEqual([1, 2, 3]);
});

test('CHECK-3 CHECK-4 a class may save and restore its own, and resume instead of init', async () => {
  const calls: string[] = [];
  class Counter extends Component {
    static override readonly io = { inputs: ['x'], outputs: ['y'] };
    static override readonly save = (counter: Counter) => counter.#count;
    static override readonly restore = (counter: Counter, count: unknown) => {
      counter.#count = Number(count);
    };
    static override readonly resume = () => void calls.push('resume');
    declare x: number;
    declare y: number;
    #count = 0;
    override init(): void {
      calls.push('init');
    }
    override step(): void {
      this.y = ++this.#count;
    }
  }
  const out = sink('out');
  const make = (end: Sink) =>
    processOf(
      [source('a', [7, 7, 7, 7]), new Counter({ name: 'c' }), end],
      ['a.y > c.x', 'c.y > out.x'],
    );
  const first = make(sink('out'));
  await first.init();
  await first.advance();
  await first.advance();
  const checkpoint = await saved(first);
  const second = make(out);
  expect(await second.restore(checkpoint)).toMatchObject({ ok: true });
  await second.run();
  expect(out.values).toEqual([1, 2, 3, 4]);
  expect(calls).toEqual(['init', 'resume']);
  expect(second.valuesOf('c')).toMatchObject({ steps: 4, status: 'completed' });
});

test('CHECK-1 events that wait are handled after the restart, as events of their class', async () => {
  class Tick extends Event<number> {
    static override readonly type = 'tick';
  }
  class Bell extends Component<{ readonly count: number }> {
    static override readonly io = { outputs: ['y'], outputEvents: [Tick] };
    declare y: number;
    private rung = 0;
    override step(): void {
      if (this.rung === this.args.count) return this.io.close();
      this.io.queueEvent(new Tick({ source: this.name, data: ++this.rung }));
    }
  }
  class Ear extends Component {
    static override readonly io = { inputEvents: [Tick], outputs: ['y'] };
    static override readonly exports = ['heard'];
    static override readonly handlers = [handle(Tick, 'hear')];
    declare y: number;
    readonly heard: unknown[] = [];
    hear(tick: Tick): void {
      this.heard.push(tick instanceof Tick ? tick.data : 'something else');
    }
    override step(): void {}
  }
  const make = () =>
    processOf([new Bell({ name: 'bell', count: 5 }), new Ear({ name: 'ear' })], []);
  const first = make();
  await first.init();
  await first.advance();
  await first.advance();
  const second = make();
  expect(await second.restore(await saved(first))).toMatchObject({ ok: true });
  await second.run();
  expect(second.valuesOf('ear')?.exports['heard']).toEqual([1, 2, 3, 4, 5]);
});

test('CHECK-5 a checkpoint of another model is refused and says what differs', async () => {
  const first = processOf([source('a', [1]), sink('s')], ['a.y > s.x']);
  await first.init();
  const checkpoint = await saved(first);
  const other = processOf(
    [source('a', [1]), source('b', [1]), pair('s')],
    ['a.y > s.a', 'b.y > s.b'],
  );
  const result = await other.restore(checkpoint);
  expect(result.ok ? [] : result.error).toEqual([
    'b is not in it.',
    's is a Sink in it, and a Pair here.',
    'It has values for s.x, to which nothing leads.',
  ]);
  expect(other.isInitialised).toBe(false);
});

test('CHECK-5 anything else than a checkpoint is refused with a place', () => {
  expect(readCheckpoint(null)).toMatchObject({ ok: false });
  expect(readCheckpoint({ format: 2 })).toMatchObject({ ok: false });
  const read = readCheckpoint({ format: 1, process: 'p', jobId: null, seed: 1, status: 'odd' });
  expect(read.ok ? '' : read.error).toContain('status');
});

test('CHECK-1 a running process is saved while a component awaits, once it has', async () => {
  const [reached, released] = [gate(), gate()];
  class Waits extends Map1 {
    override async step(): Promise<void> {
      if (this.x === 2) {
        reached.open();
        await released.passed;
      }
      this.y = this.x;
    }
  }
  const make = (end: Sink) =>
    processOf(
      [source('a', [1, 2, 3]), new Waits({ name: 'w', with: () => null }), end],
      ['a.y > w.x', 'w.y > out.x'],
    );
  const first = make(sink('out'));
  await first.init();
  const run = first.run();
  await reached.passed;
  const saving = first.checkpoint();
  released.open();
  const result = await saving;
  // An argument that is a function is no data.
  expect(result.ok ? [] : result.error).toEqual([
    'The arguments of w holds a function, which cannot be saved.',
  ]);
  await run;
  expect(first.status).toBe('completed');
});

type Made = Pick<LocalProcessOptions, 'components' | 'connectors' | 'channelCapacity'>;

/** A process on which `act` is called after so many turns of its components; a slice is one turn long. */
function inTurns(
  made: Made,
  turns: number,
  act: (process: LocalProcess, now: number) => void,
  now = 0,
) {
  const { makeFunction: _, ...environment } = nodeEnvironment();
  let left = turns;
  const process: LocalProcess = new LocalProcess({
    ...made,
    environment: {
      ...environment,
      now: () => (now += 5),
      time: () => now,
      async yieldToHost() {
        if (left-- === 0) act(process, now);
      },
    },
  });
  return process;
}

const valuesOf = (process: LocalProcess) =>
  [...process.components.keys()].map((name) => [name, process.valuesOf(name)]);

/** Holds a run after some rounds and turns: what was saved then comes to the same as the run itself. */
async function expectSame(make: () => Made, rounds: number, turns: number): Promise<void> {
  const held = gate();
  let heldAt = 0;
  const first = inTurns(make(), turns, (process, now) => {
    process.pause();
    heldAt = now;
    held.open();
  });
  await first.init();
  for (let i = 0; i < rounds; i++) await first.advance();
  const run = first.run();
  await Promise.race([held.passed, run]);
  if (first.status === 'completed') return;
  const checkpoint = await saved(first);
  const second = inTurns(make(), Infinity, () => undefined, heldAt);
  expect(await second.restore(checkpoint)).toEqual({ ok: true, value: undefined });
  await second.run();
  first.resume();
  await run;
  expect(valuesOf(second)).toEqual(valuesOf(first));
}

const moments = [fc.nat({ max: 5 }), fc.nat({ max: 60 })] as const;

test.prop([orderModels, ...moments], { numRuns: 300 })(
  'CHECK-1 also in the midst of a round every event is taken when it would have been',
  (model, rounds, turns) => expectSame(() => buildOrderModel(model), rounds, turns),
);

/** Passes on what comes: its arguments, unlike those of `Map1`, are data. */
class Station extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: unknown;
  declare y: unknown;

  override step(): void {
    this.y = this.x;
  }
}

/** Sources into one field: how many values each has, and how many stations are on its way. */
const crowds = fc.record({
  ways: fc.array(fc.record({ size: fc.nat(9), stations: fc.nat(2) }), {
    minLength: 2,
    maxLength: 5,
  }),
  channelCapacity: fc.integer({ min: 1, max: 3 }),
});

test.prop([crowds, ...moments], { numRuns: 300 })(
  'CHECK-1 CHAN-5 writers that wait for room in one field get it in the order in which they would have',
  ({ ways, channelCapacity }, rounds, turns) => {
    const lines = ways.map(({ size, stations }, at) => ({
      name: `s${at}`,
      values: Array.from({ length: size }, (_, i) => 100 * at + i),
      stations: Array.from({ length: stations }, (_, i) => `m${at}-${i}`),
    }));
    const make = (): Made => ({
      channelCapacity,
      components: [
        ...lines.flatMap(({ name, values, stations }) => [
          source(name, values),
          ...stations.map((station) => new Station({ name: station })),
        ]),
        sink('out'),
      ],
      connectors: lines.flatMap(({ name, stations }) => {
        const ends = [...stations, 'out'];
        return [name, ...stations].map((from, i) => wire(`${from}.y > ${ends[i]}.x`));
      }),
    });
    return expectSame(make, rounds, turns);
  },
);
