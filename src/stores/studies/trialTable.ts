import type { Json } from '../../base/json.ts';
import type { FinishedTrial, TrialResult } from '../../model/run/index.ts';
import type { Study, TrialColumn } from '../../study/index.ts';

/**
 * The trials of a study as columns of numbers: 100,000 of them are some megabytes, not objects each. Rows
 * stand in the order in which trials came in and never change, so a longer table begins with the rows of a
 * shorter one. The columns are, in this order: `number`, each argument, each objective, `status`, `seconds`,
 * `error`; their arrays may be longer than there are rows, and are not to be written to.
 */
export interface TrialTable {
  /** How many rows there are. */
  readonly length: number;
  readonly columns: readonly TrialColumn[];
  /** What stands there; null where a trial has none (objectives of one that failed, the error of others). */
  value(row: number, column: number): Json;
  /** A row as one object. */
  trial(row: number): FinishedTrial;
}

/** A column as it is kept: rows of one stretch of trials. */
export interface TrialStretch {
  readonly length: number;
  readonly numbers: readonly Float64Array[];
  readonly labels: readonly (readonly Json[] | null)[];
}

const STATUS_LABELS: readonly TrialResult['status'][] = ['completed', 'constrained', 'failed'];

/** Different errors whose words are kept; further ones would fill the memory. */
const MOST_ERRORS = 1_000;
const LONGEST_ERROR = 500;
const ONE_MORE = 'It failed in yet another way.';

/** One column that grows. A view of it stays as it is when more rows come. */
class Column {
  numbers = new Float64Array(64);
  labels: Json[] | null;
  readonly #places = new Map<string, number>();

  constructor(labels: readonly Json[] | null) {
    this.labels = null;
    if (labels === null) return;
    this.labels = [];
    for (const label of labels) this.#placeOf(label);
  }

  set(row: number, value: Json): void {
    this.#makeRoom(row + 1);
    const isNumber = typeof value === 'number';
    if (this.labels === null && !isNumber && value !== null) this.#label(row);
    this.numbers[row] =
      this.labels === null ? (isNumber ? value : Number.NaN) : this.#placeOf(value);
  }

  /** Adds rows that were kept, with their own labels; a column of numbers takes numbers alone. */
  append(row: number, rows: Float64Array, named: readonly Json[] | null): void {
    this.#makeRoom(row + rows.length);
    if (this.labels === null) return this.numbers.set(rows, row);
    const places = named?.map((value) => this.#placeOf(value)) ?? null;
    rows.forEach((value, i) => {
      const known = places?.[value];
      const given = places !== null || Number.isNaN(value) ? null : value;
      this.numbers[row + i] = known ?? this.#placeOf(given);
    });
  }

  /** How many different values there are, and whether this is one of them. */
  knows(value: Json): boolean {
    return this.#places.has(keyOf(value));
  }

  #makeRoom(rows: number): void {
    let size = this.numbers.length;
    if (rows <= size) return;
    while (size < rows) size *= 2;
    const longer = new Float64Array(size);
    longer.set(this.numbers);
    this.numbers = longer;
  }

  #placeOf(value: Json): number {
    const labels = this.labels ?? [];
    const key = keyOf(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, labels.length);
    return labels.push(value) - 1;
  }

  /** A value came that is no number: from now on all are labels. */
  #label(rows: number): void {
    const before = this.numbers;
    this.numbers = new Float64Array(before.length);
    this.labels = [];
    for (let row = 0; row < rows; row++) {
      const value = before[row] ?? Number.NaN;
      this.numbers[row] = this.#placeOf(Number.isNaN(value) ? null : value);
    }
  }
}

const keyOf = (value: Json): string =>
  typeof value === 'number' ? `number ${value}` : JSON.stringify(value);

/** Trials of a study, gathered one by one. */
export class GatheredTrials {
  readonly #columns: readonly Omit<TrialColumn, 'categories' | 'numbers'>[];
  readonly #kept: readonly Column[];
  readonly #dimensions: Study['dimensions'];
  readonly #objectives: Study['objectives'];
  #length = 0;

  constructor({ dimensions, objectives }: Pick<Study, 'dimensions' | 'objectives'>) {
    this.#dimensions = dimensions;
    this.#objectives = objectives;
    const none = { direction: null };
    const columns: readonly Omit<TrialColumn, 'at' | 'categories' | 'numbers'>[] = [
      { name: 'number', role: 'number', ...none },
      ...dimensions.map(({ name }) => ({ name, role: 'argument' as const, ...none })),
      ...objectives.map(({ name, direction }) => ({ name, role: 'objective' as const, direction })),
      { name: 'status', role: 'status', ...none },
      { name: 'seconds', role: 'seconds', ...none },
      { name: 'error', role: 'error', ...none },
    ];
    this.#columns = columns.map((column, at) => ({ ...column, at }));
    this.#kept = [
      new Column(null),
      ...dimensions.map(({ range }) => new Column(labelsOf(range))),
      ...objectives.map(() => new Column(null)),
      ...[new Column(STATUS_LABELS), new Column(null), new Column([null])],
    ];
  }

  get length(): number {
    return this.#length;
  }

  add({ number, arguments: given, objectives, status, seconds, error }: FinishedTrial): void {
    this.#addRow([
      number,
      ...this.#dimensions.map(({ name }) => given[name] ?? null),
      ...this.#objectives.map((_, i) => objectives[i] ?? null),
      ...[status, seconds, error],
    ]);
  }

  /** Adds rows that were kept; false where they do not fit this study. */
  addStretch({ length, numbers, labels }: TrialStretch): boolean {
    const count = this.#columns.length;
    const isFitting =
      numbers.length === count &&
      labels.length === count &&
      numbers.every((column) => column.length === length);
    if (!isFitting) return false;
    // Row by row only where a column of numbers comes to have labels.
    if (labels.every((named, i) => named === null || this.#kept[i]?.labels !== null)) {
      this.#kept.forEach((column, i) => {
        const own = labels[i] ?? null;
        const named = i < count - 1 ? own : (own ?? []).map((value) => this.#error(value));
        column.append(this.#length, numbers[i] as Float64Array, named);
      });
      this.#length += length;
      return true;
    }
    for (let row = 0; row < length; row++) {
      this.#addRow(
        numbers.map((column, i) => {
          const value = column[row] ?? Number.NaN;
          const named = labels[i];
          if (named != null) return named[value] ?? null;
          return Number.isNaN(value) ? null : value;
        }),
      );
    }
    return true;
  }

  /** Rows from one to before another, as they are kept: they stand for themselves. */
  stretch(from: number, to: number): TrialStretch {
    const labels: (readonly Json[] | null)[] = [];
    const numbers = this.#kept.map((column) => {
      const rows = column.numbers.slice(from, to);
      labels.push(column.labels === null ? null : ownLabels(rows, column.labels));
      return rows;
    });
    return { length: to - from, numbers, labels };
  }

  /** The table as it is now; it stays so. */
  view(): TrialTable {
    const length = this.#length;
    const kept = this.#kept.map(({ numbers, labels }) => ({ numbers, labels }));
    const [ends, objectives] = [kept.length - 3, this.#objectives.length];
    const value = (row: number, column: number): Json => {
      const { numbers, labels } = kept[column] ?? { numbers: [], labels: null };
      const number = row < length ? (numbers[row] ?? Number.NaN) : Number.NaN;
      if (labels !== null) return labels[number] ?? null;
      return Number.isNaN(number) ? null : number;
    };
    return {
      length,
      columns: this.#columns.map((column, at) => ({
        ...column,
        categories: kept[at]?.labels ?? null,
        numbers: kept[at]?.numbers ?? new Float64Array(),
      })),
      value,
      trial: (row) => {
        const given = this.#dimensions.flatMap(({ name }, i) => {
          const one = value(row, 1 + i);
          const isNone = one === null && kept[1 + i]?.labels === null;
          return isNone ? [] : [[name, one] as const];
        });
        const status = value(row, ends) as TrialResult['status'];
        const values = Array.from({ length: objectives }, (_, i) =>
          Number(value(row, ends - objectives + i) ?? Number.NaN),
        );
        return {
          number: Number(value(row, 0)),
          arguments: Object.fromEntries(given),
          objectives: status === 'failed' ? [] : values,
          status,
          seconds: Number(value(row, ends + 1)),
          error: value(row, ends + 2) as string | null,
        };
      },
    };
  }

  #addRow(values: readonly Json[]): void {
    const row = this.#length;
    values.forEach((value, i) =>
      this.#kept[i]?.set(row, i === values.length - 1 ? this.#error(value) : value),
    );
    this.#length += 1;
  }

  #error(value: Json): Json {
    if (typeof value !== 'string') return null;
    const words = value.slice(0, LONGEST_ERROR);
    const errors = this.#kept.at(-1);
    const isRoom = (errors?.labels?.length ?? 0) < MOST_ERRORS;
    return isRoom || errors?.knows(words) === true ? words : ONE_MORE;
  }
}

/** Choices that have an order of their own are numbers. */
function labelsOf(range: Study['dimensions'][number]['range']): readonly Json[] | null {
  if (range.kind !== 'choice') return null;
  return range.choices.every((choice) => typeof choice === 'number') ? null : range.choices;
}

/** The labels of some rows alone; the rows are numbered by them anew. */
function ownLabels(rows: Float64Array, labels: readonly Json[]): readonly Json[] {
  const places = new Map<number, number>();
  const own: Json[] = [];
  rows.forEach((place, row) => {
    let mine = places.get(place);
    if (mine === undefined) {
      mine = own.push(labels[place] ?? null) - 1;
      places.set(place, mine);
    }
    rows[row] = mine;
  });
  return own;
}
