import { RoundGroup } from '../compiled/roundGroup.ts';
import type { ReadyQueue, Runnable, Turns } from '../scheduler/readyQueue.ts';
import { Unit } from '../unit/unit.ts';

/** Who stands where in the ready queue, by name. */
export function saveTurns(queue: ReadyQueue): Turns<string> {
  const { now, next, sources, without } = queue.turns;
  const names = (list: readonly Runnable[]) =>
    list.flatMap((one) => {
      if (one instanceof RoundGroup) return one.plan.units.map(({ name }) => name);
      return one instanceof Unit ? [one.name] : [];
    });
  return { now: names(now), next: names(next), sources: names(sources), without };
}

/** Puts those who have not ended where they stood. */
export function loadTurns(
  queue: ReadyQueue,
  { now, next, sources, without }: Turns<string>,
  units: ReadonlyMap<string, Unit>,
): void {
  const alive = (list: readonly string[]) =>
    list.flatMap((name) => {
      const unit = units.get(name);
      return unit === undefined || unit.isEnded ? [] : [unit];
    });
  queue.put({ now: alive(now), next: alive(next), sources: alive(sources), without });
}
