import { Component, type ComponentClass } from '../../../engine/index.ts';
import { componentClass } from '../../../library/classes.ts';

/** Arithmetic that depends on itself, so that nothing of it can be left out; a nanosecond or so a turn. */
export function burn(turns: number, start: number): number {
  let value = start;
  for (let turn = 0; turn < turns; turn++) value = value * 0.999_999 + 1.000_001;
  return value;
}

/** Turns that take about a millisecond on this machine: the median of several measurements. */
export function turnsOfAMillisecond(now: () => number): number {
  const turns = 400_000;
  const times: number[] = [];
  for (let round = 0; round < 25; round++) {
    const begun = now();
    burn(turns, round);
    times.push(now() - begun);
  }
  const median = times.toSorted((a, b) => a - b)[12] ?? 1;
  return Math.round(turns / median);
}

/** A component that keeps a processor busy in every step. */
export class Burn extends Component<{ readonly turns: number; readonly items: number }> {
  static override readonly type = 'bench.Burn';
  static override readonly io = { outputs: ['y'] };
  declare y: number;
  private done = 0;

  override step(): void {
    if (this.done >= this.args.items) return this.io.close();
    this.y = burn(this.args.turns, this.done++);
  }
}

/** Sends whole numbers as fast as it goes. */
export class Numbers extends Component<{ readonly items: number }> {
  static override readonly type = 'bench.Numbers';
  static override readonly io = { outputs: ['y'] };
  declare y: number;
  private done = 0;

  override step(): void {
    if (this.done >= this.args.items) return this.io.close();
    this.y = this.done++;
  }
}

/** Counts, and fails when a number is not the one that comes next. */
export class InOrder extends Component {
  static override readonly type = 'bench.InOrder';
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  private next = 0;

  override step(): void {
    if (this.x !== this.next) throw new RangeError(`${this.x} came in the place of ${this.next}.`);
    this.y = ++this.next;
  }
}

const OWN = new Map<string, unknown>([
  [Burn.type, Burn],
  [Numbers.type, Numbers],
  [InOrder.type, InOrder],
]);

/** The classes of the benchmarks, and the library. */
export function benchClass(type: string): ComponentClass | undefined {
  return (OWN.get(type) as ComponentClass | undefined) ?? componentClass(type);
}
