import type { Samples, Status } from '../../../model/run/index.ts';
import type { Probe } from '../../probe/probe.ts';
import { valuesOf } from '../../state/records.ts';
import type { Unit } from '../../unit/unit.ts';
import type { Port } from '../transport/port.ts';
import type { Partition } from './partition.ts';
import type { Activity, PartitionReport } from './partitionProtocol.ts';

/** Shortest time between two reports of a partition that is at work, milliseconds. */
const REPORT_MS = 16;
/** The same for where the time went; longer where there are many components. */
const TIMES_MS = 250;

export interface PartitionReporterOptions {
  readonly partition: Partition;
  /** Of each unit, those that were not told yet. */
  readonly statuses: Map<Unit, Status[]>;
  readonly port: Port;
  readonly now: () => number;
  /** Throws where some value in the report cannot be copied. */
  readonly send: (report: PartitionReport) => void;
}

/** Tells the process how a partition goes. */
export class PartitionReporter {
  readonly #options: PartitionReporterOptions;
  readonly #probes = new Map<number, Probe>();
  /** Samples are on their way: no others go before these were taken. */
  #isAwaiting = false;
  #reportedAt = -Infinity;
  #toldTimesAt: number;

  constructor(options: PartitionReporterOptions) {
    this.#options = options;
    this.#toldTimesAt = options.now();
  }

  /** A report while it is at work, when it is time for one. */
  reportIfDue(): void {
    if (this.#options.now() - this.#reportedAt >= REPORT_MS) this.report();
  }

  /** What has happened since the last report. */
  report(activity: Activity | null = null): void {
    const { statuses } = this.#options;
    this.#report([...statuses.keys()], activity, false);
  }

  /** Everything, as it stands between two stretches of work. */
  reportAll(): void {
    this.#report(this.#options.partition.all, null, true);
  }

  probe(number: number, field: string, budget: number | null): void {
    const made = this.#options.partition.probe(field, budget === null ? {} : { budget });
    if (made.ok) this.#probes.set(number, made.value);
  }

  stopProbe(number: number): void {
    this.report();
    this.#probes.get(number)?.stop();
    this.#probes.delete(number);
  }

  /** The samples of a report were taken; the next may come. */
  taken(): void {
    this.#isAwaiting = false;
  }

  #report(changed: readonly Unit[], activity: Activity | null, isAll: boolean): void {
    const { partition, statuses, now } = this.#options;
    this.#reportedAt = now();
    const units = changed.map((unit) => ({
      name: unit.name,
      statuses: statuses.get(unit) ?? [],
      steps: unit.steps,
      isEnded: unit.isEnded,
      fields: fieldsOf(unit),
    }));
    statuses.clear();
    const samples = this.#isAwaiting && !isAll ? [] : this.#takeSamples();
    if (samples.length > 0) this.#isAwaiting = true;
    const steps = partition.all.map((unit) => unit.steps);
    const times = isAll || this.#isTimeForTimes ? partition.times : null;
    if (times !== null) this.#toldTimesAt = now();
    this.#send({ units, steps, samples, times, activity });
  }

  #takeSamples(): PartitionReport['samples'] {
    return [...this.#probes].flatMap(([probe, of]) => (of.kept > 0 ? { probe, ...of.take() } : []));
  }

  get #isTimeForTimes(): boolean {
    const { partition, now } = this.#options;
    return now() - this.#toldTimesAt >= Math.max(TIMES_MS, partition.all.length / 10);
  }

  #send(report: PartitionReport): void {
    const { port, send } = this.#options;
    try {
      send(report);
    } catch {
      // Some value cannot be copied. It is left out of what is shown; who sends it along a connector fails.
      const units = report.units.map((unit) => ({
        ...unit,
        fields: unit.fields?.map(([name, value]) => [name, copyable(value, port)] as const) ?? null,
      }));
      const samples = report.samples.map((one) => ({ ...one, values: copyableList(one, port) }));
      send({ ...report, units, samples });
    }
  }
}

function fieldsOf(unit: Unit): readonly (readonly [string, unknown])[] {
  const { input, output, exports } = valuesOf(unit);
  return [input, output, exports].flatMap((map) => Object.entries(map));
}

function copyable(value: unknown, port: Port): unknown {
  return port.canCopy(value) ? value : String(value);
}

function copyableList({ values }: Samples, port: Port): Samples['values'] {
  return values instanceof Float64Array ? values : values.map((value) => copyable(value, port));
}
