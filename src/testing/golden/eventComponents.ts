import { Component, type ComponentOptions, Event, handle, StopEvent } from '../../engine/index.ts';
import {
  add,
  float,
  isEqual,
  isGreater,
  isTrue,
  list,
  multiply,
  reaches,
  times,
} from './python.ts';
import { sleep } from './virtualClock.ts';
import { expectArgs } from './sources.ts';

interface NumberData {
  readonly n: number;
}

export class TickEvent extends Event<NumberData> {
  static override readonly type: string = 'tick';
}

export class ValueEvent extends Event<NumberData> {
  static override readonly type: string = 'value';
}

export class AlarmEvent extends Event<NumberData> {
  static override readonly type: string = 'golden.alarm-high';
}

abstract class WithArgs<Args extends object = object> extends Component<Args> {
  constructor(options: ComponentOptions & Args) {
    super(options);
    const { required, optional } = new.target as unknown as {
      readonly required?: readonly string[];
      readonly optional?: readonly string[];
    };
    expectArgs(this.args, required ?? [], optional ?? []);
  }
}

interface ClockArgs {
  readonly ticks: unknown;
  readonly per_step?: unknown;
  readonly delay?: unknown;
  readonly last_gasp?: unknown;
}

export class Clock extends WithArgs<ClockArgs> {
  static readonly required = ['ticks'];
  static readonly optional = ['per_step', 'delay', 'last_gasp'];
  static override readonly io = { outputEvents: [TickEvent] };
  private i = 0;

  override async step(): Promise<void> {
    const { ticks, per_step = 1, delay = 0, last_gasp = false } = this.args;
    if (isTrue(delay)) await sleep(delay);
    if (reaches(this.i, ticks)) {
      if (isTrue(last_gasp))
        this.io.queueEvent(new TickEvent({ source: this.name, data: { n: -1 } }));
      this.io.close();
      return;
    }
    for (let k = times(per_step); k > 0; k--) {
      this.io.queueEvent(new TickEvent({ source: this.name, data: { n: this.i } }));
      this.i += 1;
    }
  }
}

export class ShuffledClock extends WithArgs<{ readonly offsets: unknown }> {
  static readonly required = ['offsets'];
  static override readonly io = { outputEvents: [TickEvent] };
  private readonly offsets: readonly unknown[];
  private done = false;

  constructor(options: ComponentOptions & { readonly offsets: unknown }) {
    super(options);
    this.offsets = list(this.args.offsets);
  }

  override step(): void {
    if (this.done) return this.io.close();
    const base = 1_700_000_000_000;
    this.offsets.forEach((offset, n) => {
      if (typeof offset !== 'number') throw new TypeError('unsupported type for timedelta');
      const timestamp = base + offset * 1000;
      this.io.queueEvent(new TickEvent({ source: this.name, data: { n }, timestamp }));
    });
    this.done = true;
  }
}

export class TickLog extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent] };
  static override readonly exports = ['seen', 'total'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  seen: number[] = [];
  total = 0;

  on_tick(event: TickEvent): void {
    this.seen.push(event.data.n);
    this.total += event.data.n;
  }
}

export class TickToValue extends WithArgs<{ readonly factor?: unknown }> {
  static readonly optional = ['factor'];
  static override readonly io = { inputEvents: [TickEvent], outputEvents: [ValueEvent] };
  static override readonly exports = ['handled'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  handled = 0;

  on_tick(event: TickEvent): ValueEvent {
    this.handled += 1;
    const { factor = 10 } = this.args;
    const n = float(multiply(event.data.n, factor));
    return new ValueEvent({ source: this.name, data: { n } });
  }
}

export class ValueLog extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent, ValueEvent] };
  static override readonly exports = ['ticks', 'values'];
  static override readonly handlers = [
    handle(TickEvent, 'on_tick'),
    handle(ValueEvent, 'on_value'),
  ];
  ticks: number[] = [];
  values: number[] = [];

  on_tick(event: TickEvent): void {
    this.ticks.push(event.data.n);
  }

  on_value(event: ValueEvent): void {
    this.values.push(event.data.n);
  }
}

export class Echo extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent], outputEvents: [TickEvent] };
  static override readonly exports = ['seen'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  seen: number[] = [];

  on_tick(event: TickEvent): TickEvent | null {
    this.seen.push(event.data.n);
    if (event.source === this.name) return null;
    return new TickEvent({ source: this.name, data: { n: event.data.n + 100 } });
  }
}

export class Monitor extends WithArgs<{ readonly limit: unknown }> {
  static readonly required = ['limit'];
  static override readonly io = { inputs: ['a'], outputs: ['x'], outputEvents: [AlarmEvent] };
  declare a: unknown;
  declare x: unknown;

  override step(): void {
    this.x = this.a;
    if (isGreater(this.a, this.args.limit)) {
      this.io.queueEvent(new AlarmEvent({ source: this.name, data: { n: float(this.a) } }));
    }
  }
}

export class AlarmLog extends WithArgs {
  static override readonly io = { inputEvents: [AlarmEvent] };
  static override readonly exports = ['alarms'];
  static override readonly handlers = [handle(AlarmEvent, 'on_alarm')];
  alarms: number[] = [];

  on_alarm(event: AlarmEvent): void {
    this.alarms.push(event.data.n);
  }
}

export class TickField extends WithArgs {
  static override readonly io = { inputs: ['a'], outputs: ['x'], inputEvents: [TickEvent] };
  static override readonly handlers = [handle(TickEvent, 'on_tick', { populates: ['a'] })];
  declare a: unknown;
  declare x: unknown;

  on_tick(event: TickEvent): void {
    this.a = event.data.n;
  }

  override step(): void {
    this.x = multiply(this.a, 2);
  }
}

export class TwoEventFields extends WithArgs {
  static override readonly io = {
    inputs: ['a', 'b'],
    outputs: ['x'],
    inputEvents: [TickEvent, ValueEvent],
  };
  static override readonly handlers = [
    handle(TickEvent, 'on_tick', { populates: ['a'] }),
    handle(ValueEvent, 'on_value', { populates: ['b'] }),
  ];
  declare a: unknown;
  declare b: unknown;
  declare x: unknown;

  on_tick(event: TickEvent): void {
    this.a = event.data.n;
  }

  on_value(event: ValueEvent): void {
    this.b = event.data.n;
  }

  override step(): void {
    this.x = add(multiply(this.a, 1000), this.b);
  }
}

interface DualArgs {
  readonly ticks: unknown;
  readonly together?: unknown;
  readonly delay?: unknown;
}

export class DualClock extends WithArgs<DualArgs> {
  static readonly required = ['ticks'];
  static readonly optional = ['together', 'delay'];
  static override readonly io = { outputEvents: [TickEvent, ValueEvent] };
  private i = 0;

  override async step(): Promise<void> {
    const { ticks, delay = 0.02 } = this.args;
    const together = this.args.together === undefined || isTrue(this.args.together);
    await sleep(delay);
    if (reaches(this.i, ticks)) return this.io.close();
    const source = this.name;
    if (together || this.i % 2 === 0) {
      this.io.queueEvent(new TickEvent({ source, data: { n: this.i } }));
    }
    if (together || this.i % 2 === 1) {
      this.io.queueEvent(new ValueEvent({ source, data: { n: this.i + 0.5 } }));
    }
    this.i += 1;
  }
}

export class LatestTick extends WithArgs {
  static override readonly io = { outputs: ['x'], inputEvents: [TickEvent] };
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  declare x: number | undefined;
  private last: number | undefined;

  on_tick(event: TickEvent): void {
    this.last = event.data.n;
  }

  override step(): void {
    this.x = this.last;
  }
}

export class TickHold extends WithArgs {
  static override readonly io = { inputs: ['a'], outputs: ['x'], inputEvents: [TickEvent] };
  static override readonly exports = ['ticks'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  declare a: unknown;
  declare x: unknown;
  ticks = 0;
  private gain = 1;

  on_tick(event: TickEvent): void {
    this.ticks += 1;
    this.gain = 1 + event.data.n;
  }

  override step(): void {
    this.x = multiply(this.a, this.gain);
  }
}

export class SlowStepLog extends WithArgs<{ readonly delay: unknown }> {
  static readonly required = ['delay'];
  static override readonly io = { inputs: ['a'], inputEvents: [TickEvent] };
  static override readonly exports = ['values', 'ticks'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  declare a: unknown;
  values: unknown[] = [];
  ticks: number[] = [];

  on_tick(event: TickEvent): void {
    this.ticks.push(event.data.n);
  }

  override async step(): Promise<void> {
    await sleep(this.args.delay);
    this.values.push(this.a);
  }
}

export class Stopper extends WithArgs<{ readonly at: unknown }> {
  static readonly required = ['at'];
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;

  override step(): void {
    this.x = this.a;
    if (isEqual(this.a, this.args.at)) {
      this.io.queueEvent(new StopEvent({ source: this.name, data: {} }));
    }
  }
}

export class BadHandler extends WithArgs<{ readonly at: unknown }> {
  static readonly required = ['at'];
  static override readonly io = { inputEvents: [TickEvent] };
  static override readonly exports = ['seen'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  seen: number[] = [];

  on_tick(event: TickEvent): void {
    if (isEqual(event.data.n, this.args.at)) {
      throw new Error(`${this.name} handler failed at ${Math.trunc(Number(this.args.at))}`);
    }
    this.seen.push(event.data.n);
  }
}

export class NoHandler extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent] };
}

export class Undeclared extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent] };
  static override readonly handlers = [handle(TickEvent, 'on_tick')];

  on_tick(event: TickEvent): ValueEvent {
    return new ValueEvent({ source: this.name, data: { n: event.data.n } });
  }
}

export class ReturnsNumber extends WithArgs {
  static override readonly io = { inputEvents: [TickEvent] };
  static override readonly exports = ['count'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  count = 0;

  on_tick(): number {
    this.count += 1;
    return 42;
  }
}

export class EventSourceWithField extends WithArgs<{ readonly iters: unknown }> {
  static readonly required = ['iters'];
  static override readonly io = { outputs: ['x'], outputEvents: [TickEvent] };
  declare x: number;
  private i = 0;

  override step(): void {
    if (reaches(this.i, this.args.iters)) return this.io.close();
    this.x = this.i * 3;
    this.io.queueEvent(new TickEvent({ source: this.name, data: { n: this.i } }));
    this.i += 1;
  }
}
