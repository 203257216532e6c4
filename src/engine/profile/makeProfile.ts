import type {
  Forecast,
  PlacementReason,
  ProfileComponent,
  ProfileConnector,
  ProfileWorker,
  RunProfile,
} from '../../model/run/index.ts';
import type { Connector } from '../channels/connector.ts';
import { peakOf, type Placement, planPartitions } from '../partitioning/partitionPlan.ts';
import { summaryOf } from './summary.ts';
import type { UnitTimes } from './times.ts';
import { measuredWork } from './measuredWork.ts';

export interface ProfileRequest {
  readonly elapsed: number;
  readonly workers: readonly ProfileWorker[];
  /** In the order of the model. */
  readonly units: readonly UnitTimes[];
  readonly connectors: readonly Connector[];
  /** Null for a process in one worker. */
  readonly plan: {
    readonly placement: Placement;
    readonly reasons: ReadonlyMap<string, PlacementReason>;
  } | null;
  /** Workers that a pool would have at most. */
  readonly cores: number;
}

/** Puts together what was measured. */
export function makeProfile(request: ProfileRequest): RunProfile {
  const { elapsed, workers, units, connectors, plan } = request;
  const workerOf = (name: string) => plan?.placement.get(name) ?? 0;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const facts = {
    elapsed,
    components: units.map(({ name, own, ...rest }): ProfileComponent => {
      const reason = plan?.reasons.get(name) ?? null;
      return { ...rest, name, worker: workerOf(name), reason, time: own };
    }),
    connectors: connectors.map(({ id, spec: { source, target } }): ProfileConnector => {
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
}: ProfileRequest): Pick<RunProfile, 'forecast' | 'speedup'> {
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
