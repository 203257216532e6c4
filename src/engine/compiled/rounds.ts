import type { ComponentIO } from '../component/componentIO.ts';
import { isPromise } from '../unit/isPromise.ts';
import type { Unit } from '../unit/unit.ts';
import type { RoundPlan, Transfer } from './roundPlan.ts';
import type { Recorder, Track } from './recorder.ts';
import { crosses } from './dividedPlan.ts';
import type { Places } from './stages.ts';

/** Why a batch of rounds came to its end. */
export const DONE = 0;
/** The component has closed, or queued an event. */
export const NOTICED = 1;
export const PROMISE = 2;
export const THREW = 3;

/** Where a batch of rounds was left. */
export interface Outcome {
  /** Whole rounds that were done. */
  rounds: number;
  /** Place of the unit that stepped last, in the order of the round. */
  at: number;
  /** Its promise, or what it threw. */
  value: unknown;
}

interface Flag {
  raised: boolean;
}

/** What rounds are made for. */
export interface RoundsOptions {
  readonly plan: RoundPlan;
  /** The units that step in them. */
  readonly places: Places;
  /** Raised by a component that closes or queues an event; one for the whole group. */
  readonly flag: Flag;
  /** Raised when something that may change goes to another stage, which is to see it as it is now. */
  readonly halt: Flag;
  readonly recorder: Recorder;
  /** Keep only the extremes of what is recorded. */
  readonly isThin: boolean;
}

/**
 * Does the rounds of a batch from `first` on, as far as `count` or less far; says in `outcome` where it was left,
 * and gives the reason.
 */
export type Rounds = (count: number, outcome: Outcome, first: number) => number;

type Fields = Record<string, unknown>;

interface Stepped {
  step(): unknown;
}

interface Table {
  readonly component: Fields & { step(): unknown };
  readonly io: ComponentIO;
  readonly transfers: readonly (Transfer & { readonly source: Fields })[];
  readonly sends: readonly (Transfer & { readonly crosses: boolean })[];
  readonly at: number;
  readonly before: readonly (Track & { readonly number: number })[];
  readonly after: readonly (Track & { readonly number: number })[];
}

const fieldsOf = (plan: RoundPlan, at: number) => plan.units[at]?.component as unknown as Fields;

/** How one component is stepped. */
export type Stepper = (component: Stepped, unit: Unit) => unknown;

/** Rounds as a loop over tables, where no code may be generated. */
export function tableRounds(
  { plan, places, flag, halt, recorder, isThin }: RoundsOptions,
  stepper: Stepper | null = null,
): Rounds {
  const tracksAt = (at: number, isInput: boolean) =>
    (recorder.byPlace[at] ?? [])
      .filter(([, track]) => track.isInput === isInput)
      .map(([number, track]) => ({ ...track, number }));
  const all = plan.units.map((unit, at): Table => ({
    at,
    component: unit.component as unknown as Table['component'],
    io: unit.component.io,
    transfers: (plan.transfers[at] ?? []).map((transfer) => ({
      ...transfer,
      source: fieldsOf(plan, transfer.from),
    })),
    sends: (plan.sends[at] ?? []).map((one) => ({ ...one, crosses: crosses(plan, one) })),
    before: tracksAt(at, true),
    after: tracksAt(at, false),
  }));
  const table = all.slice(places.first, places.end);
  const { extremes } = recorder;
  const record = (list: Table['before'], component: Fields, round: number) => {
    for (const { field, probe, block, number, isDirect, thins } of list) {
      const value = component[field];
      if (isDirect) probe.push(value);
      else if (isThin && thins) {
        const at = recorder.numberOf(value);
        if (at > (extremes[2 * number] as number)) extremes[2 * number] = at;
        if (at < (extremes[2 * number + 1] as number)) extremes[2 * number + 1] = at;
      } else if (typeof value === 'number') block[round] = value;
      else recorder.odd(number, round, value);
    }
  };

  /** One round; 0, or why it was left. */
  const round = (r: number, outcome: Outcome): number => {
    for (let i = 0; i < table.length; i++) {
      const { at, component, io, transfers, sends, before, after } = table[i] as Table;
      for (const { source, output, input, delay } of transfers) {
        component[input] = delay === null ? (source[output] ?? null) : delay.shift();
      }
      record(before, component, r);
      outcome.at = at;
      // A call of `stepper` for nothing would cost as much as the step.
      const result =
        stepper === null ? component.step() : stepper(component, plan.units[at] as Unit);
      if (result !== undefined && isPromise(result)) {
        outcome.value = result;
        return PROMISE;
      }
      if (flag.raised && io.wantsMore) return NOTICED;
      record(after, component, r);
      for (const { output, delay, tap, crosses } of sends) {
        const value = component[output] ?? null;
        tap?.push(value);
        delay?.push(value);
        if (crosses && typeof value === 'object' && value !== null) halt.raised = true;
      }
    }
    return DONE;
  };

  return (count, outcome, first) => {
    let r = first;
    let reason = DONE;
    try {
      for (; r < count && reason === DONE && !halt.raised; r++) reason = round(r, outcome);
      if (reason !== DONE) r--;
    } catch (error) {
      outcome.value = error;
      reason = THREW;
    }
    outcome.rounds = r;
    return reason;
  };
}
