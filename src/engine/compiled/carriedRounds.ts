import type {
  CarriedEnd,
  CarriedGroup,
  CarriedRounds,
  Carrier,
  Component,
} from '../component/component.ts';
import type { RoundPlan, Transfer } from './roundPlan.ts';
import { DONE, NOTICED, PROMISE, type Rounds, type RoundsOptions, THREW } from './rounds.ts';

const REASONS = { done: DONE, noticed: NOTICED, promise: PROMISE, threw: THREW } as const;

/** The carrier that all units of a plan have, if it makes rounds for them; null where there is none. */
function carrierOf({ units, transfers }: RoundPlan): Carrier | null {
  const [first, ...others] = units.map(
    ({ component }) => (component.constructor as typeof Component).carrier,
  );
  const isOne = first?.rounds !== undefined && others.every((other) => other === first);
  const isTraced = transfers.some((list) => list.some(({ tap }) => tap !== null));
  return isOne && !isTraced ? first : null;
}

/** Fields go by their names there, whatever the keys are under which they go between channels. */
function groupOf(
  { plan: { units, transfers }, recorder }: RoundsOptions,
  delayed: readonly Transfer[],
): CarriedGroup {
  const queueOf = (transfer: Transfer) => {
    const at = delayed.indexOf(transfer);
    return at < 0 ? null : at;
  };
  const output = ({ from, channel }: Transfer) =>
    units[from]?.outputChannels.find((one) => one.channel === channel)?.field ?? '';
  const input = ({ to, channel }: Transfer) =>
    units[to]?.inputChannels.find((one) => one.channel === channel)?.field ?? '';
  return {
    components: units.map(({ component }) => component),
    transfers: transfers.map((list) =>
      list.map((one) => ({
        from: one.from,
        output: output(one),
        input: input(one),
        queue: queueOf(one),
      })),
    ),
    sends: units.map((_, place) =>
      delayed.flatMap((one, queue) => (one.from === place ? [{ output: output(one), queue }] : [])),
    ),
    queues: delayed.length,
    tracks: recorder.tracks.map(({ place, field, isInput }) => ({ place, field, isInput })),
  };
}

/** Gives the probes' blocks what was recorded in a call. */
function record(
  rounds: CarriedRounds,
  { rounds: whole, at }: CarriedEnd,
  { recorder, isThin }: RoundsOptions,
): void {
  const odd = rounds.odd();
  recorder.tracks.forEach(({ block, probe, isDirect, thins, place, isInput }, number) => {
    const count = whole + (place < at || (isInput && place === at) ? 1 : 0);
    const values = rounds.recorded(number);
    const others = new Map(
      odd.flatMap((one) => (one.track === number ? [[one.round, one.value] as const] : [])),
    );
    const { extremes } = recorder;
    for (let r = 0; r < count; r++) {
      const value = others.has(r) ? others.get(r) : values[r];
      if (isDirect) probe.push(value);
      else if (isThin && thins) {
        const as = recorder.numberOf(value);
        if (as > (extremes[2 * number] as number)) extremes[2 * number] = as;
        if (as < (extremes[2 * number + 1] as number)) extremes[2 * number + 1] = as;
      } else if (typeof value === 'number') block[r] = value;
      else recorder.odd(number, r, value);
    }
  });
}

/**
 * Rounds of a group whose components are all at home with one carrier, done there; null for any other group.
 */
export function carriedRounds(options: RoundsOptions): Rounds | null {
  const { plan, recorder } = options;
  const carrier = carrierOf(plan);
  if (carrier?.rounds === undefined) return null;
  const delayed = plan.transfers.flat().filter(({ delay }) => delay !== null);
  const rounds = carrier.rounds(groupOf(options, delayed));
  if (rounds === null) return null;
  const isRecorded = recorder.tracks.length > 0;

  const call = (count: number): CarriedEnd => {
    const end = rounds.run(count);
    // Nobody records the round in which it was left behind the place where it was.
    if (isRecorded) record(rounds, end.reason === 'done' ? { ...end, at: -1 } : end, options);
    return end;
  };

  return (count, outcome) => {
    delayed.forEach(({ channel }, queue) => {
      rounds.fill(queue, channel.contents());
      while (channel.size > 0) channel.shift();
    });
    let done = 0;
    let end: CarriedEnd;
    do {
      end = call(Math.min(count - done, isRecorded ? rounds.block : count));
      done += end.rounds;
    } while (end.reason === 'done' && done < count);
    delayed.forEach(({ channel }, queue) => {
      for (const value of rounds.drain(queue)) channel.push(value);
    });
    rounds.sync();
    outcome.rounds = done;
    outcome.at = end.at;
    outcome.value = end.value;
    return REASONS[end.reason];
  };
}
