import type { Importance } from '../../../study/view/importance.ts';
import type { Fan } from '../../../study/view/fan.ts';
import type { Surface } from '../../../study/view/surface.ts';
import type { Palette } from '../../plots/draw/palette.ts';
import type { ViewColumn } from '../columns.ts';
import type { Pen } from '../draw/pen.ts';

export type PlotKind =
  'progress' | 'scatter' | 'parallel' | 'heat' | 'histogram' | 'fan' | 'front' | 'importance';

/** A plot of trials: what it shows, by names of columns; null: what suits. */
export interface StudyPlot {
  readonly id: number;
  readonly kind: PlotKind;
  readonly x: string | null;
  readonly y: string | null;
  /** What a heat map is coloured by. */
  readonly z: string | null;
}

/** Values between which trials count, by name of a column. */
export type Brushes = ReadonlyMap<string, readonly [from: number, to: number]>;

/** Another study that is drawn beside. */
interface Beside {
  readonly name: string;
  readonly columns: readonly ViewColumn[];
  readonly length: number;
}

/** How the series of a field are spread over trials. */
interface FieldFan {
  readonly field: string;
  readonly fan: Fan;
}

/** What is drawn of the trials, all plots alike. */
export interface TrialsView {
  readonly columns: readonly ViewColumn[];
  /** Those that pass the filters, in the order in which they came. */
  readonly rows: Uint32Array;
  /** How many there are, whether they pass or not. */
  readonly length: number;
  /** The best, or the Pareto front. */
  readonly best: readonly number[];
  /** The row that is looked at; -1: none. */
  readonly current: number;
  readonly brushes: Brushes;
  readonly beside?: readonly Beside[];
  readonly fans?: readonly FieldFan[];
}

/** What takes longer to find than a picture may, as far as it is there. */
export interface Findings {
  readonly importance?: readonly Importance[];
  readonly surface?: Surface;
  readonly front?: readonly number[];
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** One axis of several beside each other, and its place. */
export interface AxisPlace {
  readonly column: ViewColumn;
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** The value at a height of the picture. */
  readonly valueAt: (y: number) => number;
}

/** What can be read of a picture at one place of it. */
export interface Reading {
  readonly left: number;
  readonly words: string;
}

/** A plot of one size: what it looks like, and what is where. */
export interface Picture {
  readonly draw: (pen: Pen) => void;
  /** The row whose mark is nearest to a place; -1 where none is near. */
  readonly rowAt?: (x: number, y: number) => number;
  /** What stands at a place, and how far from the left. */
  readonly readAt?: (x: number) => Reading | null;
  /** Axes on which values can be chosen. */
  readonly axes?: readonly AxisPlace[];
}

/** How far from a mark a pointer still means it, pixels. */
const REACH = 12;

/** The nearest of some places, if one is near. */
export function nearest(path: readonly number[], rows: readonly number[], x: number, y: number) {
  let [least, found] = [REACH * REACH, -1];
  for (let i = 0; i < rows.length; i++) {
    const [dx, dy] = [(path[2 * i] as number) - x, (path[2 * i + 1] as number) - y];
    const distance = dx * dx + dy * dy;
    if (distance < least) [least, found] = [distance, rows[i] as number];
  }
  return found;
}
