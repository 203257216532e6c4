import { Component, type ComponentOptions, Event, handle, StopEvent } from '../../engine/index.ts';
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
  readonly ticks: number;
  readonly per_step?: number;
  readonly delay?: number;
  readonly last_gasp?: boolean;
}

export class Clock extends WithArgs<ClockArgs> {
  static readonly required = ['ticks'];
  static readonly optional = ['per_step', 'delay', 'last_gasp'];
  static override readonly io = { outputEvents: [TickEvent] };
  private i = 0;

  override async step(): Promise<void> {
    const { ticks, per_step = 1, delay = 0, last_gasp = false } = this.args;
    if (delay > 0) await sleep(delay);
    if (this.i >= ticks) {
      if (last_gasp) this.io.queueEvent(new TickEvent({ source: this.name, data: { n: -1 } }));
      this.io.close();
      return;
    }
    for (let k = 0; k < per_step; k++) {
      this.io.queueEvent(new TickEvent({ source: this.name, data: { n: this.i } }));
      this.i += 1;
    }
  }
}

export class ShuffledClock extends WithArgs<{ readonly offsets: readonly number[] }> {
  static readonly required = ['offsets'];
  static override readonly io = { outputEvents: [TickEvent] };
  private done = false;

  override step(): void {
    if (this.done) return this.io.close();
    const base = 1_700_000_000_000;
    this.args.offsets.forEach((offset, n) => {
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

export class TickToValue extends WithArgs<{ readonly factor?: number }> {
  static readonly optional = ['factor'];
  static override readonly io = { inputEvents: [TickEvent], outputEvents: [ValueEvent] };
  static override readonly exports = ['handled'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  handled = 0;

  on_tick(event: TickEvent): ValueEvent {
    this.handled += 1;
    const n = event.data.n * (this.args.factor ?? 10);
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

export class Monitor extends WithArgs<{ readonly limit: number }> {
  static readonly required = ['limit'];
  static override readonly io = { inputs: ['a'], outputs: ['x'], outputEvents: [AlarmEvent] };
  declare a: number;
  declare x: number;

  override step(): void {
    this.x = this.a;
    if (this.a > this.args.limit) {
      this.io.queueEvent(new AlarmEvent({ source: this.name, data: { n: this.a } }));
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
  declare a: number;
  declare x: number;

  on_tick(event: TickEvent): void {
    this.a = event.data.n;
  }

  override step(): void {
    this.x = this.a * 2;
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
  declare a: number;
  declare b: number;
  declare x: number;

  on_tick(event: TickEvent): void {
    this.a = event.data.n;
  }

  on_value(event: ValueEvent): void {
    this.b = event.data.n;
  }

  override step(): void {
    this.x = this.a * 1000 + this.b;
  }
}

interface DualArgs {
  readonly ticks: number;
  readonly together?: boolean;
  readonly delay?: number;
}

export class DualClock extends WithArgs<DualArgs> {
  static readonly required = ['ticks'];
  static readonly optional = ['together', 'delay'];
  static override readonly io = { outputEvents: [TickEvent, ValueEvent] };
  private i = 0;

  override async step(): Promise<void> {
    const { ticks, together = true, delay = 0.02 } = this.args;
    await sleep(delay);
    if (this.i >= ticks) return this.io.close();
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
  declare a: number;
  declare x: number;
  ticks = 0;
  private gain = 1;

  on_tick(event: TickEvent): void {
    this.ticks += 1;
    this.gain = 1 + event.data.n;
  }

  override step(): void {
    this.x = this.a * this.gain;
  }
}

export class SlowStepLog extends WithArgs<{ readonly delay: number }> {
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

export class Stopper extends WithArgs<{ readonly at: number }> {
  static readonly required = ['at'];
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;

  override step(): void {
    this.x = this.a;
    if (this.a === this.args.at) {
      this.io.queueEvent(new StopEvent({ source: this.name, data: {} }));
    }
  }
}

export class BadHandler extends WithArgs<{ readonly at: number }> {
  static readonly required = ['at'];
  static override readonly io = { inputEvents: [TickEvent] };
  static override readonly exports = ['seen'];
  static override readonly handlers = [handle(TickEvent, 'on_tick')];
  seen: number[] = [];

  on_tick(event: TickEvent): void {
    if (event.data.n === this.args.at) {
      throw new Error(`${this.name} handler failed at ${Math.trunc(this.args.at)}`);
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

export class EventSourceWithField extends WithArgs<{ readonly iters: number }> {
  static readonly required = ['iters'];
  static override readonly io = { outputs: ['x'], outputEvents: [TickEvent] };
  declare x: number;
  private i = 0;

  override step(): void {
    if (this.i >= this.args.iters) return this.io.close();
    this.x = this.i * 3;
    this.io.queueEvent(new TickEvent({ source: this.name, data: { n: this.i } }));
    this.i += 1;
  }
}
