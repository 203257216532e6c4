import type { PlotSide, PlotSpec } from '../../../model/index.ts';
import type { Series } from '../../../stores/api.ts';
import { factsOf, type SeriesKind } from '../series/seriesIndex.ts';
import { lastStep } from '../series/stepGrid.ts';
import { bandsOf } from './bands.ts';
import {
  type Axis,
  boxOf,
  type PlotInput,
  type PlotLine,
  type PlotRun,
  type PlotScene,
  type Trace,
} from './plotScene.ts';
import { extentOf, pointsOverField, pointsOverSteps } from './points.ts';
import { padded, type Range } from './range.ts';

interface Drawn {
  readonly line: PlotLine;
  readonly run: PlotRun;
  readonly series: Series;
  readonly kind: SeriesKind;
}

/** Thins and measures what a plot shows. */
export function sceneOf(input: PlotInput): PlotScene {
  const { plot, lines, runs, zoom, width, height } = input;
  const drawn = runs.flatMap((run) =>
    lines.flatMap((line): Drawn[] => {
      const series = run.series[line.field];
      if (series === undefined || series.length === 0) return [];
      return [{ line, run, series, kind: factsOf(series).kind }];
    }),
  );
  const whole = plot.x === null ? stepsOf(drawn) : valuesOf(plot.x, runs);
  const across = zoom.x ?? whole;
  // Texts have their own strips; over another field there is no stretch of steps to fill.
  const texts = plot.x === null ? drawn.filter(({ kind }) => kind === 'text') : [];
  const hasRight = plot.right.some((field) => lines.some((line) => line.field === field));
  const pixels = Math.ceil(boxOf(input, texts.length, hasRight).width);
  const traces = drawn
    .filter(({ kind }) => kind === 'number' || kind === 'boolean')
    .flatMap((one) => traceOf(one, plot, across, zoom.x, pixels));
  const axis = (side: PlotSide): Axis => {
    const log = plot.log.includes(side);
    const own = traces.filter((trace) => trace.side === side);
    const [min, max] = extentOf(own, across);
    const isOn = (field: string) => (plot.right.includes(field) ? 'right' : 'left') === side;
    const kinds = drawn.flatMap(({ line, kind }) => (isOn(line.field) ? [kind] : []));
    const isBoolean = kinds.includes('boolean') && !kinds.includes('number');
    const range = zoom[side] ?? padded(min, max, log);
    return { range, log, isBoolean, isZoomed: zoom[side] !== null };
  };
  const isLog = (field: string) => plot.log.includes(plot.right.includes(field) ? 'right' : 'left');
  return {
    width,
    height,
    x: { range: across, whole, field: plot.x },
    left: axis('left'),
    right: hasRight ? axis('right') : null,
    traces: [...traces.filter(({ dash }) => dash !== null), ...traces.filter(isMain)],
    lanes: texts.map(({ line, run, series }) => ({
      colour: line.colour,
      dash: run.dash,
      bands: bandsOf(series, across, pixels),
    })),
    leftOut: fieldsOf(drawn, ({ line, series }) => isLog(line.field) && factsOf(series).min <= 0),
    undrawn: fieldsOf(
      drawn,
      ({ kind }) => kind === 'other' || (kind === 'text' && plot.x !== null),
    ),
  };
}

const isMain = ({ dash }: { readonly dash: number | null }) => dash === null;

function fieldsOf(drawn: readonly Drawn[], which: (one: Drawn) => boolean): readonly string[] {
  return [...new Set(drawn.filter(which).map(({ line }) => line.field))];
}

function traceOf(
  { line, run, series, kind }: Drawn,
  plot: PlotSpec,
  range: Range,
  zoom: Range | null,
  pixels: number,
): readonly Trace[] {
  const { field, colour } = line;
  const side = plot.right.includes(field) ? 'right' : 'left';
  const isLog = plot.log.includes(side);
  const isSteps = kind === 'boolean' || plot.steps.includes(field);
  const drawing = plot.points.includes(field) ? 'points' : isSteps ? 'steps' : 'line';
  const look = { field, colour, dash: run.dash, side, drawing } as const;
  if (plot.x === null) return [{ ...look, ...pointsOverSteps(series, range, pixels, isLog) }];
  const x = run.series[plot.x];
  if (x === undefined) return [];
  return [{ ...look, ...pointsOverField(series, x, zoom, pixels * 8, isLog) }];
}

/** From the first step to the last that any of the series has. */
function stepsOf(drawn: readonly Drawn[]): Range {
  if (drawn.length === 0) return { min: 0, max: 1 };
  const min = Math.min(...drawn.map(({ series }) => series.first ?? 0));
  const max = Math.max(...drawn.map(({ series }) => lastStep(series)));
  return { min, max: Math.max(max, min + 1) };
}

function valuesOf(field: string, runs: readonly PlotRun[]): Range {
  const facts = runs.flatMap(({ series }) => (series[field] ? [factsOf(series[field])] : []));
  const known = facts.filter(({ min }) => !Number.isNaN(min));
  const min = Math.min(...known.map((one) => one.min));
  const max = Math.max(...known.map((one) => one.max));
  // A clock goes from edge to edge as steps do; anything else gets air.
  if (min < max && known.every(({ rising }) => rising)) return { min, max };
  return padded(min, max, false);
}
