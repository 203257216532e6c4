import { numberOf, type Probe } from '../probe/probe.ts';
import type { RoundPlan } from './roundPlan.ts';

/** Rounds that are recorded at once, before their values go to the probes. */
const BLOCK = 256;

/** What a batch of rounds writes for one probe. */
export interface Track {
  readonly probe: Probe;
  /** Place of the unit in the order of the round. */
  readonly place: number;
  readonly field: string;
  readonly isInput: boolean;
  /** The values of the batch, by round. */
  readonly block: Float64Array;
  /** The probe keeps a list: rounds push each value by itself. */
  readonly isDirect: boolean;
  /** It can be thinned. */
  readonly thins: boolean;
}

/**
 * Collects what the rounds of a group record. Rounds write into small blocks that stay in the
 * processor's cache, or, when series are thinned, keep the smallest and the largest value; the probes
 * get it after each batch.
 */
export class Recorder {
  readonly tracks: readonly Track[];
  /** Tracks of each unit, by its place, with their numbers. */
  readonly byPlace: readonly (readonly (readonly [number, Track])[])[];
  /** Largest and smallest value of each track's bucket, two entries a track. */
  readonly extremes: Float64Array;
  /** Values of the batch that are no numbers. */
  #isThin = false;
  readonly #odd: { readonly track: number; readonly round: number; readonly value: unknown }[] = [];

  constructor({ units }: RoundPlan) {
    const tracks: Track[] = [];
    units.forEach((unit, place) => {
      const take = (list: typeof unit.inputProbes, isInput: boolean) => {
        for (const { field, probe } of list) {
          const [isDirect, block] = [probe.isList, new Float64Array(BLOCK)];
          const thins = !isDirect && probe.budget !== Infinity;
          tracks.push({ probe, place, field, isInput, block, isDirect, thins });
        }
      };
      take(unit.inputProbes, true);
      take(unit.outputProbes, false);
    });
    this.tracks = tracks;
    const byPlace = units.map((): (readonly [number, Track])[] => []);
    tracks.forEach((track, number) => byPlace[track.place]?.push([number, track]));
    this.byPlace = byPlace;
    this.extremes = new Float64Array(2 * tracks.length);
  }

  /** Whether the batch under way keeps extremes alone; then all series with a budget are thinned. */
  get isThin(): boolean {
    return this.#isThin;
  }

  /** Makes ready for a batch; gives how many of `count` rounds it may have. */
  begin(count: number): number {
    const { tracks } = this;
    if (tracks.length === 0) return count;
    this.#isThin = false;
    for (let i = 0; i < tracks.length; i++) if (tracks[i]?.probe.isThin) this.#isThin = true;
    return this.#isThin ? this.#beginThin(count) : this.#beginExact(count);
  }

  #beginExact(count: number): number {
    let rounds = Math.min(count, BLOCK);
    for (const { probe, isDirect } of this.tracks) {
      if (!isDirect) rounds = Math.min(rounds, probe.room);
    }
    return rounds;
  }

  #beginThin(count: number): number {
    const { tracks, extremes } = this;
    let rounds = count;
    for (let i = 0; i < tracks.length; i++) {
      const { probe, thins, isDirect } = tracks[i] as Track;
      if (thins) {
        probe.thin();
        rounds = Math.min(rounds, probe.bucketRoom);
        extremes[2 * i] = probe.high;
        extremes[2 * i + 1] = probe.low;
      } else if (!isDirect) rounds = Math.min(rounds, BLOCK, probe.room);
    }
    return rounds;
  }

  /** For the rounds: a value that is no number. */
  odd(track: number, round: number, value: unknown): void {
    this.#odd.push({ track, round, value });
  }

  /** For the rounds, where only extremes are kept: what such a value counts as. */
  readonly numberOf = numberOf;

  /**
   * Gives the probes what the batch recorded. False when rounds must be made anew, because a probe keeps
   * a list from now on.
   *
   * @param counted rounds that a unit has begun or ended in the batch, by its place
   */
  end(counted: (place: number, isBegun: boolean) => number): boolean {
    const isThin = this.#isThin;
    for (let i = 0; i < this.tracks.length; i++) {
      const { probe, place, isInput, block, isDirect, thins } = this.tracks[i] as Track;
      if (isDirect) continue;
      const count = counted(place, isInput);
      if (isThin && thins) {
        const high = this.extremes[2 * i] as number;
        const low = this.extremes[2 * i + 1] as number;
        if (count > 0) probe.appendExtremes(low, high, count);
      } else if (this.#odd.length === 0) probe.append(block, count);
      else this.#appendMixed(i, block, count);
    }
    if (this.#odd.length === 0) return true;
    this.#odd.length = 0;
    return this.tracks.every(({ probe, isDirect }) => probe.isList === isDirect);
  }

  #appendMixed(track: number, block: Float64Array, count: number): void {
    const { probe } = this.tracks[track] as Track;
    const odd = new Map(
      this.#odd.filter((one) => one.track === track).map(({ round, value }) => [round, value]),
    );
    for (let round = 0; round < count; round++) {
      probe.push(odd.has(round) ? odd.get(round) : block[round]);
    }
  }
}
