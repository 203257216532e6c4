import type { ComponentIO } from '../component.ts';
import type { Probe } from '../probe.ts';
import type { Plan, Way } from './plan.ts';

/** Why a batch of rounds came to its end. */
export const DONE = 0;
export const CLOSED = 1;
export const PROMISE = 2;
export const THREW = 3;

/** Where a batch of rounds was left. */
export interface Outcome {
  /** Whole rounds that were done. */
  rounds: number;
  /** Place of the unit that ended the batch, in the order of the round. */
  at: number;
  /** Its promise, or what it threw. */
  value: unknown;
}

/** Raised by a component that closes; one for the whole group. */
export interface Flag {
  raised: boolean;
}

/** Does up to `count` rounds; says in `outcome` where it was left, and gives the reason. */
export type Rounds = (count: number, outcome: Outcome) => number;

type Fields = Record<string, unknown>;

interface Table {
  readonly component: Fields & { step(): unknown };
  readonly io: ComponentIO;
  readonly ways: readonly (Way & { readonly source: Fields })[];
  readonly sends: readonly Way[];
  readonly inputProbes: readonly { readonly field: string; readonly probe: Probe }[];
  readonly outputProbes: readonly { readonly field: string; readonly probe: Probe }[];
}

const fieldsOf = (plan: Plan, at: number) => plan.units[at]?.component as unknown as Fields;

/** Rounds as a loop over tables, where no code may be generated. */
export function tableRounds(plan: Plan, flag: Flag): Rounds {
  const table: Table[] = plan.units.map((unit, at) => ({
    component: unit.component as unknown as Table['component'],
    io: unit.component.io,
    ways: (plan.ways[at] ?? []).map((way) => ({ ...way, source: fieldsOf(plan, way.from) })),
    sends: plan.sends[at] ?? [],
    inputProbes: [...unit.inputProbes],
    outputProbes: [...unit.outputProbes],
  }));
  return (count, outcome) => {
    let round = 0;
    let at = 0;
    try {
      for (; round < count; round++) {
        for (at = 0; at < table.length; at++) {
          const row = table[at] as Table;
          const { component } = row;
          for (const { source, output, input, delay } of row.ways) {
            component[input] = delay === null ? (source[output] ?? null) : delay.shift();
          }
          for (const { field, probe } of row.inputProbes) probe.push(component[field]);
          const result = component.step();
          if (result !== undefined && isPromise(result)) {
            outcome.value = result;
            return leave(outcome, round, at, PROMISE);
          }
          if (flag.raised && row.io.isClosed) return leave(outcome, round, at, CLOSED);
          for (const { field, probe } of row.outputProbes) probe.push(component[field]);
          for (const { output, delay, tap } of row.sends) {
            const value = component[output] ?? null;
            tap?.push(value);
            delay?.push(value);
          }
        }
      }
    } catch (error) {
      outcome.value = error;
      return leave(outcome, round, at, THREW);
    }
    return leave(outcome, round, 0, DONE);
  };
}

function leave(outcome: Outcome, rounds: number, at: number, reason: number): number {
  outcome.rounds = rounds;
  outcome.at = at;
  return reason;
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
