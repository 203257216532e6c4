import { builtin } from '../builtin.ts';
import { ComponentFailure } from '../ComponentFailure.ts';
import { MOST_KEPT } from '../ring.ts';
import { collectType } from './descriptor.ts';

export class Collect extends builtin(collectType) {
  declare x: unknown;
  private kept: unknown[] = [];

  /** What is kept, oldest first. */
  get values(): readonly unknown[] {
    this.forget(this.args.limit ?? Infinity);
    return this.kept;
  }

  override step(): void {
    const { limit } = this.args;
    if (this.kept.length >= MOST_KEPT && (limit === null || limit > MOST_KEPT)) throw tooMany();
    this.kept.push(this.x);
    // Forgetting rarely and much at a time keeps a long run with a large limit cheap.
    if (limit !== null && this.kept.length >= 2 * limit + 1000) this.forget(limit);
  }

  private forget(limit: number): void {
    const tooMany = this.kept.length - limit;
    if (tooMany > 0) this.kept = this.kept.slice(tooMany);
  }
}

function tooMany(): ComponentFailure {
  const most = MOST_KEPT.toLocaleString('en');
  const message = `It keeps ${most} values, and there is no room for more: set limit to fewer.`;
  return new ComponentFailure('TOO_MANY_VALUES', message);
}
