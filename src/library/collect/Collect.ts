import { builtin } from '../builtin.ts';
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
    this.kept.push(this.x);
    // Forgetting rarely and much at a time keeps a long run with a large limit cheap.
    if (limit !== null && this.kept.length >= 2 * limit + 1000) this.forget(limit);
  }

  private forget(limit: number): void {
    const tooMany = this.kept.length - limit;
    if (tooMany > 0) this.kept = this.kept.slice(tooMany);
  }
}
