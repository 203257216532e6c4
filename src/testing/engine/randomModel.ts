import { fc } from '@fast-check/vitest';
import {
  Component,
  type ComponentClass,
  Connector,
  draw,
  randomState,
  type RandomState,
} from '../../engine/index.ts';
import { wire } from './parts.ts';

/** How a component's step gives its result. */
type Manner = 'at once' | 'promise' | 'slow promise' | 'now and then a promise';

/** A component of a random model; `from` and `back` are positions in the list, taken modulo. */
interface Part {
  readonly kind: 'count' | 'noise' | 'sum' | 'delay' | 'closer' | 'join' | 'loop' | 'gather';
  readonly manner: Manner;
  readonly size: number;
  readonly from: number;
  readonly back: number;
}

/** Components in one order, so that each but a loop's way back takes from those before it. */
export interface RandomModel {
  readonly parts: readonly Part[];
  /** The one that throws, at which of its steps; null when none does. */
  readonly thrower: { readonly at: number; readonly step: number } | null;
}

interface PartArgs {
  readonly part: Part;
  readonly throwsAt: number | null;
}

/** Does its work in one of the manners; the work is the same in each. */
abstract class Worker extends Component<PartArgs> {
  protected calls = 0;

  protected abstract work(): void;

  override step(): void | Promise<void> {
    this.calls++;
    const { part, throwsAt } = this.args;
    const fail = throwsAt !== null && this.calls === throwsAt;
    const now = () => {
      if (fail) throw new RangeError('as asked');
      this.work();
    };
    switch (part.manner) {
      case 'at once':
        return now();
      case 'promise':
        return Promise.resolve().then(now);
      case 'slow promise':
        return new Promise((resolve) => setImmediate(resolve)).then(now);
      case 'now and then a promise':
        return this.calls % 3 === 0 ? Promise.resolve().then(now) : now();
    }
  }
}

class Count extends Worker {
  static override readonly io = { outputs: ['y'] };
  declare y: number;
  protected override work(): void {
    if (this.calls > this.args.part.size) return this.io.close();
    this.y = this.calls * 1.5;
  }
}

class Noise extends Worker {
  static override readonly io = { outputs: ['y'] };
  declare y: number;
  private state: RandomState | null = null;
  protected override work(): void {
    if (this.calls > this.args.part.size) return this.io.close();
    this.state ??= randomState(this.host.seed, this.name);
    this.y = draw(this.state);
  }
}

class Sum extends Worker {
  static override readonly io = { inputs: ['x'], outputs: ['y', 'twice'] };
  declare x: number;
  declare y: number;
  declare twice: number;
  private total = 0;
  protected override work(): void {
    this.total += this.x;
    this.y = this.total;
    if (this.calls % 2 === 0) this.twice = this.total * 2;
  }
}

class Delay extends Worker {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number | null;
  private readonly kept: number[] = [];
  protected override work(): void {
    this.kept.push(this.x);
    this.y = this.kept.length > this.args.part.size ? (this.kept.shift() ?? null) : null;
  }
}

/** Ends by itself after some steps, whatever still comes. */
class Closer extends Worker {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  protected override work(): void {
    if (this.calls > this.args.part.size) return this.io.close();
    this.y = this.x;
  }
}

class Join extends Worker {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'] };
  declare a: number;
  declare b: number;
  declare y: number;
  protected override work(): void {
    this.y = this.a - this.b / 2;
  }
}

/** An input with two connectors; it sends nothing on, since the order between sources is open. */
class Gather extends Worker {
  static override readonly io = { inputs: ['x'] };
  declare x: unknown;
  readonly got: unknown[] = [];
  protected override work(): void {
    this.got.push(this.x);
  }
}

const CLASSES = {
  count: Count,
  noise: Noise,
  sum: Sum,
  delay: Delay,
  closer: Closer,
  join: Join,
  loop: Join,
  gather: Gather,
} as const;

/** The classes of random models by the text that names them. */
export const randomClasses: ReadonlyMap<string, ComponentClass> = new Map(
  Object.values(CLASSES).map((Class) => [Class.name, Class as unknown as ComponentClass]),
);

const nameOf = (at: number) => `p${at}`;

/** Components and connectors, ready to run once. */
export interface Made {
  readonly components: readonly Component[];
  readonly connectors: readonly Connector[];
  /** Initial values, by `component.field`. */
  readonly initial: ReadonlyMap<string, readonly unknown[]>;
}

/** Fresh components and connectors of a model; the same each time. */
export function buildModel({ parts, thrower }: RandomModel): Made {
  const given = parts.map((part, at): Part => {
    const needsSource = at === 0 && part.kind !== 'count' && part.kind !== 'noise';
    return needsSource ? { ...part, kind: 'count' } : part;
  });
  const senders = given.flatMap(({ kind }, at) => (kind === 'gather' ? [] : [at]));
  const earlier = (at: number, pick: number): string => {
    const known = senders.filter((sender) => sender < at);
    return nameOf(known[pick % known.length] ?? 0);
  };
  const anywhere = (pick: number) => nameOf(senders[pick % senders.length] ?? 0);
  const initial = new Map<string, readonly unknown[]>();
  const components = given.map((part, at) => {
    const throwsAt = thrower !== null && thrower.at % parts.length === at ? thrower.step : null;
    const name = nameOf(at);
    if (part.kind !== 'loop') return new CLASSES[part.kind]({ name, part, throwsAt });
    const b = Array.from({ length: 1 + (part.size % 3) }, (_, i) => i);
    initial.set(`${name}.b`, b);
    return new Join({ name, part, throwsAt, initial_values: { b } });
  });
  const wires = given.flatMap(({ kind, from, back }, at) => {
    const name = nameOf(at);
    switch (kind) {
      case 'count':
      case 'noise':
        return [];
      case 'join':
        return [`${earlier(at, from)}.y > ${name}.a`, `${earlier(at, back)}.y > ${name}.b`];
      case 'loop':
        return [`${earlier(at, from)}.y > ${name}.a`, `${anywhere(back)}.y > ${name}.b`];
      case 'gather':
        return [...new Set([earlier(at, from), earlier(at, back)])].map(
          (s) => `${s}.y > ${name}.x`,
        );
      default:
        return [`${earlier(at, from)}.y > ${name}.x`];
    }
  });
  return { components, connectors: wires.map(wire), initial };
}

const manner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('at once' as const) },
  fc.constant('promise' as const),
  fc.constant('slow promise' as const),
  fc.constant('now and then a promise' as const),
);

const kinds = ['count', 'noise', 'sum', 'delay', 'closer', 'join', 'loop', 'gather'] as const;

/** Models with branches, joins, loops, early ends, unequal lengths and asynchronous components. */
export function randomModels({ fails }: { readonly fails: boolean }): fc.Arbitrary<RandomModel> {
  const part = fc.record({
    kind: fc.constantFrom(...kinds),
    manner,
    size: fc.integer({ min: 0, max: 12 }),
    from: fc.nat({ max: 20 }),
    back: fc.nat({ max: 20 }),
  });
  const thrower = fc.record({ at: fc.nat({ max: 12 }), step: fc.integer({ min: 1, max: 8 }) });
  return fc.record({
    parts: fc.array(part, { minLength: 1, maxLength: 9 }),
    thrower: fails ? thrower : fc.constant(null),
  });
}
