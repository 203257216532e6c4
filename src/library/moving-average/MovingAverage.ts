import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { resized } from '../ring.ts';
import { movingAverageType } from './descriptor.ts';

export class MovingAverage extends builtin(movingAverageType) {
  declare x: unknown;
  declare y: number;
  /** The last values, a ring once it is full. */
  private last: number[] = [];
  private oldest = 0;

  override step(): void {
    const x = numeric(this, 'x', this.x);
    const { window } = this.args;
    // A ring that has begun to turn has the length of the window, unless that was changed meanwhile.
    if (this.last.length > window || (this.oldest > 0 && this.last.length < window)) {
      Object.assign(this, resized(this.last, this.oldest, window));
    }
    if (this.last.length < window) {
      this.last.push(x);
    } else {
      this.last[this.oldest] = x;
      this.oldest = (this.oldest + 1) % this.last.length;
    }
    this.y = this.sumFromOldest() / this.last.length;
  }

  private sumFromOldest(): number {
    let sum = 0;
    for (let i = this.oldest; i < this.last.length; i++) sum += this.last[i] ?? 0;
    for (let i = 0; i < this.oldest; i++) sum += this.last[i] ?? 0;
    return sum;
  }
}
