import { builtin } from '../builtin.ts';
import { sin } from '../elementary.ts';
import { warnNotFinite } from '../notFinite.ts';
import { sineType } from './descriptor.ts';

export class Sine extends builtin(sineType) {
  declare y: number;
  private i = 0;

  override step(): void {
    const { iters, amplitude, period, phase, offset } = this.args;
    if (this.i >= iters) return this.io.close();
    this.y = offset + amplitude * sin((2 * Math.PI * this.i) / period + phase);
    this.i++;
    if (this.y - this.y !== 0) {
      const at = { field: 'y', value: this.y, step: this.i };
      warnNotFinite(this, at, [], () => `: the period is ${period}`);
    }
  }
}
