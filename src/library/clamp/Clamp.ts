import { builtin } from '../builtin.ts';
import { limited } from '../limits.ts';
import { numeric } from '../numeric.ts';
import { clampType } from './descriptor.ts';

export class Clamp extends builtin(clampType) {
  declare x: unknown;
  declare y: number;

  override step(): void {
    this.y = limited(numeric(this, 'x', this.x), this.args.low, this.args.high);
  }
}
