import type { Connector } from '../channels/connector.ts';
import {
  peakOf,
  type Placement,
  planPartitions,
  type Reason,
} from '../partitioning/partitionPlan.ts';
import { summaryOf } from './summary.ts';
import type { UnitTimes, Waits } from './times.ts';
import { measuredWork } from './measuredWork.ts';

interface ProfileComponent {
  readonly name: string;
  /** Its worker, from 0. */
  readonly worker: number;
  /** Why it is there; null where there is no choice. */
  readonly reason: Reason | null;
  readonly steps: number;
  /** Milliseconds of its steps. */
  readonly time: number;
  /** Milliseconds of the run in which it had not ended. */
  readonly life: number;
  /** What it waited for in the rest of its life. */
  readonly waits: Waits;
  /** Values that it sent along each connector, and bytes of the large ones of one step. */
  readonly sent: number;
  readonly bytes: number;
}

interface ProfileWire {
  /** Of the connector. */
  readonly id: string;
  /** Values that passed. */
  readonly values: number;
  /** It leads to another worker. */
  readonly crosses: boolean;
}

export interface ProfileWorker {
  readonly number: number;
  /** Milliseconds of the run in which it had something to do. */
  readonly worked: number;
}

/** What a pool of so many workers would gain, by what was measured. */
interface Forecast {
  readonly workers: number;
  /** So many times as fast as one worker. */
  readonly speedup: number;
}

/** Where the time of a run went, and what a pool would gain. */
export interface Profile {
  /** Milliseconds of the run, without those in which it was held. */
  readonly elapsed: number;
  /** In the order of the model. */
  readonly components: readonly ProfileComponent[];
  readonly wires: readonly ProfileWire[];
  /** Those that hold components. */
  readonly workers: readonly ProfileWorker[];
  readonly forecast: readonly Forecast[];
  /** So many times as fast as one worker is the plan of this run, by what was measured; 1 in one worker. */
  readonly speedup: number;
  /** The component with the most work; null when there was none to speak of. */
  readonly bottleneck: string | null;
  /** What it comes to, in sentences for a person. */
  readonly summary: readonly string[];
}

export interface ProfileRequest {
  readonly elapsed: number;
  readonly workers: readonly ProfileWorker[];
  /** In the order of the model. */
  readonly units: readonly UnitTimes[];
  readonly connectors: readonly Connector[];
  /** Null for a process in one worker. */
  readonly plan: {
    readonly placement: Placement;
    readonly reasons: ReadonlyMap<string, Reason>;
  } | null;
  /** Workers that a pool would have at most. */
  readonly cores: number;
}

/** Puts together what was measured. */
export function makeProfile(request: ProfileRequest): Profile {
  const { elapsed, workers, units, connectors, plan } = request;
  const workerOf = (name: string) => plan?.placement.get(name) ?? 0;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const facts = {
    elapsed,
    components: units.map(({ name, own, ...rest }): ProfileComponent => {
      const reason = plan?.reasons.get(name) ?? null;
      return { ...rest, name, worker: workerOf(name), reason, time: own };
    }),
    wires: connectors.map(({ id, spec: { source, target } }): ProfileWire => {
      const values = byName.get(source.entity)?.sent ?? 0;
      return { id, values, crosses: workerOf(source.entity) !== workerOf(target.entity) };
    }),
    workers,
    ...gains(request),
    bottleneck: busiest(units),
  };
  return { ...facts, summary: summaryOf(facts, plan !== null) };
}

function busiest(units: readonly UnitTimes[]): string | null {
  let found: UnitTimes | null = null;
  for (const unit of units) if (unit.own > (found?.own ?? 0)) found = unit;
  return found?.name ?? null;
}

/**
 * What other plans would have taken for the same work. Time in which nobody had anything to do stays
 * what it was, and what the schedule costs goes along with the steps.
 */
function gains({
  elapsed,
  workers,
  units,
  connectors,
  plan,
  cores,
}: ProfileRequest): Pick<Profile, 'forecast' | 'speedup'> {
  const own = units.reduce((sum, unit) => sum + unit.own, 0);
  const worked = workers.reduce((sum, one) => sum + one.worked, 0);
  const most = workers.reduce((high, one) => Math.max(high, one.worked), 0);
  const idle = Math.max(0, elapsed - most);
  const work = measuredWork(units, connectors);
  if (own === 0 || elapsed === 0) return { forecast: [], speedup: 1 };
  const taking = (peak: number) => (peak / own) * worked + idle;
  const than = (peak: number) => Math.max(0.01, taking(own) / taking(peak));
  const forecast = counts(cores).map((count): Forecast => {
    return { workers: count, speedup: than(planPartitions({ ...work, workers: count }).peak) };
  });
  const speedup = plan === null ? 1 : than(peakOf(plan.placement, work));
  return { forecast, speedup };
}

/** 2, 4, 8 and so on, and as many as there are. */
function counts(cores: number): readonly number[] {
  const list: number[] = [];
  for (let count = 2; count < cores; count *= 2) list.push(count);
  return cores > 1 ? [...list, cores] : list;
}
