import type { RoundPlan, Transfer } from './roundPlan.ts';
import type { Rounds, RoundsOptions } from './rounds.ts';

/** Makes rounds of what they speak of. */
export type BuildRounds = (...given: unknown[]) => [Rounds, Rounds?];

type Options = Pick<RoundsOptions, 'plan' | 'places' | 'recorder'>;

/** Groups of one process whose code is remembered, at most. */
const MOST = 64;

/**
 * Code of rounds that serves again, for processes of one model that run one after the other. There the places
 * in the code see the same classes each time, so what the engine below made of them stays as fast, and need
 * not be made again.
 */
export class KnownRounds {
  readonly #known: (readonly [Options, BuildRounds])[] = [];

  /** The code of rounds like these; null: there is none, or something is recorded. */
  find(options: Options): BuildRounds | null {
    if (options.recorder.tracks.length > 0) return null;
    const { first, end } = options.places;
    const found = this.#known.find(
      ([{ places, plan }]) =>
        places.first === first && places.end === end && isAlike(options.plan, plan),
    );
    return found?.[1] ?? null;
  }

  keep({ plan, places, recorder }: Options, build: BuildRounds): void {
    if (recorder.tracks.length > 0 || this.#known.length >= MOST) return;
    this.#known.push([{ plan, places, recorder }, build]);
  }
}

/** Whether the code of both is the same: components of the same classes, joined in the same way. */
function isAlike(one: RoundPlan, other: RoundPlan): boolean {
  if (one.units.length !== other.units.length) return false;
  return one.units.every(
    ({ component }, at) =>
      component.constructor === other.units[at]?.component.constructor &&
      areAlike(one, one.transfers[at] ?? [], other, other.transfers[at] ?? []) &&
      areAlike(one, one.sends[at] ?? [], other, other.sends[at] ?? []),
  );
}

function areAlike(
  one: RoundPlan,
  transfers: readonly Transfer[],
  other: RoundPlan,
  others: readonly Transfer[],
): boolean {
  if (transfers.length !== others.length) return false;
  return transfers.every((transfer, i) => {
    const like = others[i];
    return (
      like !== undefined &&
      transfer.from === like.from &&
      transfer.to === like.to &&
      transfer.output === like.output &&
      transfer.input === like.input &&
      (transfer.delay === null) === (like.delay === null) &&
      (transfer.tap === null) === (like.tap === null) &&
      one.held.has(transfer) === other.held.has(like)
    );
  });
}
