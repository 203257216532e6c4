import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { integratorType } from './descriptor.ts';

export class Integrator extends builtin(integratorType) {
  declare x: unknown;
  declare y: number;
  private value = this.args.initial;

  override step(): void {
    const x = numeric(this, 'x', this.x);
    this.y = this.value;
    this.value += x * this.args.dt;
  }
}
