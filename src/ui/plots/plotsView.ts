import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Origin, Stores } from '../../stores/api.ts';
import { createCursorStep, type CursorStep } from './plot/cursorStep.ts';
import type { PlotRun, Zoom } from './draw/plotScene.ts';
import type { Range } from './draw/range.ts';

/** How plots are looked at: no part of the document, and kept while another panel is open. */
export interface PlotsView {
  readonly hidden: ReadonlySet<string>;
  /** The steps that all plots over steps show; null: all of them. */
  readonly steps: Range | null;
  /** Zoom of single plots by their first field; `x` only counts where that is no steps. */
  readonly zooms: Readonly<Record<string, Zoom>>;
  /** What is drawn of the runs in place of themselves (`differencesOf`, which comes late); null: themselves. */
  readonly differences: ((runs: readonly PlotRun[], x: string | null) => readonly PlotRun[]) | null;
}

export interface PlotsDesk {
  readonly view: StoreApi<PlotsView>;
  readonly cursor: CursorStep;
}

const NO_ZOOM: Zoom = { x: null, left: null, right: null };
const FIRST: PlotsView = { hidden: new Set(), steps: null, zooms: {}, differences: null };
const desks = new WeakMap<Stores, PlotsDesk>();

/** The one desk of these stores; another document begins with a clean one. */
export function plotsDesk(stores: Stores): PlotsDesk {
  const known = desks.get(stores);
  if (known !== undefined) return known;
  const desk = { view: createStore<PlotsView>()(() => FIRST), cursor: createCursorStep() };
  desks.set(stores, desk);
  stores.document.subscribe(({ origin: now }, { origin: before }) => {
    if (isOther(before, now)) desk.view.setState(FIRST);
  });
  return desk;
}

/** A link that gets its record by the first edit is still the same document. */
function isOther(before: Origin, now: Origin): boolean {
  if (before === now || now.kind === 'link') return before !== now;
  return before.kind !== 'link' && before.id !== now.id;
}

/** The zoom of a plot, as it is drawn. */
export function zoomOf(view: PlotsView, key: string, x: string | null): Zoom {
  const own = view.zooms[key] ?? NO_ZOOM;
  return x === null ? { ...own, x: view.steps } : own;
}

/** Changes the zoom of a plot; what is changed over steps holds for all plots over steps. */
export function withZoom(
  view: PlotsView,
  key: string,
  x: string | null,
  change: Partial<Zoom>,
): PlotsView {
  const { x: steps, ...values } = change;
  const own = view.zooms[key] ?? NO_ZOOM;
  if (x !== null) return { ...view, zooms: { ...view.zooms, [key]: { ...own, ...change } } };
  return {
    ...view,
    steps: steps === undefined ? view.steps : steps,
    zooms: { ...view.zooms, [key]: { ...own, ...values } },
  };
}

export function isZoomed({ steps, zooms }: PlotsView): boolean {
  const all = Object.values(zooms);
  return steps !== null || all.some(({ x, left, right }) => (x ?? left ?? right) !== null);
}

export function withoutZoom(view: PlotsView): PlotsView {
  return { ...view, steps: null, zooms: {} };
}
