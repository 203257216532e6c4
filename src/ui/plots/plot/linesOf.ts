import type { PlotSpec } from '../../../model/index.ts';
import type { PlotLine } from '../draw/plotScene.ts';

/** What is drawn of a plot: its fields that are not hidden, in their colours. */
export function linesOf(
  plot: PlotSpec,
  hidden: ReadonlySet<string>,
  colours: ReadonlyMap<string, number>,
): readonly PlotLine[] {
  const shown = plot.fields.filter((field) => !hidden.has(field));
  return shown.map((field) => ({ field, colour: colours.get(field) ?? 1 }));
}
