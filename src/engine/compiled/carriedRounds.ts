import type { Channel } from '../channels/channel.ts';
import type {
  CarriedEnd,
  CarriedGroup,
  CarriedRounds,
  Carrier,
  Component,
} from '../component/component.ts';
import type { Transfer } from './roundPlan.ts';
import { DONE, NOTICED, PROMISE, type Rounds, type RoundsOptions, THREW } from './rounds.ts';

const REASONS = { done: DONE, noticed: NOTICED, promise: PROMISE, threw: THREW } as const;

/** The carrier that all units of the rounds have, if it makes rounds for them; null where there is none. */
function carrierOf({ plan: { units, transfers }, places }: RoundsOptions): Carrier | null {
  const [first, ...others] = units
    .slice(places.first, places.end)
    .map(({ component }) => (component.constructor as typeof Component).carrier);
  const isOne = first?.rounds !== undefined && others.every((other) => other === first);
  const isTraced = transfers.some((list) => list.some(({ tap }) => tap !== null));
  return isOne && !isTraced ? first : null;
}

/** Values that come from another stage: they wait in the channel. */
interface Taken {
  readonly place: number;
  readonly channel: Channel;
}

/** An output that goes to other stages. */
interface Given {
  readonly place: number;
  readonly output: string;
  readonly channels: Channel[];
}

/** What of these rounds goes through channels. */
interface Ways {
  /** Values that come late, from and to units of these rounds. */
  readonly queues: readonly Transfer[];
  readonly taken: readonly Taken[];
  readonly given: readonly Given[];
}

function waysOf({ plan, places: { first, end } }: RoundsOptions): Ways {
  const isOwn = (place: number) => place >= first && place < end;
  const all = plan.transfers.flat();
  const given: Given[] = [];
  for (const { from, to, output, channel } of all) {
    if (!isOwn(from) || isOwn(to)) continue;
    const known = given.find((one) => one.place === from && one.output === output);
    if (known === undefined) given.push({ place: from, output, channels: [channel] });
    else known.channels.push(channel);
  }
  return {
    queues: all.filter(({ from, to, delay }) => delay !== null && isOwn(from) && isOwn(to)),
    taken: all.flatMap(({ from, to, channel }) =>
      isOwn(to) && !isOwn(from) ? [{ place: to, channel }] : [],
    ),
    given,
  };
}

/** Fields go by their names there, whatever the keys are under which they go between channels. */
function groupOf(
  { plan: { units, transfers }, places: { first, end }, recorder }: RoundsOptions,
  { queues, taken, given }: Ways,
): CarriedGroup {
  const indexIn = (list: readonly { readonly channel: Channel }[], { channel }: Transfer) => {
    const at = list.findIndex((one) => one.channel === channel);
    return at < 0 ? null : at;
  };
  const output = ({ from, channel }: Transfer) =>
    units[from]?.outputChannels.find((one) => one.channel === channel)?.field ?? '';
  const input = ({ to, channel }: Transfer) =>
    units[to]?.inputChannels.find((one) => one.channel === channel)?.field ?? '';
  const own = units.slice(first, end);
  return {
    components: own.map(({ component }) => component),
    transfers: transfers.slice(first, end).map((list) =>
      list.map((one) => ({
        from: one.from - first,
        output: output(one),
        input: input(one),
        queue: indexIn(queues, one),
        border: indexIn(taken, one),
      })),
    ),
    sends: own.map((_, at) =>
      queues.flatMap((one, queue) =>
        one.from === first + at ? [{ output: output(one), queue }] : [],
      ),
    ),
    gives: given.map(({ place, output }, at) => ({
      place: place - first,
      output,
      border: taken.length + at,
    })),
    queues: queues.length,
    borders: taken.length + given.length,
    tracks: recorder.tracks.flatMap(({ place, field, isInput }) =>
      place >= first && place < end ? [{ place: place - first, field, isInput }] : [],
    ),
  };
}

/** Gives the probes' blocks what was recorded in a call, whose first round was number `begin` of the batch. */
function record(
  rounds: CarriedRounds,
  counted: (place: number, isBegun: boolean) => number,
  begin: number,
  { recorder, places: { first, end }, isThin }: RoundsOptions,
): void {
  const odd = rounds.odd();
  let own = -1;
  recorder.tracks.forEach(({ block, probe, isDirect, thins, place, isInput }, number) => {
    if (place < first || place >= end) return;
    own++;
    const track = own;
    const count = counted(place, isInput);
    const values = rounds.recorded(track);
    const others = new Map(
      odd.flatMap((one) => (one.track === track ? [[one.round, one.value] as const] : [])),
    );
    const { extremes } = recorder;
    for (let r = 0; r < count; r++) {
      const value = others.has(r) ? others.get(r) : values[r];
      if (isDirect) probe.push(value);
      else if (isThin && thins) {
        const as = recorder.numberOf(value);
        if (as > (extremes[2 * number] as number)) extremes[2 * number] = as;
        if (as < (extremes[2 * number + 1] as number)) extremes[2 * number + 1] = as;
      } else if (typeof value === 'number') block[begin + r] = value;
      else recorder.odd(number, begin + r, value);
    }
  });
}

/**
 * Rounds of units that are all at home with one carrier, done there; null for any others.
 */
export function carriedRounds(options: RoundsOptions): Rounds | null {
  const { places } = options;
  const carrier = carrierOf(options);
  if (carrier?.rounds === undefined) return null;
  const ways = waysOf(options);
  const { queues, taken, given } = ways;
  const group = groupOf(options, ways);
  const rounds = carrier.rounds(group);
  if (rounds === null) return null;
  const isRecorded = group.tracks.length > 0;
  const most = isRecorded || group.borders > 0 ? rounds.block : Infinity;

  const call = (count: number, begin: number): CarriedEnd => {
    taken.forEach(({ channel }, border) => rounds.put(border, channel.contents().slice(0, count)));
    const end = rounds.run(count);
    const at = end.reason === 'done' ? -1 : places.first + end.at;
    // The round in which it was left is one for those who stepped in it.
    const counted = (place: number, isBegun: boolean) =>
      end.rounds + (place < at || (isBegun && place === at) ? 1 : 0);
    for (const { place, channel } of taken)
      for (let n = counted(place, true); n > 0; n--) channel.shift();
    given.forEach(({ place, channels }, index) => {
      for (const value of rounds.given(taken.length + index, counted(place, false)))
        for (const channel of channels) channel.push(value);
    });
    if (isRecorded) record(rounds, counted, begin, options);
    return end;
  };

  return (count, outcome, first) => {
    queues.forEach(({ channel }, queue) => {
      rounds.fill(queue, channel.contents());
      while (channel.size > 0) channel.shift();
    });
    let done = first;
    let end: CarriedEnd;
    let wanted: number;
    do {
      wanted = Math.min(count - done, most);
      end = call(wanted, done);
      done += end.rounds;
    } while (end.rounds === wanted && done < count);
    queues.forEach(({ channel }, queue) => {
      for (const value of rounds.drain(queue)) channel.push(value);
    });
    rounds.sync();
    if (end.reason === 'done' && end.rounds < wanted) options.halt.raised = true;
    outcome.rounds = done;
    outcome.at = places.first + end.at;
    outcome.value = end.value;
    return REASONS[end.reason];
  };
}
