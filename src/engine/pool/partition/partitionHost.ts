import { fail, type Result } from '../../../base/result.ts';
import type { Status } from '../../../model/run/index.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import type { HostFiles } from '../../component/host.ts';
import type { Environment } from '../../environment.ts';
import { ProcessError, toFailure } from '../../errors.ts';
import type { Hook } from '../../process/hooks.ts';
import type { Unit } from '../../unit/unit.ts';
import type { Port } from '../transport/port.ts';
import { Rpc, toThrown } from '../transport/rpc.ts';
import { type LinkedPartition, makePartition, type PartitionEnvironment } from './makePartition.ts';
import { PartitionReporter } from './partitionReporter.ts';
import type {
  Activity,
  CoordinatorCalls,
  HookFailure,
  Outcome,
  PartitionSpec,
  StepOutcome,
} from './partitionProtocol.ts';

/** The partition that a worker holds now, and who tells of it. */
interface Holding extends LinkedPartition {
  readonly reporter: PartitionReporter;
}

/** Does in a worker of a pool what the process asks of it (`PartitionCalls`), and tells how it goes. */
export class PartitionHost {
  readonly #port: Port;
  readonly #environment: PartitionEnvironment;
  readonly #rpc: Rpc<CoordinatorCalls>;
  /** Null before the first partition, and for a moment in the midst of a migration. */
  #holding: Holding | null = null;

  /** @param callsOf what is answered to the process */
  constructor(
    port: Port,
    environment: PartitionEnvironment,
    callsOf: (host: PartitionHost) => object,
  ) {
    this.#port = port;
    this.#environment = environment;
    this.#rpc = new Rpc<CoordinatorCalls>(port, callsOf(this) as never);
  }

  /** What it holds, if it does. */
  get holding(): Holding | null {
    return this.#holding;
  }

  /** @throws Error when it holds nothing */
  get current(): Holding {
    if (this.#holding === null) throw new Error('The worker holds no part yet.');
    return this.#holding;
  }

  open(spec: PartitionSpec): readonly string[] {
    this.#holding?.links.close();
    const statuses = new Map<Unit, Status[]>();
    const made = makePartition(spec, this.#environment, this.#environmentOf(spec.seed), {
      onIdle: () => this.#holding?.reporter.report(this.activity()),
      onStatus: (unit) => statuses.set(unit, [...(statuses.get(unit) ?? []), unit.status]),
      onHit: (hit) => this.#rpc.tell('hit', hit),
    });
    if (!made.ok) return made.error;
    const { partition } = made.value;
    this.#environment.onOpen?.(partition);
    const reporter = new PartitionReporter({
      ...{ partition, statuses, port: this.#port },
      now: () => this.#environment.now(),
      send: (report) => this.#rpc.tell('report', report),
    });
    this.#holding = { ...made.value, reporter };
    return [];
  }

  /** Lets go of the partition without a word about it. */
  forget(): void {
    const { partition, links } = this.current;
    this.#holding = null;
    links.close();
    partition.halt();
  }

  async hook(hook: Hook): Promise<readonly HookFailure[]> {
    const errors = await this.current.partition.hook(hook);
    if (hook !== 'resume') this.#holding?.reporter.reportAll();
    return errors.map(({ name, error }) => ({ name, error: toThrown(error) }));
  }

  run(): Promise<Outcome> {
    const { partition, links } = this.current;
    links.isOver = false;
    return this.#outcomeOf(this.current, partition.run());
  }

  round(): Promise<Outcome> {
    const { partition } = this.current;
    const round = partition.isPaused ? partition.step() : partition.advance();
    return this.#outcomeOf(this.current, round);
  }

  async stepComponent(name: string): Promise<StepOutcome> {
    const { partition } = this.current;
    let refusal: string | null = null;
    const step = async () => {
      // It may have gone on while the call was under way.
      const isHeld = !partition.isRunning || partition.isPaused;
      const done = isHeld ? await partition.stepComponent(name) : fail('The run has gone on.');
      refusal = done.ok ? null : done.error;
    };
    const outcome = await this.#outcomeOf(this.current, step());
    return { ...outcome, refusal };
  }

  async pause(): Promise<void> {
    const mine = this.#holding;
    mine?.partition.pause();
    await this.#environment.yieldToHost();
    if (mine !== null && this.#holding === mine) mine.reporter.reportAll();
  }

  activity(): Activity {
    const { partition, links } = this.current;
    const alive = partition.all.filter((unit) => !unit.isEnded).length;
    const { isIdle, sent, received } = links;
    return { isIdle, sent, received, alive, stall: partition.stall() };
  }

  /** Holds it, and sends everything that waits to be sent to other workers. */
  async settle(): Promise<void> {
    const { partition, links } = this.current;
    partition.pause();
    await partition.quiet();
    links.drain();
  }

  async save(): Promise<Result<Checkpoint, readonly string[]>> {
    const { partition, links } = this.current;
    links.pour();
    const saved = await partition.checkpoint();
    this.#holding?.reporter.reportAll();
    return saved;
  }

  load(checkpoint: Checkpoint): Result<void, readonly string[]> {
    const { partition, reporter } = this.current;
    const loaded = partition.load(checkpoint);
    reporter.reportAll();
    return loaded;
  }

  inspect(): unknown {
    return this.#environment.inspect?.(this.current.partition) ?? null;
  }

  async #outcomeOf(mine: Holding, work: Promise<void>): Promise<Outcome> {
    const { partition, connectors, reporter } = mine;
    let failure: Outcome['failure'] = null;
    let errors: Outcome['errors'] = [];
    try {
      await work;
    } catch (error) {
      failure = partition.failure ?? toFailure(error, null, null);
      errors = (error instanceof ProcessError ? error.errors : [error]).map(toThrown);
    }
    if (mine === this.#holding) reporter.reportAll();
    const closed = connectors.filter((one) => one.isClosed).map(({ id }) => id);
    return { failure, errors, closed, schedule: partition.schedule };
  }

  #environmentOf(seed: number): Environment {
    const rpc = this.#rpc;
    const files: HostFiles = {
      read: (path) => rpc.call('read', path),
      create: (path) => rpc.call('create', path),
      append: (path, bytes) => rpc.call('append', path, bytes),
    };
    return {
      ...this.#environment,
      host: { seed, files, warn: (warning) => rpc.tell('warn', warning) },
      yieldToHost: async () => {
        await this.#environment.yieldToHost();
        this.#holding?.reporter.reportIfDue();
      },
    };
  }
}
