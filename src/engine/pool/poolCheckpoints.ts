import { inTurn } from '../../base/inTurn.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { PauseControl } from './pauseControl.ts';
import { joinCheckpoints, partitionOf } from './joinCheckpoints.ts';

export interface PoolCheckpointsOptions {
  readonly workerGroup: WorkerGroup;
  readonly pauseControl: PauseControl;
  /** Of all components, in the order of the model. */
  readonly names: readonly string[];
  /** What there is to say of the process as a whole, as it is now. */
  readonly head: () => Pick<Checkpoint, 'process' | 'jobId' | 'seed' | 'status'>;
}

/** Saves all workers as one checkpoint, which says nothing of the split, and takes them back to one. */
export class PoolCheckpoints {
  readonly #options: PoolCheckpointsOptions;
  readonly #turn = inTurn();

  constructor(options: PoolCheckpointsOptions) {
    this.#options = options;
  }

  /** Holds all workers, lets what is awaited come, and sends what waits to be sent. */
  async settle(): Promise<void> {
    const { workerGroup, pauseControl } = this.#options;
    pauseControl.pause();
    await Promise.all(workerGroup.workers.map(({ rpc }) => rpc.call('settle')));
  }

  /** Work by hand into which no saving falls: a value that is on its way would be in neither worker. */
  keptOut<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn(work);
  }

  /** Holds all workers and saves them; they stay held. */
  save(): Promise<Result<Checkpoint, readonly string[]>> {
    return this.#turn(() => this.#save());
  }

  async #save(): Promise<Result<Checkpoint, readonly string[]>> {
    const { workerGroup, names, head } = this.#options;
    await this.settle();
    await workerGroup.arrived();
    const saved = await Promise.all(workerGroup.workers.map(({ rpc }) => rpc.call('save')));
    const failures = saved.flatMap((one) => (one.ok ? [] : one.error));
    if (failures.length > 0) return fail(failures);
    const workers = saved.flatMap((one) => (one.ok ? [one.value] : []));
    return ok({ format: 1, ...head(), ...joinCheckpoints(workers, names) });
  }

  /** Takes the workers, which have begun, to where a checkpoint has them. */
  async load(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const loaded = await Promise.all(
      this.#options.workerGroup.workers.map(({ rpc, names }) =>
        rpc.call('load', partitionOf(checkpoint, new Set(names))),
      ),
    );
    const wrong = loaded.flatMap((one) => (one.ok ? [] : one.error));
    return wrong.length > 0 ? fail(wrong) : ok(undefined);
  }
}
