import type { Status } from '../model/run/index.ts';
import { expect, test } from 'vitest';
import { Map1, mapped, pair, processOf, sink, source } from '../testing/engine/parts.ts';
import { Component } from './component/component.ts';
import { NotInitialisedError, ProcessStatusError } from './errors.ts';
import { Event, handle } from './component/event.ts';
import type { LocalProcess } from './process/localProcess.ts';
import { DictStateBackend } from './state/dictState.ts';
import type { ComponentRecord } from './state/state.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Keeps every status that is written. */
class History extends DictStateBackend {
  readonly process: Status[] = [];
  readonly components = new Map<string, Status[]>();

  override upsertComponent(process: string, record: ComponentRecord): void {
    super.upsertComponent(process, record);
    this.components.set(record.id, [...(this.components.get(record.id) ?? []), record.status]);
  }

  override updateProcessStatus(process: string, status: Status): void {
    super.updateProcessStatus(process, status);
    this.process.push(status);
  }
}

function statuses(process: LocalProcess): Status[] {
  return [process.status, ...process.progress().map(({ status }) => status)];
}

test('STATUS-1 STATUS-2 created, init, running, completed; waiting between steps by hand', async () => {
  const seen: Status[][] = [];
  const look = mapped('look', (x) => (seen.push(statuses(process)), x));
  const process = processOf(
    [source('a', [1, 2, 3]), look, sink('out')],
    ['a.y > look.x', 'look.y > out.x'],
  );
  expect(statuses(process)).toEqual(Array(4).fill('created'));
  await process.init();
  expect(statuses(process)).toEqual(Array(4).fill('init'));
  await process.step();
  expect(seen[0]?.[0]).toBe('running');
  expect(seen[0]?.[2]).toBe('running');
  expect(statuses(process)).toEqual(Array(4).fill('waiting'));
  await process.run();
  expect(seen[1]).toEqual(['running', 'running', 'running', 'running']);
  expect(statuses(process)).toEqual(Array(4).fill('completed'));
  await process.destroy();
  expect(statuses(process)).toEqual(Array(4).fill('completed'));
});

test('STATUS-2 destroy changes no status of what was stopped or has failed', async () => {
  const stopped = processOf([source('a', [1]), sink('out')], ['a.y > out.x']);
  await stopped.init();
  stopped.cancel();
  await stopped.destroy();
  expect(statuses(stopped)).toEqual(['stopped', 'stopped', 'stopped']);

  const bad = mapped('bad', () => {
    throw new Error('no');
  });
  const failed = processOf([source('a', [1]), bad, sink('out')], ['a.y > bad.x', 'bad.y > out.x']);
  await failed.init();
  await expect(failed.run()).rejects.toThrow('no');
  await failed.destroy();
  expect(statuses(failed)).toEqual(['failed', 'stopped', 'failed', 'stopped']);
});

test('STATUS-3 a run writes running and the last status, steps by hand each of them', async () => {
  const state = new History();
  const process = processOf([source('a', numbers(50)), sink('out')], ['a.y > out.x'], { state });
  await process.init();
  await process.step();
  expect(state.components.get('out')).toEqual(['created', 'init', 'running', 'waiting']);
  await process.run();
  expect(state.components.get('out')?.slice(4)).toEqual(['running', 'completed']);
  expect(state.components.get('a')?.slice(4)).toEqual(['running', 'completed']);
  expect(state.process).toEqual(['init', 'running', 'waiting', 'running', 'completed']);
});

test('STATUS-3 a record copies lists when it is looked at, so that stepping costs the same however much is kept', async () => {
  class Keeper extends Component {
    static override readonly io = { inputs: ['x'] };
    static override readonly exports = ['kept'];
    copies = 0;
    #list: unknown[] = [];
    get kept(): readonly unknown[] {
      const count = (): void => void this.copies++;
      return new Proxy(this.#list, {
        get(list, key) {
          if (key === 'map') count();
          return Reflect.get(list, key) as unknown;
        },
      });
    }
    override step(): void {
      this.#list.push((this as unknown as { x: number }).x);
    }
  }
  const keeper = new Keeper({ name: 'keeper' });
  const state = new DictStateBackend();
  const process = processOf([source('a', numbers(500)), keeper], ['a.y > keeper.x'], { state });
  await process.init();
  for (let i = 0; i < 400; i++) await process.step();
  expect(keeper.copies).toBe(0);
  const { exports } = await state.getComponent('keeper');
  expect(exports['kept']).toEqual(numbers(400));
  await process.step();
  // What was looked at stays as it was.
  expect(exports['kept']).toEqual(numbers(400));
  expect(keeper.copies).toBe(1);
});

test('STATUS-4 a handler that throws fails its component, and the others are stopped', async () => {
  class Tick extends Event<number> {
    static override readonly type = 'tick';
  }
  class Clock extends Component {
    static override readonly io = { outputs: ['y'], outputEvents: [Tick] };
    y = 0;
    override step(): void {
      this.io.queueEvent(new Tick({ source: this.name, data: this.y++ }));
    }
  }
  class Bad extends Component {
    static override readonly io = { inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear')];
    hear({ data }: Tick): void {
      if (data === 3) throw new Error('three');
    }
  }
  const state = new History();
  const process = processOf([new Clock({ name: 'clock' }), new Bad({ name: 'bad' })], [], {
    state,
  });
  await process.init();
  await expect(process.run()).rejects.toThrow('three');
  expect(statuses(process)).toEqual(['failed', 'stopped', 'failed']);
  expect((await state.getProcess(process.id))?.components['bad']?.status).toBe('failed');
});

test('PROC-1 parameters of a component go over those of the process, key by key', async () => {
  const own = new Map1({
    name: 'm',
    with: (x: number) => x,
    parameters: { rate: { a: 1 }, own: 2 },
  });
  const parameters = { rate: { a: 5, b: 6 }, shared: 3 };
  const process = processOf([source('a', [1]), own, sink('out')], ['a.y > m.x', 'm.y > out.x'], {
    parameters,
  });
  expect(own.parameters).toEqual({ rate: { a: 1 }, own: 2 });
  await process.init();
  expect(own.parameters).toEqual({ rate: { a: 1 }, own: 2, shared: 3 });
  Object.assign(parameters, { late: 1 });
  expect(own.parameters).not.toHaveProperty('late');
});

test('PROC-1 when an init throws the status stays, and the failure names the component', async () => {
  class Bad extends Map1 {
    override init(): Promise<void> {
      return Promise.reject(new Error('not today'));
    }
  }
  const process = processOf(
    [source('a', [1]), new Bad({ name: 'bad', with: () => null }), sink('out')],
    ['a.y > bad.x', 'bad.y > out.x'],
  );
  await expect(process.init()).rejects.toThrow('not today');
  expect([process.status, process.isInitialised]).toEqual(['created', false]);
  expect(process.failure).toMatchObject({ component: 'bad', step: null });
  await expect(process.run()).rejects.toBeInstanceOf(NotInitialisedError);
});

test('PROC-2 step rejects when a component closes in it, and the process has failed', async () => {
  const out = sink('out');
  const process = processOf([source('a', [1, 2]), out], ['a.y > out.x']);
  await process.init();
  await process.step();
  await process.step();
  await expect(process.step()).rejects.toThrow('Attempted write on a closed io controller.');
  expect([process.status, out.values]).toEqual(['failed', [1, 2]]);
});

test('PROC-4 nothing steps before init or after destroy, and the status stays', async () => {
  const process = processOf([source('a', [1]), sink('out')], ['a.y > out.x']);
  await expect(process.run()).rejects.toBeInstanceOf(NotInitialisedError);
  await expect(process.step()).rejects.toThrow('Process must be initialised before running');
  expect(process.status).toBe('created');
  await process.init();
  await process.run();
  await process.destroy();
  await process.destroy();
  await expect(process.run()).rejects.toBeInstanceOf(NotInitialisedError);
  await expect(process.step()).rejects.toBeInstanceOf(NotInitialisedError);
  expect(process.status).toBe('completed');
});

test('PROC-4 destroyed before it ran, a process can be initialised again and runs', async () => {
  const out = sink('out');
  const process = processOf([source('a', [1, 2]), out], ['a.y > out.x']);
  await process.init();
  const { jobId } = process;
  await process.destroy();
  expect(process.jobId).toBeNull();
  await process.init();
  expect(process.jobId).not.toBe(jobId);
  await process.run();
  expect(out.values).toEqual([1, 2]);
});

test('PROC-5 cancel in any status stops process and components, and run behind it rejects', async () => {
  const make = () => processOf([source('a', numbers(9)), sink('out')], ['a.y > out.x']);
  const before = make();
  before.cancel();
  const ready = make();
  await ready.init();
  ready.cancel();
  const stepped = make();
  await stepped.init();
  await stepped.step();
  stepped.cancel();
  const held = make();
  await held.init();
  held.pause();
  const pending = held.run();
  await held.step();
  held.cancel();
  await pending;
  const over = make();
  await over.init();
  await over.run();
  over.cancel();
  for (const process of [before, ready, stepped, held, over]) {
    expect(statuses(process)).toEqual(['stopped', 'stopped', 'stopped']);
  }
  for (const process of [ready, stepped, held, over]) {
    await expect(process.run()).rejects.toBeInstanceOf(ProcessStatusError);
    await expect(process.step()).rejects.toBeInstanceOf(ProcessStatusError);
    await process.destroy();
  }
});

test('VALID-1 inputs without connector or event, and events that nobody emits, are refused', async () => {
  class Tick extends Event<number> {
    static override readonly type = 'tick-tock';
  }
  class Fed extends Component {
    static override readonly io = { inputs: ['a', 'b', 'c'], inputEvents: [Tick] };
    static override readonly handlers = [handle(Tick, 'hear', { populates: ['a'] })];
    hear(): void {}
  }
  const process = processOf(
    [source('s', [1]), new Fed({ name: 'fed', initial_values: { b: [1] } })],
    ['s.y > fed.c'],
  );
  await expect(process.init()).rejects.toThrow(
    "Process validation failed:\nComponent 'fed' has unconnected inputs: ['b']\n" +
      "Component 'fed' has input events with no producer: ['tick_tock']",
  );
});

test('VALID-1 one connector with initial values opens a loop, whichever of several it is', async () => {
  const build = (initial_values: Record<string, readonly unknown[]>) =>
    processOf(
      [pair('p', { initial_values }), mapped('m', (x) => x)],
      ['m.y > p.a', 'm.y > p.b', 'p.y > m.x'],
    ).init();
  await expect(build({})).rejects.toThrow('Circular connection detected');
  await expect(build({ a: [] })).rejects.toThrow('Circular connection detected');
  await expect(build({ a: [1] })).rejects.toThrow('Circular connection detected');
  await expect(build({ b: [1] })).rejects.toThrow('Circular connection detected');
  await expect(build({ a: [1], b: [1] })).resolves.toBeUndefined();
});

test('VALID-2 connectors of nobody and to nowhere are refused, and two components of one name', async () => {
  const init = (wires: readonly string[]) =>
    processOf([source('a', [1]), sink('out')], ['a.y > out.x', ...wires]).init();
  await expect(init(['ghost.y > out.x'])).rejects.toThrow(
    "comes from an unknown component 'ghost'",
  );
  await expect(init(['a.y > ghost.x'])).rejects.toThrow("leads to an unknown component 'ghost'");
  await expect(init(['a.nothing > out.x'])).rejects.toThrow('Unrecognised output field nothing.');
  await expect(init(['a.y > out.nothing'])).rejects.toThrow('Unrecognised input field nothing.');
  expect(() => processOf([source('a', [1]), sink('a')], [])).toThrow(
    'Two components of a process have the same name.',
  );
});

test('SCHED-4 SCHED-5 what is declared async is on the queue from the beginning, what gives a promise later leaves for it', async () => {
  class Declared extends Map1 {
    override async step(): Promise<void> {
      this.y = this.args.with(this.x);
    }
  }
  const chain = (middle: Map1) => {
    const out = sink('out');
    const process = processOf(
      [source('a', numbers(9)), middle, mapped('m', (x: number) => x + 1), out],
      ['a.y > middle.x', 'middle.y > m.x', 'm.y > out.x'],
    );
    return { process, out };
  };
  const declared = chain(new Declared({ name: 'middle', with: (x) => x }));
  await declared.process.init();
  await declared.process.run();
  expect(declared.process.schedule.queued).toEqual(['a', 'middle', 'm', 'out']);

  class Sometimes extends Map1 {
    override step(): void | Promise<void> {
      const value = this.args.with(this.x);
      if ((this.x as number) !== 4) return void (this.y = value);
      return Promise.resolve().then(() => void (this.y = value));
    }
  }
  const later = chain(new Sometimes({ name: 'middle', with: (x) => x }));
  await later.process.init();
  await later.process.run();
  expect(later.process.schedule.compiled).toEqual(['a', 'middle', 'm', 'out']);
  for (const { process, out } of [declared, later]) {
    expect(out.values).toEqual(numbers(9).map((x) => x + 1));
    expect(process.progress().map(({ steps }) => steps)).toEqual([10, 9, 9, 9]);
  }
});
