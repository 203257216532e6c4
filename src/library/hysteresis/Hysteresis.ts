import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { hysteresisType } from './descriptor.ts';

export class Hysteresis extends builtin(hysteresisType) {
  declare x: unknown;
  declare y: boolean;
  private on = this.args.initial;

  override step(): void {
    const x = numeric(this, 'x', this.x);
    if (x < this.args.low) this.on = true;
    else if (x > this.args.high) this.on = false;
    this.y = this.on;
  }
}
