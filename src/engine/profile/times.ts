import type { Waits } from '../../model/run/index.ts';

/** Where the time of one component went. */
export interface UnitTimes {
  readonly name: string;
  readonly steps: number;
  /** Values that it sent along each of its connectors. */
  readonly sent: number;
  /** Milliseconds of its steps, extrapolated from those that were measured. */
  readonly own: number;
  /** Milliseconds of the run in which it had not ended. */
  readonly life: number;
  readonly waits: Waits;
  /** Bytes of the values that it sends in one step, roughly: of large ones alone. */
  readonly bytes: number;
}

/** Where the time of one worker went, milliseconds. */
export interface PartitionTimes {
  /** While it ran and was not held. */
  readonly elapsed: number;
  /** Of that, while it had something to do. */
  readonly worked: number;
  readonly units: readonly UnitTimes[];
}

const NO_WAITS: Waits = { inputs: 0, room: 0, promise: 0, turn: 0 };

export const noTimes = (name: string): UnitTimes => {
  return { name, steps: 0, sent: 0, own: 0, life: 0, waits: NO_WAITS, bytes: 0 };
};

/** Times of two stretches of one component's run; steps count from the beginning of the run. */
export function joinTimes(before: UnitTimes, after: UnitTimes): UnitTimes {
  const [one, other] = [before.waits, after.waits];
  return {
    name: after.name,
    steps: Math.max(before.steps, after.steps),
    sent: before.sent + after.sent,
    own: before.own + after.own,
    life: before.life + after.life,
    waits: {
      inputs: one.inputs + other.inputs,
      room: one.room + other.room,
      promise: one.promise + other.promise,
      turn: one.turn + other.turn,
    },
    bytes: Math.max(before.bytes, after.bytes),
  };
}
