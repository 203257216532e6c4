import type { PlotSpec } from '../../../model/index.ts';
import type { Stores } from '../../../stores/api.ts';
import type { PlotInput, PlotLine, PlotRun } from '../draw/plotScene.ts';
import { plotsDesk, zoomOf } from '../plotsView.ts';

/** Names a plot as long as its first field stays. */
export function plotKey({ fields }: PlotSpec): string {
  return fields[0] ?? '';
}

/** The run that shows, and those that are compared with it. */
function plotRuns({ run, lists }: Stores): readonly PlotRun[] {
  const { compared } = lists.getState();
  return [{ series: run.getState().series, dash: null }, ...compared];
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
  const runs = plotRuns(stores);
  const drawn = runs.length > 1 ? view.differences?.(runs, plot.x) : undefined;
  return { plot, lines, runs: drawn ?? runs, zoom, ...size };
}
