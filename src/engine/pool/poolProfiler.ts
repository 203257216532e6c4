import type { ProfileWorker } from '../../model/run/index.ts';
import { joinTimes, noTimes, type PartitionTimes, type UnitTimes } from '../profile/times.ts';

/** Where the time of a process over workers goes, as its workers tell it; over all plans that it had. */
export class PoolProfiler {
  /** Of plans before this one. */
  readonly #before = new Map<string, UnitTimes>();
  readonly #workedBefore = new Map<number, number>();
  #elapsedBefore = 0;
  /** What the workers told last, by their numbers. */
  readonly #latest = new Map<number, PartitionTimes>();
  /** At the last look for a better plan. */
  #seen: ReadonlyMap<string, UnitTimes> = new Map();
  readonly #names: readonly string[];

  /** @param names of all components, in the order of the model */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Milliseconds of the run, without those in which it was held. */
  get elapsed(): number {
    const all = [...this.#latest.values()].map(({ elapsed }) => elapsed);
    return this.#elapsedBefore + Math.max(0, ...all);
  }

  get units(): readonly UnitTimes[] {
    const now = new Map(
      [...this.#latest.values()].flatMap(({ units }) => units.map((unit) => [unit.name, unit])),
    );
    return this.#names.map((name) => {
      const before = this.#before.get(name) ?? noTimes(name);
      const after = now.get(name);
      return after === undefined ? before : joinTimes(before, after);
    });
  }

  /** @param numbers of the workers that there are now */
  workers(numbers: readonly number[]): readonly ProfileWorker[] {
    return numbers.map((number) => {
      const before = this.#workedBefore.get(number) ?? 0;
      return { number, worked: before + (this.#latest.get(number)?.worked ?? 0) };
    });
  }

  take(worker: number, times: PartitionTimes): void {
    this.#latest.set(worker, times);
  }

  /** What the components cost since the last look. */
  sinceLastLook(): readonly UnitTimes[] {
    const units = this.units;
    const seen = this.#seen;
    this.#seen = new Map(units.map((unit) => [unit.name, unit]));
    return units.map((unit) => {
      const before = seen.get(unit.name) ?? noTimes(unit.name);
      // What is extrapolated can become less.
      const own = Math.max(0, unit.own - before.own);
      return { ...unit, own, sent: Math.max(0, unit.sent - before.sent) };
    });
  }

  /** The workers begin anew under another plan. */
  beginEpoch(): void {
    const { units, elapsed } = this;
    for (const unit of units) this.#before.set(unit.name, unit);
    for (const [number, { worked }] of this.#latest) {
      this.#workedBefore.set(number, (this.#workedBefore.get(number) ?? 0) + worked);
    }
    this.#elapsedBefore = elapsed;
    this.#latest.clear();
  }
}
