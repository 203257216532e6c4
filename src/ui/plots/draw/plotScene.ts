import type { PlotDrawing, PlotSide, PlotSpec } from '../../../model/index.ts';
import type { Series } from '../../../stores/api.ts';
import type { Band } from './bands.ts';
import type { Points } from './points.ts';
import type { Range } from './range.ts';

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
export function boxOf(
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
