import type { Json } from '../../base/json.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import type { Range, Study } from '../Study.ts';

/** What a column of trials tells. */
export type ColumnRole = 'number' | 'argument' | 'objective' | 'status' | 'seconds' | 'error';

/** One value of every trial, by row. */
export interface TrialColumn {
  /** Its place among the columns of its study. */
  readonly at: number;
  /** Full name of an argument or objective, otherwise its role. */
  readonly name: string;
  readonly role: ColumnRole;
  /** Of an objective: which way is better. */
  readonly direction: 'min' | 'max' | null;
  /** The values that count as texts, by the number that stands for each; null where numbers are meant. */
  readonly categories: readonly Json[] | null;
  /** NaN where a trial has no value. Longer than there are rows; another array after it grew. */
  readonly numbers: Float64Array;
}

/** Rows that a column has room for at first. */
const FIRST_ROOM = 256;

const STATUSES: readonly FinishedTrial['status'][] = ['completed', 'constrained', 'failed'];

/** Grows by rows; what it is otherwise stays. */
class Column implements TrialColumn {
  numbers = new Float64Array(FIRST_ROOM);
  readonly #codes = new Map<string, number>();
  readonly categories: Json[] | null;

  readonly at: number;
  readonly name: string;
  readonly role: ColumnRole;
  readonly direction: TrialColumn['direction'];

  constructor(
    at: number,
    name: string,
    role: ColumnRole,
    direction: TrialColumn['direction'] = null,
    choices: readonly Json[] | null = null,
  ) {
    this.at = at;
    this.name = name;
    this.role = role;
    this.direction = direction;
    this.categories = choices === null ? null : [];
    for (const choice of choices ?? []) this.#codeOf(choice);
  }

  set(row: number, value: Json | undefined): void {
    if (row >= this.numbers.length) {
      const grown = new Float64Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[row] = this.categories === null ? numberOf(value) : this.#codeOf(value ?? null);
  }

  #codeOf(value: Json): number {
    const text = JSON.stringify(value);
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.#codes.size);
    this.categories?.push(value);
    return this.#codes.size - 1;
  }
}

const numberOf = (value: Json | undefined): number =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : Number.NaN;

/** Choices that have an order of their own are numbers; others are texts. */
function choicesOf(range: Range): readonly Json[] | null {
  if (range.kind !== 'choice') return null;
  return range.choices.every((choice) => typeof choice === 'number') ? null : range.choices;
}

/** The trials of a study by columns, in the order in which they came in: what every view is made of. */
export class TrialColumns {
  readonly all: readonly TrialColumn[];
  readonly arguments: readonly TrialColumn[];
  readonly objectives: readonly TrialColumn[];
  /** Raised when rows come. */
  version = 0;
  readonly #columns: readonly Column[];
  /** One where a trial of this number is there. */
  #seen = new Uint8Array(FIRST_ROOM);
  #length = 0;

  constructor(study: Pick<Study, 'dimensions' | 'objectives'>) {
    let at = 0;
    this.#columns = [
      new Column(at++, 'number', 'number'),
      ...study.dimensions.map(
        ({ name, range }) => new Column(at++, name, 'argument', null, choicesOf(range)),
      ),
      ...study.objectives.map(
        ({ name, direction }) => new Column(at++, name, 'objective', direction),
      ),
      new Column(at++, 'status', 'status', null, STATUSES),
      new Column(at++, 'seconds', 'seconds'),
      new Column(at++, 'error', 'error', null, ['']),
    ];
    this.all = this.#columns;
    this.arguments = this.all.filter(({ role }) => role === 'argument');
    this.objectives = this.all.filter(({ role }) => role === 'objective');
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Takes trials that are not there yet. They may come between others, since results come in any order.
   *
   * @param trials all of a study so far
   * @param most takes so many at once
   * @returns whether all are there now
   */
  take(trials: readonly FinishedTrial[], most = Infinity): boolean {
    const missing = trials.length - this.#length;
    if (missing <= 0) return true;
    // New ones are near the end: the search goes back only as far as it has to.
    let from = trials.length;
    for (let found = 0; from > 0 && found < missing;) {
      from--;
      if (!this.#has(trials[from]?.number ?? -1)) found++;
    }
    let taken = 0;
    for (; from < trials.length && taken < most; from++) {
      const trial = trials[from];
      if (trial === undefined || this.#has(trial.number)) continue;
      this.#add(trial);
      taken++;
    }
    this.version++;
    return this.#length >= trials.length;
  }

  /** The value of a column in a row; null where there is none. */
  valueAt(column: TrialColumn, row: number): Json {
    const number = column.numbers[row] ?? Number.NaN;
    if (column.categories !== null) return column.categories[number] ?? null;
    return Number.isNaN(number) ? null : number;
  }

  /** The row of a trial; -1 where it is not there. */
  rowOf(number: number): number {
    const numbers = this.#columns[0]?.numbers ?? new Float64Array();
    // Trials come nearly in their order: its row is near its number.
    for (let away = 0; away <= Math.max(number, this.#length); away++) {
      if (numbers[number - away] === number && number - away < this.#length) return number - away;
      if (numbers[number + away] === number && number + away < this.#length) return number + away;
    }
    return -1;
  }

  #has(number: number): boolean {
    return this.#seen[number] === 1;
  }

  #add(trial: FinishedTrial): void {
    const row = this.#length++;
    if (trial.number >= this.#seen.length) {
      const grown = new Uint8Array(Math.max(trial.number + 1, this.#seen.length * 2));
      grown.set(this.#seen);
      this.#seen = grown;
    }
    this.#seen[trial.number] = 1;
    let objective = 0;
    for (const column of this.#columns) {
      switch (column.role) {
        case 'argument':
          column.set(row, trial.arguments[column.name]);
          break;
        case 'objective':
          column.set(row, trial.objectives[objective++]);
          break;
        case 'error':
          column.set(row, trial.error ?? '');
          break;
        default:
          column.set(row, trial[column.role]);
      }
    }
  }
}
