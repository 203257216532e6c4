import {
  Component,
  type ComponentOptions,
  Connector,
  LocalProcess,
  type LocalProcessOptions,
} from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';

/** Sends the values of a list, then closes. */
export class Source extends Component<{ readonly values: readonly unknown[] }> {
  static override readonly io = { outputs: ['y'] };
  declare y: unknown;
  private at = 0;

  override step(): void {
    if (this.at >= this.args.values.length) return this.io.close();
    this.y = this.args.values[this.at++];
  }
}

/** Does something to each value. */
export class Map1 extends Component<{ readonly with: (x: never) => unknown }> {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: never;
  declare y: unknown;

  override step(): void {
    this.y = this.args.with(this.x);
  }
}

/** Joins two inputs to a pair. */
class Pair extends Component {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'] };
  declare a: unknown;
  declare b: unknown;
  declare y: unknown;

  override step(): void {
    this.y = [this.a, this.b];
  }
}

/** Keeps what comes. */
export class Sink extends Component {
  static override readonly io = { inputs: ['x'] };
  static override readonly exports = ['values'];
  declare x: unknown;
  readonly values: unknown[] = [];

  override step(): void {
    this.values.push(this.x);
  }
}

/** Adds what comes to what it had. */
export class Add extends Component {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'] };
  declare a: number;
  declare b: number;
  declare y: number;

  override step(): void {
    this.y = this.a + this.b;
  }
}

export const source = (name: string, values: readonly unknown[]) => new Source({ name, values });
export const sink = (name: string) => new Sink({ name });
export const mapped = <T>(name: string, work: (x: T) => unknown) =>
  new Map1({ name, with: work as (x: never) => unknown });
export const pair = (name: string, options: Partial<ComponentOptions> = {}) =>
  new Pair({ ...options, name });

/** `a.x > b.y` as a connector. */
export function wire(text: string): Connector {
  const [from = '', to = ''] = text.split(' > ');
  const end = (reference: string) => {
    const dot = reference.indexOf('.');
    return { entity: reference.slice(0, dot), descriptor: reference.slice(dot + 1) };
  };
  return new Connector({ source: end(from), target: end(to) });
}

/** A process of components and connectors written as text. */
export function processOf(
  components: readonly Component[],
  wires: readonly string[],
  options: Partial<LocalProcessOptions> = {},
): LocalProcess {
  return new LocalProcess({
    components,
    connectors: wires.map(wire),
    environment: nodeEnvironment(),
    ...options,
  });
}

/** Initialises and runs to the end; the process, for questions. */
export async function ran(
  components: readonly Component[],
  wires: readonly string[],
  options: Partial<LocalProcessOptions> = {},
): Promise<LocalProcess> {
  const process = processOf(components, wires, options);
  await process.init();
  await process.run();
  return process;
}
