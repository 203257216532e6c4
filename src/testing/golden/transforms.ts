import { Component, type ComponentOptions, ConstraintError } from '../../engine/index.ts';
import { expectArgs } from './sources.ts';

/** A component without arguments of its own. */
abstract class Plain extends Component {
  constructor(options: ComponentOptions) {
    super(options);
    expectArgs(this.args, []);
  }
}

export class Offset extends Component<{ readonly offset?: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;

  constructor(options: ComponentOptions & { readonly offset?: number }) {
    super(options);
    expectArgs(this.args, [], ['offset']);
  }

  override step(): void {
    this.x = this.a + (this.args.offset ?? 1);
  }
}

export class Scale extends Component<{ readonly factor?: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;

  constructor(options: ComponentOptions & { readonly factor?: number }) {
    super(options);
    expectArgs(this.args, [], ['factor']);
  }

  override step(): void {
    this.x = this.a * (this.args.factor ?? 2);
  }
}

export class Sum extends Plain {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['x'] };
  declare a: number;
  declare b: number;
  declare x: number;

  override step(): void {
    this.x = this.a + this.b;
  }
}

export class Sum3 extends Plain {
  static override readonly io = { inputs: ['a', 'b', 'c'], outputs: ['x'] };
  declare a: number;
  declare b: number;
  declare c: number;
  declare x: number;

  override step(): void {
    this.x = this.a + this.b + this.c;
  }
}

export class Multiply extends Plain {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['x'] };
  declare a: number;
  declare b: number;
  declare x: number;

  override step(): void {
    this.x = this.a * this.b;
  }
}

export class Delay extends Component<{ readonly initial?: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;
  private memory: number;

  constructor(options: ComponentOptions & { readonly initial?: number }) {
    super(options);
    expectArgs(this.args, [], ['initial']);
    this.memory = this.args.initial ?? 0;
  }

  override step(): void {
    this.x = this.memory;
    this.memory = this.a;
  }
}

export class Accumulate extends Component<{ readonly start?: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  static override readonly exports = ['total', 'count'];
  declare a: number;
  declare x: number;
  total: number;
  count = 0;

  constructor(options: ComponentOptions & { readonly start?: number }) {
    super(options);
    expectArgs(this.args, [], ['start']);
    this.total = this.args.start ?? 0;
  }

  override step(): void {
    this.total += this.a;
    this.count += 1;
    this.x = this.total;
  }
}

export class Threshold extends Component<{ readonly limit: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x', 'y'] };
  declare a: number;
  declare x: number;
  declare y: number;

  constructor(options: ComponentOptions & { readonly limit: number }) {
    super(options);
    expectArgs(this.args, ['limit']);
  }

  override step(): void {
    this.x = this.a > this.args.limit ? 1 : 0;
    this.y = this.a - this.args.limit;
  }
}

export class EvenOnly extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x', 'y'] };
  declare a: number;
  declare x: number;

  override step(): void {
    if (this.a % 2 === 0) this.x = this.a;
  }
}

export class ParamScale extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  static override readonly exports = ['seen_parameters'];
  declare a: number;
  declare x: number;
  seen_parameters: Readonly<Record<string, unknown>> | null = null;

  override init(): void {
    this.seen_parameters = { ...this.parameters };
  }

  override step(): void {
    const { factor = 1, shift = 0 } = this.parameters as { factor?: number; shift?: number };
    this.x = this.a * factor + shift;
  }
}

export class CloseAfter extends Component<{ readonly n: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;
  private i = 0;

  constructor(options: ComponentOptions & { readonly n: number }) {
    super(options);
    expectArgs(this.args, ['n']);
  }

  override step(): void {
    this.x = this.a;
    this.i += 1;
    if (this.i === this.args.n) this.io.close();
  }
}

export class FailAt extends Component<{ readonly n: number }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;
  private i = 0;

  constructor(options: ComponentOptions & { readonly n: number }) {
    super(options);
    expectArgs(this.args, ['n']);
  }

  override step(): void {
    this.i += 1;
    if (this.i === this.args.n) throw new Error(`${this.name} failed at step ${this.args.n}`);
    this.x = this.a;
  }
}

export class FailInit extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;

  override init(): void {
    throw new Error(`${this.name} failed in init`);
  }

  override step(): void {
    this.x = this.a;
  }
}

export class Violates extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: number;
  declare x: number;

  override step(): void {
    if (this.a > Number(this.constraints['max'])) {
      throw new ConstraintError(`a=${this.a} above max`);
    }
    this.x = this.a;
  }
}

export class NoStep extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
}

export abstract class Base extends Plain {
  static override readonly io: { inputs: string[]; outputs: string[] } = {
    inputs: ['z'],
    outputs: ['q'],
  };
  static override readonly exports: string[] = ['tag'];
}

export class Derived extends Base {
  static override readonly io = { inputs: ['a'], outputs: ['c'] };
  static override readonly exports = ['calls'];
  declare a: number;
  declare z: number;
  declare c: number;
  declare q: number;
  calls = 0;
  tag = 't';

  override step(): void {
    this.calls += 1;
    this.c = this.a;
    this.q = this.z;
  }
}

export class Collect extends Plain {
  static override readonly io = { inputs: ['a'] };
  static override readonly exports = ['values'];
  declare a: unknown;
  values: unknown[] = [];

  override step(): void {
    this.values.push(this.a);
  }
}

export class Collect2 extends Plain {
  static override readonly io = { inputs: ['a', 'b'] };
  static override readonly exports = ['values'];
  declare a: unknown;
  declare b: unknown;
  values: unknown[] = [];

  override step(): void {
    this.values.push([this.a, this.b]);
  }
}

export class Mutate extends Component<{ readonly tag: number }> {
  static override readonly io = { inputs: ['a'] };
  static override readonly exports = ['values'];
  declare a: number[];
  values: unknown[] = [];

  constructor(options: ComponentOptions & { readonly tag: number }) {
    super(options);
    expectArgs(this.args, ['tag']);
  }

  override step(): void {
    this.a.push(this.args.tag);
    this.values.push([...this.a]);
  }
}
