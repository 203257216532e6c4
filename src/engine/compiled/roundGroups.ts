import { type Environment, SLICE } from '../environment.ts';
import type { ReadyQueue, Runnable } from '../scheduler/readyQueue.ts';
import type { Unit } from '../unit/unit.ts';
import { RoundGroup } from './roundGroup.ts';
import { plansOf } from './roundPlan.ts';

/** Which units of a process step in rounds, from its beginning on. */
export class RoundGroups {
  readonly #queue: ReadyQueue;
  readonly #environment: Environment;
  #all: readonly RoundGroup[] = [];
  /** Units that are not in rounds for what somebody wanted; they come back as the run goes on, if they can. */
  #out: readonly Unit[] = [];

  constructor(queue: ReadyQueue, environment: Environment) {
    this.#queue = queue;
    this.#environment = environment;
  }

  /** Units that step in rounds, or did until their group was left. */
  get units(): ReadonlySet<Unit> {
    return new Set(this.#all.flatMap(({ plan }) => plan.units));
  }

  /** The rounds of some are generated code. */
  get areGenerated(): boolean {
    return this.#all.some((group) => group.isGenerated);
  }

  /** Groups what can run in rounds from here on, in place of what was grouped before. */
  form(units: readonly Unit[]): void {
    this.#all = this.#formed(units);
    const isHeldBack = units.some(({ breakpoints }) => breakpoints.length > 0);
    this.#out = isHeldBack ? units.filter(({ group }) => group === null) : [];
  }

  /** Makes the code of all of them, and lets the host in in between; ends early when it is cancelled. */
  async prepare(isCancelled: () => boolean): Promise<void> {
    const environment = this.#environment;
    let until = environment.now() + SLICE;
    for (const group of this.#all) {
      await group.prepare();
      if (environment.now() < until) continue;
      await environment.yieldToHost();
      until = environment.now() + SLICE;
      if (isCancelled()) return;
    }
  }

  /** Makes the code anew, because it is recorded otherwise from now on. */
  prepareAgain(): void {
    for (const group of this.#active) void group.prepare();
  }

  /** Lets each do so many rounds; gives the units in them. */
  release(credit: number): ReadonlySet<Unit> {
    const active = this.#active;
    for (const group of active) {
      group.credit = credit;
      group.wake();
    }
    return new Set(active.flatMap(({ plan }) => plan.units));
  }

  /** Takes such groups from the rounds to the ready queue, at the end of a round. */
  leave(isMeant: (units: readonly Unit[]) => boolean): void {
    const left = this.#active.filter(({ plan }) => isMeant(plan.units));
    for (const group of left) group.release();
    this.#out = [...this.#out, ...left.flatMap(({ plan }) => plan.units)];
  }

  /** Groups what was taken from the rounds anew, from where it is; what must not be grouped stays. */
  rejoin(): void {
    if (this.#out.length === 0) return;
    const groups = this.#formed(this.#out);
    for (const group of groups) void group.prepare();
    const again = new Set(groups.flatMap(({ plan }) => plan.units));
    const others = this.#all.filter(({ plan }) => !plan.units.some((unit) => again.has(unit)));
    this.#all = [...others, ...groups];
    this.#out = this.#out.filter((unit) => !again.has(unit));
  }

  /** Steps nobody any more. */
  abandon(): void {
    for (const group of this.#all) group.isActive = false;
  }

  get #active(): readonly RoundGroup[] {
    return this.#all.filter((group) => group.isActive);
  }

  /** A group stands in the queue where the first of its units stood. */
  #formed(units: readonly Unit[]): readonly RoundGroup[] {
    const { now, next, sources, without } = this.#queue.take();
    const enqueue = (group: RoundGroup) => this.#queue.enqueue(group);
    const groups = plansOf(units).map((plan) => new RoundGroup(plan, enqueue, this.#environment));
    const groupOf = new Map<Runnable, RoundGroup>(
      groups.flatMap((group) => group.plan.units.map((unit) => [unit, group] as const)),
    );
    const grouped = (list: readonly Runnable[]) => list.map((one) => groupOf.get(one) ?? one);
    const lists = { now: grouped(now), next: grouped(next), sources: grouped(sources) };
    this.#queue.put({ ...lists, without });
    return groups;
  }
}
