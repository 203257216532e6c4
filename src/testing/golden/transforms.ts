import { Component, type ComponentOptions, ConstraintError } from '../../engine/index.ts';
import { add, isEqual, isEven, isGreater, multiply, subtract } from './python.ts';
import { expectArgs } from './sources.ts';

/** A component without arguments of its own. */
abstract class Plain extends Component {
  constructor(options: ComponentOptions) {
    super(options);
    expectArgs(this.args, []);
  }
}

export class Offset extends Component<{ readonly offset?: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;

  constructor(options: ComponentOptions & { readonly offset?: unknown }) {
    super(options);
    expectArgs(this.args, [], ['offset']);
  }

  override step(): void {
    const { offset = 1 } = this.args;
    this.x = add(this.a, offset);
  }
}

export class Scale extends Component<{ readonly factor?: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;

  constructor(options: ComponentOptions & { readonly factor?: unknown }) {
    super(options);
    expectArgs(this.args, [], ['factor']);
  }

  override step(): void {
    const { factor = 2 } = this.args;
    this.x = multiply(this.a, factor);
  }
}

export class Sum extends Plain {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['x'] };
  declare a: unknown;
  declare b: unknown;
  declare x: unknown;

  override step(): void {
    this.x = add(this.a, this.b);
  }
}

export class Sum3 extends Plain {
  static override readonly io = { inputs: ['a', 'b', 'c'], outputs: ['x'] };
  declare a: unknown;
  declare b: unknown;
  declare c: unknown;
  declare x: unknown;

  override step(): void {
    this.x = add(add(this.a, this.b), this.c);
  }
}

export class Multiply extends Plain {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['x'] };
  declare a: unknown;
  declare b: unknown;
  declare x: unknown;

  override step(): void {
    this.x = multiply(this.a, this.b);
  }
}

export class Delay extends Component<{ readonly initial?: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;
  private memory: unknown;

  constructor(options: ComponentOptions & { readonly initial?: unknown }) {
    super(options);
    expectArgs(this.args, [], ['initial']);
    const { initial = 0 } = this.args;
    this.memory = initial;
  }

  override step(): void {
    this.x = this.memory;
    this.memory = this.a;
  }
}

export class Accumulate extends Component<{ readonly start?: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  static override readonly exports = ['total', 'count'];
  declare a: unknown;
  declare x: unknown;
  total: unknown;
  count = 0;

  constructor(options: ComponentOptions & { readonly start?: unknown }) {
    super(options);
    expectArgs(this.args, [], ['start']);
    const { start = 0 } = this.args;
    this.total = start;
  }

  override step(): void {
    this.total = add(this.total, this.a);
    this.count += 1;
    this.x = this.total;
  }
}

export class Threshold extends Component<{ readonly limit: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x', 'y'] };
  declare a: unknown;
  declare x: unknown;
  declare y: unknown;

  constructor(options: ComponentOptions & { readonly limit: unknown }) {
    super(options);
    expectArgs(this.args, ['limit']);
  }

  override step(): void {
    this.x = isGreater(this.a, this.args.limit) ? 1 : 0;
    this.y = subtract(this.a, this.args.limit);
  }
}

export class EvenOnly extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x', 'y'] };
  declare a: unknown;
  declare x: unknown;

  override step(): void {
    if (isEven(this.a)) this.x = this.a;
  }
}

export class ParamScale extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  static override readonly exports = ['seen_parameters'];
  declare a: unknown;
  declare x: unknown;
  seen_parameters: Readonly<Record<string, unknown>> | null = null;

  override init(): void {
    this.seen_parameters = { ...this.parameters };
  }

  override step(): void {
    const { factor = 1, shift = 0 } = this.parameters;
    this.x = add(multiply(this.a, factor), shift);
  }
}

export class CloseAfter extends Component<{ readonly n: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;
  private i = 0;

  constructor(options: ComponentOptions & { readonly n: unknown }) {
    super(options);
    expectArgs(this.args, ['n']);
  }

  override step(): void {
    this.x = this.a;
    this.i += 1;
    if (isEqual(this.i, this.args.n)) this.io.close();
  }
}

export class FailAt extends Component<{ readonly n: unknown }> {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;
  private i = 0;

  constructor(options: ComponentOptions & { readonly n: unknown }) {
    super(options);
    expectArgs(this.args, ['n']);
  }

  override step(): void {
    this.i += 1;
    if (isEqual(this.i, this.args.n)) throw new Error(`${this.name} failed at step ${this.i}`);
    this.x = this.a;
  }
}

export class FailInit extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;

  override init(): void {
    throw new Error(`${this.name} failed in init`);
  }

  override step(): void {
    this.x = this.a;
  }
}

export class Violates extends Plain {
  static override readonly io = { inputs: ['a'], outputs: ['x'] };
  declare a: unknown;
  declare x: unknown;

  override step(): void {
    if (!Object.hasOwn(this.constraints, 'max')) throw new TypeError("'max'");
    if (isGreater(this.a, this.constraints['max'])) {
      throw new ConstraintError(`a=${String(this.a)} above max`);
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
  declare a: unknown;
  declare z: unknown;
  declare c: unknown;
  declare q: unknown;
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

export class Mutate extends Component<{ readonly tag: unknown }> {
  static override readonly io = { inputs: ['a'] };
  static override readonly exports = ['values'];
  declare a: unknown;
  values: unknown[] = [];

  constructor(options: ComponentOptions & { readonly tag: unknown }) {
    super(options);
    expectArgs(this.args, ['tag']);
  }

  override step(): void {
    if (!Array.isArray(this.a)) throw new TypeError("object has no attribute 'append'");
    this.a.push(this.args.tag);
    this.values.push([...(this.a as unknown[])]);
  }
}
