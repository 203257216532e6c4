import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { accumulateType } from './descriptor.ts';

export class Accumulate extends builtin(accumulateType) {
  declare x: unknown;
  declare y: number;
  private sum = this.args.initial;

  override step(): void {
    this.sum += numeric(this, 'x', this.x);
    this.y = this.sum;
  }
}
