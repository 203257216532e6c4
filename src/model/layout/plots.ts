import { isObject, type Json, type JsonObject, textsIn } from '../../base/json.ts';
import type { PatchbayDocument } from '../document.ts';
import { listAt } from '../paths.ts';
import { watchedFields } from './layout.ts';
import { LAYOUT_PATH } from './layoutPath.ts';

/** An axis of values: the one on the left or the one on the right of a plot. */
export type PlotSide = 'left' | 'right';
export type PlotDrawing = 'line' | 'steps' | 'points';

/** One plot of the document. Each watched field is drawn in one plot, or is the x of some. */
export interface PlotSpec {
  /** What is drawn, `component.field`; never empty. */
  readonly fields: readonly string[];
  /** Fields of it that belong to the axis on the right. */
  readonly right: readonly string[];
  /** Fields of it that are drawn as steps, or as points; the others are lines. */
  readonly steps: readonly string[];
  readonly points: readonly string[];
  /** Axes with a logarithmic scale. */
  readonly log: readonly PlotSide[];
  /** The watched field whose values are the horizontal axis; null: the steps of the run. */
  readonly x: string | null;
}

/** More than anybody looks at; a text may hold any number. */
const MOST_PLOTS = 100;

function plotOf(fields: readonly string[]): PlotSpec {
  return { fields, right: [], steps: [], points: [], log: [], x: null };
}

function readPlot(value: Json): PlotSpec | null {
  if (!isObject(value)) return null;
  const map = value as JsonObject;
  const log = textsIn(map['log']);
  return {
    fields: textsIn(map['fields']),
    right: textsIn(map['right']),
    steps: textsIn(map['steps']),
    points: textsIn(map['points']),
    log: (['left', 'right'] as const).filter((side) => log.includes(side)),
    x: typeof map['x'] === 'string' ? map['x'] : null,
  };
}

/**
 * Plots that hold each watched field once and nothing else: what is in none of them comes into the
 * last one, and a plot without fields goes.
 */
export function tidyPlots(
  plots: readonly PlotSpec[],
  watched: readonly string[],
): readonly PlotSpec[] {
  const free = new Set(watched);
  const tidy: PlotSpec[] = [];
  for (const plot of plots.slice(0, MOST_PLOTS)) {
    const fields = plot.fields.filter((field) => free.delete(field));
    if (fields.length === 0) continue;
    const own = (list: readonly string[]) => fields.filter((field) => list.includes(field));
    const x = plot.x !== null && watched.includes(plot.x) ? plot.x : null;
    const [right, steps, points] = [own(plot.right), own(plot.steps), own(plot.points)];
    tidy.push({ fields, right, steps, points, log: plot.log, x });
  }
  for (const { x } of tidy) if (x !== null) free.delete(x);
  if (free.size === 0) return tidy;
  const last = tidy.pop() ?? plotOf([]);
  return [...tidy, { ...last, fields: [...last.fields, ...free] }];
}

/** The plots of a document; whatever in its layout is not as it should be is passed over. */
export function plotsOf(document: PatchbayDocument): readonly PlotSpec[] {
  const list = listAt(document.config, [...LAYOUT_PATH, 'plots']);
  return tidyPlots(
    list.flatMap((item) => readPlot(item) ?? []),
    watchedFields(document),
  );
}
