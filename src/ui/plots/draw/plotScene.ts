import type { PlotDrawing, PlotSide, PlotSpec } from '../../../model/index.ts';
import type { Series } from '../../../stores/api.ts';
import { factsOf, type SeriesKind } from '../series/seriesIndex.ts';
import { lastStep } from '../series/stepGrid.ts';
import { type Band, bandsOf } from './bands.ts';
import { extentOf, type Points, pointsOverField, pointsOverSteps } from './points.ts';
import { padded, type Range } from './range.ts';

/** A field that is drawn. */
export interface PlotLine {
  readonly field: string;
  /** Which of the series colours (from one). */
  readonly colour: number;
}

/** A run whose series are drawn: the one that shows (no dash), or one that is compared with it. */
export interface PlotRun {
  readonly series: Readonly<Record<string, Series>>;
  readonly dash: number | null;
}

/** What the person zoomed to; null: everything, as it comes. */
export interface Zoom {
  readonly x: Range | null;
  readonly left: Range | null;
  readonly right: Range | null;
}

export interface PlotInput {
  readonly plot: PlotSpec;
  /** Fields of the plot that are not hidden. */
  readonly lines: readonly PlotLine[];
  /** The run that shows is the first. */
  readonly runs: readonly PlotRun[];
  readonly zoom: Zoom;
  readonly width: number;
  readonly height: number;
}

export interface Trace extends Points {
  readonly field: string;
  readonly colour: number;
  readonly dash: number | null;
  readonly side: PlotSide;
  readonly drawing: PlotDrawing;
}

/** A strip with the texts of one field in one run. */
export interface Lane {
  readonly colour: number;
  readonly dash: number | null;
  readonly bands: readonly Band[];
}

export interface Axis {
  readonly range: Range;
  readonly log: boolean;
  /** Only truths are measured on it. */
  readonly isBoolean: boolean;
  /** Its range was chosen, and does not follow the values. */
  readonly isZoomed: boolean;
}

/** Everything that is drawn in a plot, in the units of what is drawn. */
export interface PlotScene {
  readonly width: number;
  readonly height: number;
  readonly x: { readonly range: Range; readonly whole: Range; readonly field: string | null };
  readonly left: Axis;
  /** Null while no field is measured on the right. */
  readonly right: Axis | null;
  /** In the order they are drawn: compared runs first. */
  readonly traces: readonly Trace[];
  readonly lanes: readonly Lane[];
  /** Fields of which a logarithmic axis leaves values out. */
  readonly leftOut: readonly string[];
  /** Fields that have no picture: lists and the like. */
  readonly undrawn: readonly string[];
}

/** Where the axes of a scene leave room; of constant width, so that nothing moves as numbers grow. */
export const FRAME = { left: 60, right: 16, rightAxis: 60, top: 10, bottom: 26, lane: 20 } as const;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where lines are drawn in a picture of this size. */
function boxOf(
  { width, height }: Pick<PlotScene, 'width' | 'height'>,
  lanes: number,
  hasRight: boolean,
): Box {
  const right = hasRight ? FRAME.rightAxis : FRAME.right;
  const bottom = FRAME.bottom + lanes * FRAME.lane;
  return {
    left: FRAME.left,
    top: FRAME.top,
    width: Math.max(1, width - FRAME.left - right),
    height: Math.max(1, height - FRAME.top - bottom),
  };
}

export function boxOfScene(scene: PlotScene): Box {
  return boxOf(scene, scene.lanes.length, scene.right !== null);
}

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
