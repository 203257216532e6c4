import { fc } from '@fast-check/vitest';
import { Component, Connector, Event, handle } from '../../engine/index.ts';

/** Emits a and b as the numbers in `emits` say in turn: 1 is a, 2 is b, 3 both. */
interface BeatPart {
  readonly emits: readonly number[];
  readonly size: number;
}

/** What comes out depends on when each event is taken, and on which are taken together. */
export interface OrderModel {
  readonly beats: readonly BeatPart[];
  /** For each collector: whether it steps when a alone came, or needs b too. */
  readonly collectors: readonly boolean[];
}

class A extends Event<number> {
  static override readonly type = 'a';
}
class B extends Event<number> {
  static override readonly type = 'b';
}

class Beat extends Component<{ readonly part: BeatPart }> {
  static override readonly io = { outputs: ['y'], outputEvents: [A, B] };
  declare y: number;
  private count = 0;

  override step(): void {
    const { emits, size } = this.args.part;
    if (this.count >= size) return this.io.close();
    const which = emits[this.count % emits.length] ?? 0;
    const { name: source, count: data } = this;
    if (which % 2 === 1) this.io.queueEvent(new A({ source, data }));
    if (which >= 2) this.io.queueEvent(new B({ source, data: 100 + data }));
    this.y = this.count++;
  }
}

/** Emits for every second number that it takes. */
class OffBeat extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'], outputEvents: [A] };
  declare x: number;
  declare y: number;

  override step(): void {
    this.y = this.x + 0.5;
    if (this.x % 2 === 0) this.io.queueEvent(new A({ source: this.name, data: 1_000 + this.x }));
  }
}

/** Steps on what events fill in. */
class Collector extends Component<{ readonly takesOne: boolean }> {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'], inputEvents: [A, B] };
  static override readonly handlers = [
    handle(A, 'takeA', { populates: ['a', 'b'] }),
    handle(B, 'takeB', { populates: ['b'] }),
  ];
  static override readonly exports = ['log'];
  declare a: number;
  declare b: number;
  declare y: number;
  log: number[][] = [];

  takeA({ data }: A): void {
    this.a = data;
    this.log.push([data]);
    if (this.args.takesOne) this.b = 0;
  }

  takeB({ data }: B): void {
    this.b = data;
    this.log.push([data]);
  }

  override step(): void {
    this.y = this.a + this.b;
    this.log.push([this.a, this.b]);
  }
}

/** Notes events and rows in the order in which they come. */
class Diary extends Component {
  static override readonly io = { inputs: ['x'], inputEvents: [A, B] };
  static override readonly handlers = [handle(A, 'note'), handle(B, 'note')];
  static override readonly exports = ['log'];
  declare x: number;
  log: (number | string)[] = [];

  note({ type, data }: Event<number>): void {
    this.log.push(`${type} ${data}`);
  }

  override step(): void {
    this.log.push(this.x);
  }
}

/** Fresh components and connectors of a model. */
export function buildOrderModel({ beats, collectors }: OrderModel) {
  const components: Component[] = [
    ...beats.map((part, at) => new Beat({ name: `beat${at}`, part })),
    ...beats.map((_, at) => new OffBeat({ name: `off${at}` })),
    ...collectors.map((takesOne, at) => new Collector({ name: `collector${at}`, takesOne })),
    ...collectors.map((_, at) => new Diary({ name: `diary${at}` })),
  ];
  const joined = (from: string, to: string) =>
    new Connector({ source: `${from}.y`, target: `${to}.x` });
  const connectors = [
    ...beats.map((_, at) => joined(`beat${at}`, `off${at}`)),
    ...collectors.map((_, at) => joined(`collector${at}`, `diary${at}`)),
  ];
  return { components, connectors };
}

/** Models of synchronous components in which the order of events decides what comes out. */
export const orderModels: fc.Arbitrary<OrderModel> = fc.record({
  beats: fc.array(
    fc.record({
      emits: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
      size: fc.nat(12),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  collectors: fc.array(fc.boolean(), { minLength: 1, maxLength: 2 }),
});
