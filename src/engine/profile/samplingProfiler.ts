import type { Waits } from '../../model/run/index.ts';
import { weightOf } from '../channels/channel.ts';
import type { Unit } from '../unit/unit.ts';
import type { PartitionTimes, UnitTimes } from './times.ts';

/** Shortest time between two looks at what the components wait for, milliseconds. */
const LOOK_MS = 8;
/** Components that are looked at in a millisecond of the run, at most. */
const LOOKS = 100;

/**
 * So many ticks of the clock count as seen beforehand, shared out by steps: where measurements have seen
 * hardly more, which component they fell into was chance.
 */
const SEEN_BEFORE = 20;

type Kind = keyof Waits;

interface Line {
  life: number;
  readonly waits: Record<Kind, number>;
}

/**
 * Samples where the time of a process goes: how long it works, and now and then what each
 * component waits for. What single steps cost their meters know.
 */
export class SamplingProfiler {
  #elapsed = 0;
  #worked = 0;
  /** When the times were last brought up to now; null while nothing runs. */
  #since: number | null = null;
  /** Time that no look has shared out yet. */
  #open = 0;
  readonly #units: readonly Unit[];
  readonly #lines: ReadonlyMap<Unit, Line>;
  readonly #now: () => number;
  readonly #pause: number;
  readonly #tick: number;

  /** @param tick the smallest difference that the clock shows */
  constructor(units: readonly Unit[], now: () => number, tick: number) {
    this.#units = units;
    this.#now = now;
    this.#tick = tick;
    this.#pause = Math.max(LOOK_MS, units.length / LOOKS);
    this.#lines = new Map(
      units.map((unit) => [unit, { life: 0, waits: { inputs: 0, room: 0, promise: 0, turn: 0 } }]),
    );
  }

  /** From here on it runs: what was before is not counted. */
  start(): void {
    this.#since = this.#now();
  }

  /** It is held, or over. */
  stop(): void {
    this.#advance();
    this.#since = null;
  }

  /** It begins to work after a pause in which it let others, or had nothing to do. */
  begin(): void {
    this.#advance();
  }

  /** It has worked since `begin`. */
  end(): void {
    this.#worked += this.#advance();
  }

  /** Everything up to now. */
  read(): PartitionTimes {
    if (this.#since !== null) this.#advance();
    this.#look();
    const timeOf = this.#times();
    const units = this.#units.map((unit): UnitTimes => {
      const { life, waits } = this.#lines.get(unit) as Line;
      const { name, steps, sent } = unit;
      const own = timeOf(unit);
      return {
        name,
        steps,
        sent,
        own,
        life,
        waits: fitted(waits, life - own),
        bytes: bytesOf(unit),
      };
    });
    return { elapsed: this.#elapsed, worked: this.#worked, units };
  }

  /**
   * Milliseconds of all steps of a unit. Samples can say more than there was: then all of them said too
   * much. Where the clock shows little or nothing, all steps count about alike.
   */
  #times(): (unit: Unit) => number {
    const total = (of: (unit: Unit) => number) =>
      this.#units.reduce((sum, unit) => sum + of(unit), 0);
    const steps = total(({ stepsHere }) => stepsHere);
    if (total(ownOf) === 0) {
      return ({ stepsHere }) => (steps > 0 ? (this.#worked * stepsHere) / steps : 0);
    }
    const measured = total(({ timer }) => timer?.count ?? 0);
    const alike = (SEEN_BEFORE * this.#tick) / Math.max(1, measured);
    const smoothed = (unit: Unit) => ownOf(unit) + alike * unit.stepsHere;
    const scale = Math.min(1, this.#worked / total(smoothed));
    return (unit) => smoothed(unit) * scale;
  }

  /** Brings the times up to now; gives the milliseconds since they were. */
  #advance(): number {
    const now = this.#now();
    const passed = this.#since === null ? 0 : now - this.#since;
    this.#since = now;
    this.#elapsed += passed;
    this.#open += passed;
    if (this.#open >= this.#pause) this.#look();
    return passed;
  }

  #look(): void {
    const passed = this.#open;
    this.#open = 0;
    if (passed === 0) return;
    for (const unit of this.#units) {
      if (unit.isEnded && !unit.busy) continue;
      const line = this.#lines.get(unit) as Line;
      line.life += passed;
      line.waits[waitOf(unit)] += passed;
    }
  }
}

/** Milliseconds of all steps, by the measured ones. */
function ownOf({ timer, stepsHere }: Unit): number {
  return (timer?.perStep ?? 0) * stepsHere;
}

/** What a component waits for, if it does. */
function waitOf(unit: Unit): Kind {
  if (unit.busy) return 'promise';
  if (unit.blockedOn !== null) return 'room';
  if (unit.queued) return 'turn';
  return unit.waitsFor.length > 0 || unit.waitsForEventsOnly ? 'inputs' : 'turn';
}

/** Samples say of what the waiting was; how long it was in all is known better. */
function fitted(waits: Waits, total: number): Waits {
  const seen = waits.inputs + waits.room + waits.promise + waits.turn;
  const scale = seen === 0 ? 0 : Math.max(0, total) / seen;
  return {
    inputs: waits.inputs * scale,
    room: waits.room * scale,
    promise: waits.promise * scale,
    turn: waits.turn * scale,
  };
}

/** Bytes that a step sends along all connectors, by the values of now. */
function bytesOf(unit: Unit): number {
  const fields = unit.component as unknown as Readonly<Record<string, unknown>>;
  return unit.outputChannels.reduce((sum, { field }) => sum + weightOf(fields[field]), 0);
}
