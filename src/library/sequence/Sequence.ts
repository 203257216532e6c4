import { builtin } from '../builtin.ts';
import { sequenceType } from './descriptor.ts';

export class Sequence extends builtin(sequenceType) {
  declare y: unknown;
  private i = 0;

  override step(): void {
    const { values } = this.args;
    if (this.i >= values.length) return this.io.close();
    this.y = values[this.i];
    this.i++;
  }
}
