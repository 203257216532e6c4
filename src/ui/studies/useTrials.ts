import { useMemo } from 'react';
import type { StudiesState, Stores, StudyShown } from '../../stores/api.ts';
import { bestRow } from '../../study/view/bestSoFar.ts';
import { paretoFront } from '../../study/view/paretoFront.ts';
import { firstRows, passingRows, sortedRows, textRanks } from '../../study/view/rowOrder.ts';
import { useStore } from 'zustand';
import { type CellFilter, cellFilter } from '../table/cellFilter.ts';
import { columnsOf, shownValue, type ViewColumn } from './columns.ts';
import { type Sorting, type StudiesView, studiesDesk } from './desk.ts';
import type { Brushes, TrialsView } from './plots/picture.ts';
import { useWork } from './useWork.ts';

export interface Trials extends TrialsView {
  /** What is drawn of them: the same as long as pictures are. */
  readonly view: TrialsView;
  readonly shown: StudyShown;
  /** Rows that pass, in the order of the table. */
  readonly ordered: Uint32Array;
  /** What is typed over columns, read: a filter, or in words why it is none. */
  readonly filters: ReadonlyMap<string, CellFilter | null | string>;
  readonly isFiltered: boolean;
}

const NONE: readonly number[] = [];

/** The trials of a study as the panel shows them: filtered, sorted, with the best of them. */
export function useTrials(stores: Stores, shown: StudyShown): Trials {
  const desk = studiesDesk(stores);
  const { typed, isFiltering, brushes, sorting, trial } = useStore(desk);
  const { study, trials } = shown;
  const columns = useMemo(() => columnsOf({ study, trials }), [study, trials]);
  const { length } = trials;
  const others = useStore(stores.studies, (state) => state.beside);
  const beside = useMemo(
    () =>
      others.map((one) => ({ name: one.name, columns: columnsOf(one), length: one.trials.length })),
    [others],
  );
  const filters = useMemo(() => filtersOf(typed, isFiltering), [typed, isFiltering]);
  const rows = useMemo(
    () => passingRows(length, testsOf(columns, filters, brushes)),
    [length, columns, filters, brushes],
  );
  const ordered = useMemo(() => inOrder(rows, columns, sorting), [rows, columns, sorting]);
  const goals = useMemo(() => columns.filter(({ role }) => role === 'objective'), [columns]);
  const findFront = useMemo(() => {
    if (goals.length < 2) return null;
    return () => paretoFront(goals, firstRows(length));
  }, [goals, length]);
  const front = useWork(findFront);
  const best = useMemo(() => {
    const [goal] = goals;
    if (goal === undefined) return NONE;
    if (goals.length > 1) return front ?? NONE;
    const row = bestRow(goal.numbers, length, goal.direction ?? 'max');
    return row < 0 ? NONE : [row];
  }, [goals, length, front]);
  const current = trial === null ? -1 : rowOf(columns[0], length, trial);
  const isFiltered = rows.length < length;
  const fans = useStore(stores.studies, (state) => fansOf(state, shown.id));
  const view = useMemo(
    () => ({ columns, rows, length, best, current, brushes, beside, fans }),
    [columns, rows, length, best, current, brushes, beside, fans],
  );
  return { ...view, view, shown, ordered, filters, isFiltered };
}

const NO_FANS: NonNullable<TrialsView['fans']> = [];

const fansOf = ({ fans }: StudiesState, study: string) =>
  fans?.study === study ? fans.fans : NO_FANS;

/** The row of a trial; -1 where it is not there. */
function rowOf(column: ViewColumn | undefined, length: number, number: number): number {
  return column?.numbers.subarray(0, length).indexOf(number) ?? -1;
}

function filtersOf(typed: StudiesView['typed'], isFiltering: boolean): Trials['filters'] {
  if (!isFiltering) return new Map();
  return new Map(Object.entries(typed).map(([name, text]) => [name, cellFilter(text)] as const));
}

function testsOf(
  columns: readonly ViewColumn[],
  filters: Trials['filters'],
  brushes: Brushes,
): readonly ((row: number) => boolean)[] {
  return columns.flatMap(({ name, numbers, categories }) => {
    const tests: ((row: number) => boolean)[] = [];
    const passes = filters.get(name);
    if (typeof passes === 'function') tests.push(testOf(numbers, categories, passes));
    const brush = brushes.get(name);
    if (brush !== undefined) {
      const [from, to] = brush;
      tests.push((row) => (numbers[row] as number) >= from && (numbers[row] as number) <= to);
    }
    return tests;
  });
}

function testOf(
  numbers: Float64Array,
  categories: ViewColumn['categories'],
  passes: CellFilter,
): (row: number) => boolean {
  if (categories === null) {
    return (row) => {
      const value = numbers[row] as number;
      return !Number.isNaN(value) && passes(value);
    };
  }
  // Each text is looked at once, however many rows have it.
  const passing = categories.map((value) => passes(shownValue(value)));
  return (row) => passing[numbers[row] as number] ?? false;
}

function inOrder(
  rows: Uint32Array,
  columns: readonly ViewColumn[],
  sorting: Sorting | null,
): Uint32Array {
  const column = columns.find(({ name }) => name === sorting?.name);
  if (sorting === null || column === undefined) {
    // Trials come in as workers finish them; whoever asks for no other order reads them by number.
    const [number] = columns;
    return number === undefined ? rows : sortedRows(rows, number.numbers, 'up');
  }
  const { numbers, categories } = column;
  if (categories === null) return sortedRows(rows, numbers, sorting.direction);
  const ranks = textRanks(categories.map(shownValue));
  const ranked = new Float64Array(numbers.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    ranked[row] = ranks[numbers[row] as number] ?? Number.NaN;
  }
  return sortedRows(rows, ranked, sorting.direction);
}
