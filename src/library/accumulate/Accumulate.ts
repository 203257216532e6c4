import { builtin } from '../builtin.ts';
import { warnNotFinite } from '../notFinite.ts';
import { numeric } from '../numeric.ts';
import { accumulateType } from './descriptor.ts';

export class Accumulate extends builtin(accumulateType) {
  declare x: unknown;
  declare y: number;
  private sum = this.args.initial;
  private steps = 0;

  override step(): void {
    const before = this.sum;
    const x = numeric(this, 'x', this.x);
    this.sum = before + x;
    this.y = this.sum;
    this.steps++;
    if (this.sum - this.sum !== 0) this.warn(before, x);
  }

  private warn(before: number, x: number): void {
    const at = { field: 'y', value: this.y, step: this.steps };
    warnNotFinite(this, at, [before, x], () => `: ${before} + ${x} is more than a number holds`);
  }
}
