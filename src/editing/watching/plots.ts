import type { Json, JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { watchedFields, withLayout } from '../../model/layout/layout.ts';
import { LAYOUT_PATH } from '../../model/layout/layoutPath.ts';
import { getAt } from '../../model/paths.ts';
import {
  type PlotDrawing,
  type PlotSide,
  type PlotSpec,
  plotsOf,
  tidyPlots,
} from '../../model/layout/plots.ts';

function written({ fields, right, steps, points, log, x }: PlotSpec): JsonObject {
  const lists = Object.entries({ fields, right, steps, points, log });
  const full = lists.filter(([, list]) => list.length > 0);
  return Object.fromEntries<Json>(x === null ? full : [...full, ['x', x]]);
}

/** Sets the plots; one that only holds all watched fields in their order need not be said. */
export function setPlots(document: PatchbayDocument, plots: readonly PlotSpec[]): PatchbayDocument {
  const watched = watchedFields(document);
  const tidy = tidyPlots(plots, watched).map(written);
  const usual = tidyPlots([], watched).map(written);
  const isUsual = JSON.stringify(tidy) === JSON.stringify(usual);
  return withLayout(document, 'plots', isUsual ? [] : tidy);
}

/** Brings the plots in step with what is watched now; nothing to do while there is but the usual one. */
export function tidiedPlots(document: PatchbayDocument): PatchbayDocument {
  if (getAt(document.config, [...LAYOUT_PATH, 'plots']) === undefined) return document;
  return setPlots(document, plotsOf(document));
}

const without = (list: readonly string[], field: string) => list.filter((one) => one !== field);
const toggled = (list: readonly string[], field: string, on: boolean) =>
  on ? [...without(list, field), field] : without(list, field);

/** Changes the plot that a field is drawn in; no plot, no change. */
function changed(
  document: PatchbayDocument,
  field: string,
  change: (plot: PlotSpec) => PlotSpec,
): PatchbayDocument {
  const plots = plotsOf(document);
  if (!plots.some(({ fields }) => fields.includes(field))) return document;
  return setPlots(
    document,
    plots.map((plot) => (plot.fields.includes(field) ? change(plot) : plot)),
  );
}

/** Draws a field in the plot that another one is in, or (null) in a plot of its own after its old one. */
export function movePlotField(
  document: PatchbayDocument,
  field: string,
  beside: string | null,
): PatchbayDocument {
  const plots = plotsOf(document);
  const from = plots.find(({ fields }) => fields.includes(field));
  if (from === undefined || beside === field) return document;
  if (beside !== null && !plots.some(({ fields }) => fields.includes(beside))) return document;
  if (beside === null && from.fields.length === 1) return document;
  const drawing = drawingOf(from, field);
  const next = plots.flatMap((plot) => {
    const rest = plot === from ? { ...plot, fields: without(plot.fields, field) } : plot;
    if (beside !== null && rest.fields.includes(beside))
      return [{ ...rest, fields: [...rest.fields, field] }];
    return plot === from && beside === null ? [rest, alone(from, field)] : [rest];
  });
  return setPlotDrawing(setPlots(document, next), field, drawing);
}

/** A field of a plot by itself: measured on the left, with the scale and the drawing that it had. */
function alone(plot: PlotSpec, field: string): PlotSpec {
  const isLog = plot.log.includes(plot.right.includes(field) ? 'right' : 'left');
  return { ...plot, fields: [field], right: [], log: isLog ? ['left'] : [] };
}

function drawingOf({ steps, points }: PlotSpec, field: string): PlotDrawing {
  if (points.includes(field)) return 'points';
  return steps.includes(field) ? 'steps' : 'line';
}

/** Measures a field on the axis of one side. */
export function setPlotSide(
  document: PatchbayDocument,
  field: string,
  side: PlotSide,
): PatchbayDocument {
  return changed(document, field, (plot) => ({
    ...plot,
    right: toggled(plot.right, field, side === 'right'),
  }));
}

export function setPlotDrawing(
  document: PatchbayDocument,
  field: string,
  drawing: PlotDrawing,
): PatchbayDocument {
  return changed(document, field, (plot) => ({
    ...plot,
    steps: toggled(plot.steps, field, drawing === 'steps'),
    points: toggled(plot.points, field, drawing === 'points'),
  }));
}

/** Gives an axis of the plot that a field is in a logarithmic scale, or takes it away. */
export function setPlotLog(
  document: PatchbayDocument,
  field: string,
  side: PlotSide,
  on: boolean,
): PatchbayDocument {
  return changed(document, field, (plot) => {
    const log = (['left', 'right'] as const).filter((one) =>
      one === side ? on : plot.log.includes(one),
    );
    return { ...plot, log };
  });
}

/**
 * Draws the plot that a field is in over the values of a watched field, or over steps (null). What is
 * the x of a plot is not drawn in it as well, unless it is all that is drawn.
 */
export function setPlotX(
  document: PatchbayDocument,
  field: string,
  x: string | null,
): PatchbayDocument {
  if (x !== null && !watchedFields(document).includes(x)) return document;
  return changed(document, field, (plot) => {
    const rest = x === null ? plot.fields : without(plot.fields, x);
    return { ...plot, fields: rest.length === 0 ? plot.fields : rest, x };
  });
}

/** All fields in one plot. */
export function joinPlots(document: PatchbayDocument): PatchbayDocument {
  const plots = plotsOf(document);
  const all = (of: (plot: PlotSpec) => readonly string[]) => plots.flatMap(of);
  const [first] = plots;
  if (first === undefined) return document;
  const joined = {
    fields: all(({ fields }) => fields),
    right: all(({ right }) => right),
    steps: all(({ steps }) => steps),
    points: all(({ points }) => points),
    log: first.log,
    x: first.x,
  };
  return setPlots(document, [joined]);
}

/** Each field in a plot of its own. */
export function splitPlots(document: PatchbayDocument): PatchbayDocument {
  return setPlots(
    document,
    plotsOf(document).flatMap((plot) => plot.fields.map((field) => alone(plot, field))),
  );
}
