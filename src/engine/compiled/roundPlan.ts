import type { Channel } from '../channels/channel.ts';
import type { Unit } from '../unit/unit.ts';
import { type Places, stagesOf } from './stages.ts';

/** How a value goes within a round: straight from field to field, or through a channel that delays it. */
export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly output: string;
  readonly input: string;
  /** Null for a value that is read in the round in which it is sent. */
  readonly delay: Channel | null;
  /** Where the value lies when the round is left half done. */
  readonly channel: Channel;
  readonly tap: unknown[] | null;
}

/** A group of components in the order in which each round steps them. */
export interface RoundPlan {
  readonly units: readonly Unit[];
  /** Ways into each unit, by its place in the order. */
  readonly transfers: readonly (readonly Transfer[])[];
  /** Ways out of each unit that go through a channel, or that are traced. */
  readonly sends: readonly (readonly Transfer[])[];
  /** Ways whose delayed value a field still holds when it is read: one round late, from behind. */
  readonly held: ReadonlySet<Transfer>;
  /** Where a round may be divided: units that may do some rounds before those behind them do the same. */
  readonly stages: readonly Places[];
}

/** Who reads a channel. */
type Readers = ReadonlyMap<Channel, Unit>;

function readersOf(units: readonly Unit[]): Readers {
  const readers = new Map<Channel, Unit>();
  for (const unit of units)
    for (const { channel } of unit.inputChannels) readers.set(channel, unit);
  return readers;
}

/** Units that are joined by connectors, directly or through others. */
function neighbourhoods(units: readonly Unit[], readers: Readers): Unit[][] {
  const groupOf = new Map(units.map((unit) => [unit, [unit]]));
  for (const unit of units) {
    for (const { channel } of unit.outputChannels) {
      const [a, b] = [groupOf.get(unit) ?? [], groupOf.get(readers.get(channel) ?? unit) ?? []];
      if (a === b) continue;
      const [large, small] = a.length < b.length ? [b, a] : [a, b];
      for (const member of small) groupOf.set(member, large);
      large.push(...small);
    }
  }
  return [...new Set(groupOf.values())];
}

/** The order of a round: everybody behind those whose values it takes in the same round. Null: none. */
function inOrder(units: readonly Unit[], readers: Readers): Unit[] | null {
  const waits = new Map(
    units.map((unit) => [
      unit,
      unit.inputChannels.filter(({ channel }) => channel.size === 0).length,
    ]),
  );
  const ready = units.filter((unit) => waits.get(unit) === 0);
  const order: Unit[] = [];
  for (let at = 0; at < ready.length; at++) {
    const unit = ready[at] as Unit;
    order.push(unit);
    for (const { channel } of unit.outputChannels) {
      const reader = readers.get(channel);
      if (reader === undefined || channel.size > 0) continue;
      const left = (waits.get(reader) ?? 0) - 1;
      waits.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  return order.length === units.length ? order : null;
}

/** Whether it can step in rounds: once for each row, without events, and not known to be asynchronous. */
function canCompile(unit: Unit): boolean {
  const { inputs, inputEvents, outputEvents } = unit.declared;
  return (
    unit.canStep &&
    unit.isAtRest &&
    !unit.isRemote &&
    unit.breakpoints.length === 0 &&
    inputEvents.length + outputEvents.length === 0 &&
    unit.inputChannels.length === inputs.length &&
    unit.component.step?.constructor.name !== 'AsyncFunction'
  );
}

function planOf(group: readonly Unit[], readers: Readers): RoundPlan | null {
  const suits = group.every(
    (unit) => canCompile(unit) && unit.inputChannels.every(({ channel }) => channel.writers === 1),
  );
  const order = suits ? inOrder(group, readers) : null;
  if (order === null) return null;
  const staged = stagesOf(order, ({ outputChannels }) =>
    outputChannels.flatMap(({ channel }) => readers.get(channel) ?? []),
  );
  const { units, stages } = staged ?? { units: order, stages: [{ first: 0, end: order.length }] };
  const place = new Map(units.map((unit, at) => [unit, at]));
  const transfers = units.map((): Transfer[] => []);
  const sends = units.map((): Transfer[] => []);
  const held = new Set<Transfer>();
  units.forEach((unit, from) => {
    for (const { field, key: output, channel, connector } of unit.outputChannels) {
      const reader = readers.get(channel);
      const to = reader === undefined ? undefined : place.get(reader);
      const inputChannel = reader?.inputChannels.find((each) => each.channel === channel);
      if (to === undefined || inputChannel === undefined) continue;
      const delay = channel.size > 0 ? channel : null;
      const { tap } = connector;
      const transfer: Transfer = {
        from,
        to,
        output,
        input: inputChannel.key,
        delay,
        channel,
        tap,
      };
      transfers[to]?.push(transfer);
      if (delay !== null || tap !== null) sends[from]?.push(transfer);
      const isOverwritten = unit.inputChannels.some((input) => input.field === field);
      if (delay?.size === 1 && to <= from && !isOverwritten) held.add(transfer);
    }
  });
  return { units, transfers, sends, held, stages };
}

/**
 * The groups of a process that can run in rounds: joined components that step once for each row, have no
 * events, no input with several connectors, and an order. What waits in channels now delays the values
 * behind it, as initial values do.
 */
export function plansOf(units: readonly Unit[]): RoundPlan[] {
  const readers = readersOf(units);
  return neighbourhoods(units, readers).flatMap((group) => planOf(group, readers) ?? []);
}
