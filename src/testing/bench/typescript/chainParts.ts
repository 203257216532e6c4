import { Component } from '../../../engine/index.ts';

export class Count extends Component<{ iters: number }> {
  static override readonly io = { outputs: ['y'] };
  declare y: number;
  private next = 0;

  override step(): void {
    if (this.next >= this.args.iters) this.io.close();
    else this.y = this.next++;
  }
}

export class Total extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  private sum = 0;

  override step(): void {
    this.sum += this.x;
    this.y = this.sum;
  }
}
