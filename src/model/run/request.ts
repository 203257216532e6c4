import type { JsonObject } from '../../base/json.ts';
import type { AttachedFile } from '../document.ts';
import type { Breakpoint } from './breakpoint.ts';
import type { KnownCost } from './profile.ts';

/** Paths of floats in a model whose value is whole, such as `2.0`: in JavaScript they are the same as `2`. */
export type WholeFloats = readonly (readonly string[])[];

/** Where a run was, with what going on from there takes besides the model. */
export interface RunPoint {
  /** The engine's checkpoint as JSON; who keeps it need not read it. */
  readonly state: string;
  /** What components had written by then, by path. */
  readonly written: readonly Pick<AttachedFile, 'name' | 'bytes'>[];
}

/**
 * What a run is made of.
 *
 * @typeParam Config the whole ConfigSpec as plain data; unknown where it was not read yet
 */
export interface RunRequest<Config = JsonObject> {
  readonly config: Config;
  readonly files: readonly Pick<AttachedFile, 'name' | 'bytes'>[];
  /** What Python has to see as a float. */
  readonly floats: WholeFloats;
  /** Seed of the run. */
  readonly seed: number;
  /** Fields to record and send, `component.field`. */
  readonly watch: readonly string[];
  readonly breakpoints: readonly Breakpoint[];
  /** `run` starts at once, `paused` waits for resume or step. */
  readonly start: 'run' | 'paused';
  /** Rounds a second, null: as fast as it goes. */
  readonly speed: number | null;
  /** Workers at most, where the process is spread over several; null: as many as there are cores. */
  readonly workers: number | null;
  /** What the components cost in an earlier run: a pool's first plan goes by it. */
  readonly costs: readonly KnownCost[];
  /** It tells now and then where it is, so that it can go on after its page has gone. Left out: it does not. */
  readonly tellsPoints?: boolean;
  /** Goes on from there, in place of the beginning. */
  readonly from?: RunPoint | null;
}
