import type { Environment } from '../environment.ts';
import { carriedRounds } from './carriedRounds.ts';
import { generatedRounds } from './generate.ts';
import { DONE, type Outcome, type Rounds, type RoundsOptions, tableRounds } from './rounds.ts';

/** Units of a group that step in one function, and how far they are in the batch under way. */
export class Stage {
  /** Whole rounds done of the batch. */
  rounds = 0;
  /** Why its rounds were left: by whom, and with what. */
  reason = DONE;
  readonly outcome: Outcome = { rounds: 0, at: 0, value: undefined };
  /** Something that may change went to another stage in the batch. */
  isHalted = false;
  /** Its rounds are generated code. */
  isGenerated = false;
  /** Its components are at home with a carrier, which makes its rounds. */
  readonly isElsewhere: boolean;
  readonly options: Omit<RoundsOptions, 'isThin'>;
  /** Rounds that keep every recorded value, and such that keep extremes alone: code, or tables made when needed. */
  #exact: Rounds | null = null;
  #thin: Rounds | null = null;

  constructor(options: Omit<RoundsOptions, 'isThin'>) {
    this.options = options;
    this.#exact = carriedRounds({ ...options, isThin: false });
    this.isElsewhere = this.#exact !== null;
    if (this.isElsewhere) this.#thin = carriedRounds({ ...options, isThin: true });
  }

  /** Makes code of its rounds: until it is there, and for good where none may be made, they go by tables. */
  async generate({ makeFunction, known }: Pick<Environment, 'makeFunction' | 'known'>) {
    if (makeFunction === undefined) return;
    try {
      const { exact, thin } = await generatedRounds(this.options, makeFunction, known?.rounds);
      this.#exact = exact;
      this.#thin = thin;
      this.isGenerated = true;
    } catch {
      // The tables stay.
    }
  }

  /** Begins a batch. */
  begin(): void {
    this.rounds = 0;
    this.reason = DONE;
    this.isHalted = false;
  }

  /** Goes on in the batch, as far as `count` rounds or less far. */
  run(count: number, isThin: boolean): void {
    const rounds = isThin
      ? (this.#thin ??= this.#tables(true))
      : (this.#exact ??= this.#tables(false));
    this.runBy(rounds, count);
  }

  /** The same with other rounds. */
  runBy(rounds: Rounds, count: number): void {
    const { halt } = this.options;
    halt.raised = false;
    this.reason = rounds(count, this.outcome, this.rounds);
    this.rounds = this.outcome.rounds;
    this.isHalted ||= halt.raised;
  }

  /** Rounds that a unit has begun, or ended, in the batch. */
  counted(place: number, isBegun: boolean): number {
    const { at } = this.outcome;
    const isMore = this.reason !== DONE && (place < at || (isBegun && place === at));
    return this.rounds + (isMore ? 1 : 0);
  }

  #tables(isThin: boolean): Rounds {
    return tableRounds({ ...this.options, isThin });
  }
}
