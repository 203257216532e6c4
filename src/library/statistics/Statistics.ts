import { builtin } from '../builtin.ts';
import { numeric } from '../numeric.ts';
import { max, min } from '../pythonNumbers.ts';
import { statisticsType } from './descriptor.ts';

export class Statistics extends builtin(statisticsType) {
  declare x: unknown;
  declare mean: number;
  declare sd: number;
  declare min: number;
  declare max: number;
  declare count: number;
  private seen = 0;
  private average = 0;
  /** Sum of the squared distances from the mean. */
  private squares = 0;
  private least = Infinity;
  private most = -Infinity;

  override step(): void {
    const x = numeric(this, 'x', this.x);
    this.seen++;
    const distance = x - this.average;
    // An infinity stays the mean until the other one comes; the distance from it says nothing.
    const isInfinite = Math.abs(x) === Infinity || Math.abs(this.average) === Infinity;
    this.average += isInfinite ? x : distance / this.seen;
    this.squares += distance * (x - this.average);
    this.least = min(this.least, x);
    this.most = max(this.most, x);
    this.mean = this.average;
    this.sd = this.seen > 1 ? Math.sqrt(this.squares / (this.seen - 1)) : 0;
    this.min = this.least;
    this.max = this.most;
    this.count = this.seen;
  }
}
