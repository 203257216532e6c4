import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { resized } from '../ring.ts';
import { delayType } from './descriptor.ts';

export class Delay extends builtin(delayType) {
  declare x: unknown;
  declare y: unknown;
  /** The last `steps` values, a ring once it is full (it grows: a long delay costs nothing early). */
  private last: unknown[] = [];
  private oldest = 0;

  override step(): void {
    const { steps, initial } = this.args;
    numeric(this, 'x', this.x);
    // A ring that has begun to turn has the length of the delay, unless that was changed meanwhile.
    if (this.last.length > steps || (this.oldest > 0 && this.last.length < steps)) {
      Object.assign(this, resized(this.last, this.oldest, steps));
    }
    if (steps === 0) {
      this.y = this.x;
    } else if (this.last.length < steps) {
      this.last.push(this.x);
      this.y = initial;
    } else {
      this.y = this.last[this.oldest];
      this.last[this.oldest] = this.x;
      this.oldest = (this.oldest + 1) % steps;
    }
  }
}
