import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stores, StudyShown } from '../../stores/api.ts';
import type { Brushes, PlotKind, StudyPlot } from './plots/picture.ts';

export type Pane = 'results' | 'table' | 'plots' | 'plan' | 'all';

export interface Sorting {
  /** Of the column. */
  readonly name: string;
  readonly direction: 'up' | 'down';
}

/** How studies are looked at: no part of the document, and kept while another panel is open. */
export interface StudiesView {
  readonly pane: Pane;
  readonly plots: readonly StudyPlot[];
  /** The study that the rest is about. */
  readonly study: string | null;
  readonly sorting: Sorting | null;
  readonly isFiltering: boolean;
  /** What is typed over columns, by their names. */
  readonly typed: Readonly<Record<string, string>>;
  readonly brushes: Brushes;
  /** Number of the trial that is looked at. */
  readonly trial: number | null;
}

const fresh = {
  ...{ sorting: null, isFiltering: false, typed: {}, brushes: new Map(), trial: null },
} satisfies Partial<StudiesView>;

const plotOf = (id: number, kind: PlotKind): StudyPlot => ({ id, kind, x: null, y: null, z: null });

/** What is drawn until somebody chooses: of several objectives, what each costs of the others. */
const USUAL = [plotOf(1, 'progress'), plotOf(2, 'parallel')];
const OF_SEVERAL = [plotOf(1, 'front'), plotOf(2, 'parallel')];

/** Of a study by chance alone: how its results are spread. */
const OF_CHANCE = [plotOf(1, 'histogram'), plotOf(2, 'fan')];

const FIRST: StudiesView = { ...fresh, ...{ pane: 'results', study: null }, plots: USUAL };

const desks = new WeakMap<Stores, StoreApi<StudiesView>>();

/** The one desk of these stores. What was chosen for one study is not for the next. */
export function studiesDesk(stores: Stores): StoreApi<StudiesView> {
  const known = desks.get(stores);
  if (known !== undefined) return known;
  const desk = createStore<StudiesView>()(() => FIRST);
  desks.set(stores, desk);
  const follow = (): void => {
    const { shown } = stores.studies.getState();
    const study = shown?.id ?? null;
    const before = desk.getState();
    if (study === before.study) return;
    const isChosen = ![USUAL, OF_SEVERAL, OF_CHANCE].includes(before.plots as StudyPlot[]);
    desk.setState({ ...fresh, study, plots: isChosen ? before.plots : usualPlots(shown) });
  };
  stores.studies.subscribe(follow);
  follow();
  return desk;
}

function usualPlots(shown: StudyShown | null): readonly StudyPlot[] {
  if (shown?.plan === 'monte-carlo') return OF_CHANCE;
  return (shown?.study.objectives.length ?? 0) > 1 ? OF_SEVERAL : USUAL;
}

/** Changes one plot, and leaves the others as they are. */
export function withPlot(view: StudiesView, id: number, change: Partial<StudyPlot>) {
  return { plots: view.plots.map((plot) => (plot.id === id ? { ...plot, ...change } : plot)) };
}

export function withNewPlot({ plots }: StudiesView): Pick<StudiesView, 'plots'> {
  const id = 1 + Math.max(0, ...plots.map((plot) => plot.id));
  const order: readonly PlotKind[] = ['progress', 'parallel', 'scatter', 'importance', 'histogram'];
  const kind = order.find((one) => plots.every((plot) => plot.kind !== one)) ?? 'scatter';
  return { plots: [...plots, plotOf(id, kind)] };
}

/** Values of a column between which trials count; null: all of them. */
export function withBrush(
  { brushes }: StudiesView,
  name: string,
  values: readonly [number, number] | null,
): Pick<StudiesView, 'brushes'> {
  const next = new Map(brushes);
  if (values === null) next.delete(name);
  else next.set(name, values);
  return { brushes: next };
}

/** Sorts by a column: first up, then down, then as trials came. */
export function withSorting({ sorting }: StudiesView, name: string): Pick<StudiesView, 'sorting'> {
  if (sorting?.name !== name) return { sorting: { name, direction: 'up' } };
  return { sorting: sorting.direction === 'up' ? { name, direction: 'down' } : null };
}
