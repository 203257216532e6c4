import type { MakeFunction } from './compiled/generate.ts';
import type { KnownRounds } from './compiled/knownRounds.ts';
import type { KnownWiring } from './knownWiring.ts';
import { type Host, NO_HOST } from './component/host.ts';

/** The world as the engine is given it: clock, chance, ids and files come from whoever runs it. */
export interface Environment {
  readonly host: Host;
  /** Milliseconds that only go up. */
  now(): number;
  /** Milliseconds since 1970. */
  time(): number;
  /** So many random letters and digits. */
  randomId(length: number): string;
  /** Lets the outside act (messages come in), then goes on. */
  yieldToHost(): Promise<void>;
  /** Makes a function of its text, where that is allowed; without it rounds run by tables. */
  readonly makeFunction?: MakeFunction;
  readonly known?: KnownModel;
}

/** What processes of one model that run one after the other need not find out again. */
interface KnownModel {
  readonly rounds: KnownRounds;
  readonly wiring: KnownWiring;
}

/** Longest stretch of work without letting the outside act, milliseconds. */
export const SLICE = 8;

/** A plain environment for engines used by hand and in tests: no files, time stands, ids count up. */
export function bareEnvironment(seed = 1): Environment {
  let ids = 0;
  let ticks = 0;
  return {
    host: { ...NO_HOST, seed },
    now: () => ticks++ / 1000,
    time: () => 0,
    randomId: (length) => String(ids++).padStart(length, '0'),
    yieldToHost: () => Promise.resolve(),
  };
}
