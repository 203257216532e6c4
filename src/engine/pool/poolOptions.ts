import type { KnownCost } from '../../model/run/index.ts';
import type { ProcessOptions } from '../process/process.ts';
import type { WorkerFactory } from './transport/port.ts';

export interface WorkerPoolProcessOptions extends ProcessOptions {
  readonly workers: WorkerFactory;
  /** Workers at most; as many as there are cores without it. */
  readonly count?: number;
  /** Workers of components, from 0, where they are chosen by hand. */
  readonly pins?: Readonly<Record<string, number>>;
  /** What the components cost in an earlier run of the same model: the first plan goes by it. */
  readonly costs?: readonly KnownCost[];
  /** See `LocalProcessOptions`. */
  readonly schedule?: 'compiled' | 'queue';
  readonly channelCapacity?: number;
  /**
   * A worker that says nothing for so long, milliseconds, counts as hung: its run fails. Steps of
   * components may not take longer. 10,000 without it.
   */
  readonly hangAfter?: number;
  /**
   * `destroy` leaves the workers, so that `init` finds the same components again, as in one thread;
   * `close` ends them then.
   */
  readonly keepsWorkers?: boolean;
}
