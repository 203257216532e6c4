import { builtin } from '../builtin.ts';
import { rangeType } from './descriptor.ts';

export class Range extends builtin(rangeType) {
  declare y: number;
  private i = 0;

  override step(): void {
    const { iters, start, step } = this.args;
    if (this.i >= iters) return this.io.close();
    this.y = start + this.i * step;
    this.i++;
  }
}
