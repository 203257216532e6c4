import type { PlotSpec } from '../../../model/index.ts';
import type { Stores } from '../../../stores/api.ts';
import type { PlotInput, PlotLine, PlotRun } from '../draw/plotScene.ts';
import { plotsDesk, zoomOf } from '../plotsView.ts';

/** Names a plot as long as its first field stays. */
export function plotKey({ fields }: PlotSpec): string {
  return fields[0] ?? '';
}

/**
 * What is drawn of the run that shows, and of those that are compared with it: themselves, or their
 * differences to it.
 *
 * @param x the field that plots are drawn over; null: steps
 */
export function drawnRuns(stores: Stores, x: string | null): readonly PlotRun[] {
  const { differences } = plotsDesk(stores).view.getState();
  const { compared } = stores.lists.getState();
  const runs = [{ series: stores.run.getState().series, dash: null }, ...compared];
  return (runs.length > 1 && differences?.(runs, x)) || runs;
}

/** What a plot draws of the stores as they are now. */
export function plotInput(
  stores: Stores,
  plot: PlotSpec,
  lines: readonly PlotLine[],
  size: Pick<PlotInput, 'width' | 'height'>,
): PlotInput {
  const view = plotsDesk(stores).view.getState();
  const zoom = zoomOf(view, plotKey(plot), plot.x);
  return { plot, lines, runs: drawnRuns(stores, plot.x), zoom, ...size };
}
