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
  #count = 0;
  #mean = 0;
  /** Sum of the squared distances from the mean. */
  #m2 = 0;
  #min = Infinity;
  #max = -Infinity;

  override step(): void {
    const x = numeric(this, 'x', this.x);
    this.#count++;
    const distance = x - this.#mean;
    this.#mean += distance / this.#count;
    this.#m2 += distance * (x - this.#mean);
    this.#min = min(this.#min, x);
    this.#max = max(this.#max, x);
    this.mean = this.#mean;
    this.sd = this.#count > 1 ? Math.sqrt(this.#m2 / (this.#count - 1)) : 0;
    this.min = this.#min;
    this.max = this.#max;
    this.count = this.#count;
  }
}
