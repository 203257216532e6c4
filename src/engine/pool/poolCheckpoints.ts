import { inTurn } from '../../base/inTurn.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { Crew } from './workerGroup.ts';
import type { Hold } from './pauseControl.ts';
import { joinCheckpoints, partOf } from './joinCheckpoints.ts';

export interface CheckpointsOptions {
  readonly crew: Crew;
  readonly hold: Hold;
  /** Of all components, in the order of the model. */
  readonly names: readonly string[];
  /** What there is to say of the process as a whole, as it is now. */
  readonly head: () => Pick<Checkpoint, 'process' | 'jobId' | 'seed' | 'status'>;
}

/** Saves all parts as one checkpoint, which says nothing of the split, and takes them back to one. */
export class Checkpoints {
  readonly #options: CheckpointsOptions;
  readonly #turn = inTurn();

  constructor(options: CheckpointsOptions) {
    this.#options = options;
  }

  /** Holds all parts, lets what is awaited come, and sends what waits to be sent. */
  async settle(): Promise<void> {
    const { crew, hold } = this.#options;
    hold.hold();
    await Promise.all(crew.parts.map(({ rpc }) => rpc.call('settle')));
  }

  /** Work by hand into which no saving falls: a value that is on its way would be in neither part. */
  keptOut<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn(work);
  }

  /** Holds all parts and saves them; they stay held. */
  save(): Promise<Result<Checkpoint, readonly string[]>> {
    return this.#turn(() => this.#save());
  }

  async #save(): Promise<Result<Checkpoint, readonly string[]>> {
    const { crew, names, head } = this.#options;
    await this.settle();
    await crew.arrived();
    const saved = await Promise.all(crew.parts.map(({ rpc }) => rpc.call('save')));
    const failures = saved.flatMap((one) => (one.ok ? [] : one.error));
    if (failures.length > 0) return fail(failures);
    const parts = saved.flatMap((one) => (one.ok ? [one.value] : []));
    return ok({ format: 1, ...head(), ...joinCheckpoints(parts, names) });
  }

  /** Takes the parts, which have begun, to where a checkpoint has them. */
  async load(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const loaded = await Promise.all(
      this.#options.crew.parts.map(({ rpc, names }) =>
        rpc.call('load', partOf(checkpoint, new Set(names))),
      ),
    );
    const wrong = loaded.flatMap((one) => (one.ok ? [] : one.error));
    return wrong.length > 0 ? fail(wrong) : ok(undefined);
  }
}
