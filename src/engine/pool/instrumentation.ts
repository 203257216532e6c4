import { componentOf } from '../../model/endpoint.ts';
import type { Breakpoint } from '../../model/run/index.ts';
import type { Probe } from '../probe/probe.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { PartitionReport } from './partition/partitionProtocol.ts';
import type { WorkerProxy } from './workerProxy.ts';

/** What is watched in the workers: fields that are recorded, and values at which to stop. */
export class Instrumentation {
  readonly #workerGroup: WorkerGroup;
  #breakpoints: readonly Breakpoint[] = [];
  readonly #probes = new Map<Probe, { readonly number: number; readonly field: string }>();
  readonly #byNumber = new Map<number, Probe>();
  #next = 0;

  constructor(workerGroup: WorkerGroup) {
    this.#workerGroup = workerGroup;
  }

  setBreakpoints(breakpoints: readonly Breakpoint[]): void {
    this.#breakpoints = breakpoints;
    for (const worker of this.#workerGroup.workers) this.#sendBreakpoints(worker);
  }

  /** Records what the components are recorded by now, and nothing else. */
  setProbes(units: Iterable<Unit>): void {
    const now = new Set<Probe>();
    for (const unit of units) {
      for (const { field, probe } of [...unit.inputProbes, ...unit.outputProbes]) {
        now.add(probe);
        if (this.#probes.has(probe)) continue;
        const number = this.#next++;
        this.#probes.set(probe, { number, field: `${unit.name}.${field}` });
        this.#byNumber.set(number, probe);
        this.#sendProbe(probe);
      }
    }
    for (const [probe, { number, field }] of this.#probes) {
      if (now.has(probe)) continue;
      this.#probes.delete(probe);
      this.#workerGroup.workerOf(componentOf(field))?.rpc.tell('stopProbe', number);
    }
  }

  /** Workers that were opened know of nothing to watch yet. */
  tellAll(): void {
    for (const probe of this.#probes.keys()) this.#sendProbe(probe);
    for (const worker of this.#workerGroup.workers) this.#sendBreakpoints(worker);
  }

  /** Takes what a worker has recorded. */
  absorb(samples: PartitionReport['samples']): void {
    for (const { probe: number, ...recorded } of samples)
      this.#byNumber.get(number)?.absorb(recorded);
  }

  #sendProbe(probe: Probe): void {
    const known = this.#probes.get(probe);
    if (known === undefined) return;
    const { number, field } = known;
    const budget = probe.budget === Infinity ? null : probe.budget;
    this.#workerGroup.workerOf(componentOf(field))?.rpc.tell('probe', number, field, budget);
  }

  #sendBreakpoints(worker: WorkerProxy): void {
    const names = new Set(worker.names);
    const own = this.#breakpoints.filter(({ field }) => names.has(componentOf(field)));
    worker.rpc.tell('setBreakpoints', own);
  }
}
