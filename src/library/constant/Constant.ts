import { builtin } from '../builtin.ts';
import { constantType } from './descriptor.ts';

export class Constant extends builtin(constantType) {
  declare y: unknown;
  private i = 0;

  override step(): void {
    const { value, iters } = this.args;
    if (this.i >= iters) return this.io.close();
    this.y = value;
    this.i++;
  }
}
