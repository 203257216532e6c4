import type { BreakpointHit, Status } from '../../../model/run/index.ts';
import type { Result } from '../../../base/result.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { LocalProcess, type LocalProcessOptions } from '../../process/localProcess.ts';
import type { Hook, HookError } from '../../process/hooks.ts';
import type { Stall } from '../../scheduler/stall.ts';
import type { StateBackend } from '../../state/state.ts';
import type { Unit } from '../../unit/unit.ts';

const missing = () => Promise.reject(new Error('The records are with the process.'));

/** The records of a process in partitions are kept by whoever holds the partitions together. */
const NO_STATE: StateBackend = {
  jobId: null,
  createdAt: null,
  metadata: {},
  init: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  upsertProcess: () => undefined,
  upsertComponent: () => undefined,
  upsertConnector: () => undefined,
  updateProcessStatus: () => undefined,
  getProcess: () => Promise.resolve(null),
  getComponent: missing,
  getProcessForComponent: missing,
};

export interface PartitionOptions extends Omit<LocalProcessOptions, 'state'> {
  /** The status of a component is to be published. */
  readonly onStatus: (unit: Unit) => void;
  /** A breakpoint was met, and the partition is held. */
  readonly onHit: (hit: BreakpointHit) => void;
}

/**
 * The components of a process that one worker holds, with the schedule of a whole one. What concerns the
 * process as a whole (checks, records, its end) is left to whoever holds the partitions together.
 */
export class Partition extends LocalProcess {
  readonly #onStatus: PartitionOptions['onStatus'];
  readonly #onHit: PartitionOptions['onHit'];

  constructor({ onStatus, onHit, ...options }: PartitionOptions) {
    super({ ...options, state: NO_STATE });
    this.#onStatus = onStatus;
    this.#onHit = onHit;
  }

  get all(): readonly Unit[] {
    return [...this.units.values()];
  }

  /** Calls a hook of all components; what went wrong. Behind `init` and `resume` it can run. */
  async hook(hook: Hook): Promise<readonly HookError[]> {
    if (hook === 'destroy') return this.callHooks(hook);
    this.provideContext();
    const errors = await this.callHooks(hook);
    if (errors.length === 0) this.markInitialised();
    return errors;
  }

  override load(checkpoint: Checkpoint): Result<void, readonly string[]> {
    return super.load(checkpoint);
  }

  /** Stops what has not ended yet, because the process has failed elsewhere. */
  halt(): void {
    this.scheduler.halt();
  }

  /** What keeps it from going on, when nothing goes on. */
  stall(): Stall {
    return this.scheduler.stall();
  }

  /** Lets the smallest channel at which somebody waits hold twice as much. */
  growChannel(): void {
    this.scheduler.growChannel();
  }

  /** Ends the components that wait for events, because nobody can send one any more. */
  endListeners(): void {
    this.scheduler.endListeners();
  }

  protected override onHit(hit: BreakpointHit): void {
    this.#onHit(hit);
  }

  protected override publish(unit: Unit): void {
    this.#onStatus(unit);
  }

  /** A partition is never complete: it may still have to send what it has written. */
  protected override setStatus(status: Status): void {
    super.setStatus(status === 'completed' ? 'waiting' : status);
  }
}
