import type { KnownCost } from '../../model/run/index.ts';
import type { Component } from '../component/component.ts';
import type { Connector } from '../channels/connector.ts';
import { measuredWork } from '../profile/measuredWork.ts';
import { peakOf, type Placement, type PartitionPlan, planPartitions } from './partitionPlan.ts';
import type { Link, Load } from './partitionRequest.ts';

/** Who asks for so much of a processor, or more, is worth a worker before anything was measured. */
const WORTH_A_WORKER = 0.1;
/** A new plan must promise to be so many times as fast, else moving is not worth it. */
const WORTH_MOVING = 1.25;

export interface PlannerOptions {
  /** In the order of the model. */
  readonly components: readonly Component[];
  readonly connectors: readonly Connector[];
  /** Workers at most, where that was said; those of pins beyond it begin anew at the first. */
  readonly count?: number | undefined;
  readonly cores: number;
  readonly pins?: Readonly<Record<string, number>> | undefined;
  readonly costs?: readonly KnownCost[] | undefined;
}

/** Makes plans for one process: by hand and by what components ask for, later by what they cost. */
export class Planner {
  /** Workers at most. */
  workers = 1;
  readonly #options: PlannerOptions;
  #pins: ReadonlyMap<string, number> = new Map();

  constructor(options: PlannerOptions) {
    this.#options = options;
    this.pin(options.pins ?? {});
  }

  /** Takes these workers of components, in place of those of before, for the plans to come. */
  pin(pins: Readonly<Record<string, number>>): void {
    const { components, count, cores } = this.#options;
    const names = new Set(components.map(({ name }) => name));
    this.#pins = new Map(
      Object.entries(pins)
        .filter(([name]) => names.has(name))
        .map(([name, at]) => [name, count === undefined ? at : at % Math.max(1, count)]),
    );
    this.workers = Math.max(1, count ?? cores, ...[...this.#pins.values()].map((at) => at + 1));
  }

  /** The plan to begin with: by an earlier run if there was one, else by `resources.cpu`. */
  first(): PartitionPlan {
    const { components, connectors, costs } = this.#options;
    const known = new Map(costs?.map((one) => [one.name, one]));
    const units = components.map(({ name }) => known.get(name));
    if (units.length > 0 && units.every((one) => one !== undefined)) {
      const work = measuredWork(units, connectors);
      if (work.loads.some(({ weight }) => weight > 0)) return this.#plan(work);
    }
    return this.#byResources();
  }

  /** A plan by what was measured. */
  measured(units: readonly KnownCost[]): PartitionPlan {
    return this.#plan(measuredWork(units, this.#options.connectors));
  }

  /** The same, if it is worth moving to. */
  better(units: readonly KnownCost[], now: Placement): PartitionPlan | null {
    const work = measuredWork(units, this.#options.connectors);
    const plan = this.#plan(work);
    return peakOf(now, work) > WORTH_MOVING * plan.peak ? plan : null;
  }

  #byResources(): PartitionPlan {
    const { components, connectors } = this.#options;
    const loads = components.map(({ name, resources }): Load => ({
      name,
      weight: cpuOf(resources),
    }));
    // However many small ones there are: nothing is known of them, so they stay together.
    const small = loads.reduce(
      (sum, { weight }) => sum + (weight < WORTH_A_WORKER ? weight : 0),
      0,
    );
    const cost = WORTH_A_WORKER + small;
    const links = connectors.map(({ spec: { source, target } }): Link => {
      return { from: source.entity, to: target.entity, cost };
    });
    return this.#plan({ loads, links });
  }

  #plan(work: { readonly loads: readonly Load[]; readonly links: readonly Link[] }): PartitionPlan {
    return planPartitions({ ...work, workers: this.workers, pins: this.#pins });
  }
}

/** The processors that a component asks for; 0.001, as in plugboard, where it says nothing. */
function cpuOf(resources: unknown): number {
  const cpu: unknown =
    typeof resources === 'object' && resources !== null ? Reflect.get(resources, 'cpu') : null;
  return typeof cpu === 'number' ? cpu : 0.001;
}
