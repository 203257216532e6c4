import type { BreakpointHit } from '../../model/run/index.ts';
import type { Hook, HookError } from '../process/hooks.ts';
import type { PartitionReport, PartitionSpec } from './partition/partitionProtocol.ts';
import { isQuiet, WorkerProxy } from './workerProxy.ts';
import { partitionSpecOf, areConnected, type WholeProcess } from './partition/partitionSpec.ts';
import { numbersOf, type PartitionPlan } from '../partitioning/partitionPlan.ts';
import type { WorkerFactory } from './transport/port.ts';
import { fromThrown } from './transport/rpc.ts';

/** How long new workers may take to come up, before a run goes on without them. */
const WARM_MS = 5_000;

/** A worker that is gone. */
export interface LostWorker {
  /** Components that it held. */
  readonly names: readonly string[];
  readonly code: 'WORKER_GONE' | 'WORKER_HUNG';
  readonly message: string;
}

export interface WorkerGroupOptions {
  readonly factory: WorkerFactory;
  readonly whole: WholeProcess;
  readonly yieldToHost: () => Promise<void>;
  /** All workers hold their components, but have not begun yet. */
  readonly onOpen: () => void;
  readonly onReport: (worker: WorkerProxy, report: PartitionReport) => void;
  readonly onHit: (hit: BreakpointHit) => void;
  readonly onLost: (lost: LostWorker) => void;
}

/** The workers of a process, and the partition that each of them holds under the plan of now. */
export class WorkerGroup {
  readonly #options: WorkerGroupOptions;
  #workers: WorkerProxy[] = [];
  readonly #warned = new Set<string>();
  /** Workers that come up while the run goes on without them, by their numbers. */
  readonly #coming = new Map<number, WorkerProxy>();
  #plan: PartitionPlan = { placement: new Map(), reasons: new Map(), peak: 0 };
  #epoch = 0;

  constructor(options: WorkerGroupOptions) {
    this.#options = options;
  }

  /** Under another plan this is another list. */
  get workers(): readonly WorkerProxy[] {
    return this.#workers;
  }

  get plan(): PartitionPlan {
    return this.#plan;
  }

  /** Grows with every plan: what workers say of a run under an earlier one does not count. */
  get epoch(): number {
    return this.#epoch;
  }

  get isWarming(): boolean {
    return this.#coming.size > 0;
  }

  workerOf(component: string): WorkerProxy | undefined {
    const number = this.#plan.placement.get(component);
    return this.#workers.find((worker) => worker.number === number);
  }

  /** Starts the workers that a plan lacks, and ends those that it does not need. */
  async open(plan: PartitionPlan): Promise<void> {
    this.#plan = plan;
    this.#epoch++;
    const numbers = numbersOf(plan);
    for (const number of numbers) {
      if (this.#workers.some((worker) => worker.number === number)) continue;
      this.#workers.push(this.#coming.get(number) ?? this.#start(number));
    }
    this.#coming.clear();
    const spare = this.#workers.filter((worker) => !numbers.includes(worker.number));
    this.#workers = this.#workers.filter((worker) => numbers.includes(worker.number));
    for (const worker of spare) worker.terminate(new Error('The worker is not needed any more.'));
    const lines = this.#lines();
    const opened = this.#workers.map((worker) => this.#openWorker(worker, lines.get(worker) ?? []));
    const wrong = (await Promise.all(opened)).flat();
    if (wrong.length > 0) throw new TypeError(wrong.join(' '));
    this.#options.onOpen();
  }

  /** Takes a plan that places everything where it is, for what else it says. */
  keep(plan: PartitionPlan): void {
    this.#plan = plan;
  }

  /** Lets the workers of a plan come up that are not there yet; false when they do not. */
  async warm(plan: PartitionPlan): Promise<boolean> {
    const known = new Set(this.#workers.map(({ number }) => number));
    const fresh = numbersOf(plan).filter((number) => !known.has(number));
    for (const number of fresh) this.#coming.set(number, this.#start(number));
    const answers = [...this.#coming.values()].map(({ rpc }) => rpc.call('ping'));
    const late = this.#options.factory.sleep(WARM_MS).then(() => false);
    const come = Promise.all(answers).then(
      () => true,
      () => false,
    );
    return Promise.race([come, late]);
  }

  /** Those that come up are not needed after all. */
  cancelWarmUp(): void {
    for (const worker of this.#coming.values()) worker.terminate(new Error('It is not needed.'));
    this.#coming.clear();
  }

  /** Calls a hook of all components; what went wrong. */
  async hook(hook: Hook): Promise<readonly HookError[]> {
    // That a worker was lost is known by then; its components cannot be put away any more.
    const called = this.#workers.filter(({ isGone }) => hook !== 'destroy' || !isGone);
    const answers = called.map(async (worker) => {
      try {
        const failures = await worker.rpc.call('hook', hook);
        return failures.map(({ name, error }) => ({ name, error: fromThrown(error) }));
      } catch (error) {
        return [{ name: worker.names[0] ?? '', error }];
      }
    });
    return (await Promise.all(answers)).flat();
  }

  /** Waits until everything that the workers have sent each other has come in, as long as they are held. */
  async arrived(areHeld: () => boolean = () => true): Promise<void> {
    while (areHeld()) {
      const all = await Promise.all(this.#workers.map(({ rpc }) => rpc.call('activity')));
      if (isQuiet(all)) return;
      await this.#options.yieldToHost();
    }
  }

  /** Stops the workers where they are. */
  async halt(): Promise<void> {
    await Promise.all(this.#workers.map(({ rpc }) => rpc.call('halt').catch(() => undefined)));
  }

  /** Lets the workers go, for others to follow: they end without a word, theirs is an earlier epoch. */
  forget(): void {
    this.#epoch++;
    for (const { rpc } of this.#workers) rpc.tell('forget');
  }

  /** Ends a worker that is gone, or is given up because it does not answer. */
  lose(worker: WorkerProxy, code: LostWorker['code'], how: string): void {
    if (worker.isGone) return;
    if (this.#coming.get(worker.number) === worker) {
      this.#coming.delete(worker.number);
      worker.terminate(new Error('It did not come up.'));
      return;
    }
    const { names } = worker;
    const message = `The worker with ${inWords(names)} ${how}.`;
    worker.terminate(new Error(message));
    this.#options.onLost({ names, code, message });
  }

  /** Ends all workers. */
  close(): void {
    const ended = [...this.#workers, ...this.#coming.values()];
    for (const worker of ended) worker.terminate(new Error('The process was put away.'));
    this.#workers = [];
    this.#coming.clear();
  }

  #start(number: number): WorkerProxy {
    const { factory, whole, onReport, onHit } = this.#options;
    const thread = factory.start(`worker ${number + 1}`);
    const { files, warn } = whole.host;
    const worker: WorkerProxy = new WorkerProxy(number, thread, {
      report: (report) => {
        if (this.#workers.includes(worker)) onReport(worker, report);
      },
      hit: onHit,
      warn: (warning) => {
        // A component that moved to another worker may tell it there again.
        const what = JSON.stringify([warning.code, warning.component, warning.field]);
        if (!this.#warned.has(what)) warn?.(warning);
        this.#warned.add(what);
      },
      read: (path) => files.read(path),
      create: (path) => files.create(path),
      append: (path, bytes) => files.append(path, bytes),
    });
    thread.onGone((reason) => this.lose(worker, 'WORKER_GONE', `ended: ${reason}`));
    return worker;
  }

  /** Ends of new lines to the other workers, for those that have anything to tell each other. */
  #lines(): ReadonlyMap<WorkerProxy, PartitionSpec['lines']> {
    const { factory, whole } = this.#options;
    const lines = new Map(this.#workers.map((worker) => [worker, [] as [number, object][]]));
    for (const [at, one] of this.#workers.entries()) {
      for (const other of this.#workers.slice(at + 1)) {
        if (!areConnected(whole, this.#plan.placement, one.number, other.number)) continue;
        const [near, far] = factory.line();
        lines.get(one)?.push([other.number, near]);
        lines.get(other)?.push([one.number, far]);
      }
    }
    return lines;
  }

  async #openWorker(
    worker: WorkerProxy,
    lines: PartitionSpec['lines'],
  ): Promise<readonly string[]> {
    const start = partitionSpecOf(this.#options.whole, this.#plan.placement, worker.number, lines);
    worker.names = start.components.map(({ args }) => String(args['name']));
    worker.activity = null;
    const ends = lines.map(([, end]) => end);
    const wrong = await worker.rpc.send('open', [start], ends);
    worker.isUp = true;
    return wrong;
  }
}

function inWords(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  const last = shown.at(-1) ?? 'nothing';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
