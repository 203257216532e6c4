import type { Work } from '../../../base/work.ts';
import { importanceOf } from '../../../study/view/importance.ts';
import { paretoFront } from '../../../study/view/paretoFront.ts';
import { surfaceOf } from '../../../study/view/surface.ts';
import type { ViewColumn } from '../columns.ts';
import { axisOf } from '../draw/axes.ts';
import { cellsOf, heatPicture } from './fields.ts';
import { parallelPicture } from './parallel.ts';
import { fanPicture } from './fan.ts';
import type { Findings, Picture, PlotKind, Sheet, StudyPlot, TrialsView } from './picture.ts';
import { progressPicture, scatterPicture } from './points.ts';
import { histogramPicture, importancePicture } from './spread.ts';

export const KIND_NAMES: Readonly<Record<PlotKind, string>> = {
  progress: 'Best so far',
  parallel: 'Parallel coordinates',
  scatter: 'Scatter',
  heat: 'Heat map',
  histogram: 'Histogram',
  fan: 'Fan of a series',
  front: 'Pareto front',
  importance: 'Importance',
};

/** A choice of a plot: which column, among which. */
export interface AxisChoice {
  readonly side: 'x' | 'y' | 'z';
  readonly label: string;
  readonly column: ViewColumn;
  readonly among: readonly ViewColumn[];
}

type Kinds = readonly ViewColumn['role'][];
const ANY: Kinds = ['argument', 'objective', 'seconds', 'number'];

/** What can be chosen of a kind of plot: which kinds of columns, and which of them comes first. */
const SIDES: Readonly<
  Record<
    PlotKind,
    readonly { side: AxisChoice['side']; label: string; kinds: Kinds; first: number }[]
  >
> = {
  progress: [{ side: 'y', label: 'Objective', kinds: ['objective'], first: 0 }],
  parallel: [{ side: 'z', label: 'Shade by', kinds: ['objective'], first: 0 }],
  scatter: [
    { side: 'x', label: 'Across', kinds: ANY, first: 0 },
    { side: 'y', label: 'Up', kinds: ['objective', 'argument', 'seconds', 'number'], first: 0 },
  ],
  heat: [
    { side: 'x', label: 'Across', kinds: ['argument'], first: 0 },
    { side: 'y', label: 'Up', kinds: ['argument'], first: 1 },
    { side: 'z', label: 'Colour', kinds: ['objective'], first: 0 },
  ],
  histogram: [{ side: 'x', label: 'Values of', kinds: ['objective', ...ANY], first: 0 }],
  fan: [],
  front: [
    { side: 'x', label: 'Across', kinds: ['objective'], first: 0 },
    { side: 'y', label: 'Up', kinds: ['objective'], first: 1 },
  ],
  importance: [{ side: 'y', label: 'Of', kinds: ['objective'], first: 0 }],
};

/** What is chosen of a plot, or suits where nothing was; null: the study has nothing that it could show. */
export function choicesOf(
  { kind, x, y, z }: StudyPlot,
  {
    columns,
    fans = [],
  }: { readonly columns: TrialsView['columns']; readonly fans?: TrialsView['fans'] | undefined },
): readonly AxisChoice[] | null {
  if (kind === 'fan') return fanChoices(fans, y);
  const chosen = { x, y, z };
  const found: AxisChoice[] = [];
  for (const { side, label, kinds, first } of SIDES[kind]) {
    const among = [...new Set(kinds)].flatMap((one) => columns.filter((each) => each.role === one));
    const column = among.find(({ name }) => name === chosen[side]) ?? among[first];
    if (column === undefined) return null;
    found.push({ side, label, column, among });
  }
  return found;
}

/** Series are chosen as columns are; their values stand elsewhere. */
function fanChoices(
  fans: NonNullable<TrialsView['fans']>,
  field: string | null,
): readonly AxisChoice[] | null {
  const none = { role: 'objective', direction: null, categories: null, isLog: false } as const;
  const among = fans.map((one, at): ViewColumn => {
    return { ...none, at, name: one.field, title: one.field, numbers: new Float64Array() };
  });
  const column = among.find(({ name }) => name === field) ?? among[0];
  return column === undefined ? null : [{ side: 'y', label: 'Series', column, among }];
}

/** Why a kind of plot cannot be drawn of a study. */
export function whyNot(kind: PlotKind): string {
  if (kind === 'front') return 'A Pareto front needs two objectives.';
  if (kind === 'heat') return 'A heat map needs two arguments that vary and an objective.';
  return 'This study has nothing to show here.';
}

const columnOf = (choices: readonly AxisChoice[], side: AxisChoice['side']) =>
  choices.find((choice) => choice.side === side)?.column;

/** What has to be found before a plot can be drawn; null: nothing. */
export function findingWork(
  kind: PlotKind,
  choices: readonly AxisChoice[],
  { columns, rows }: Pick<TrialsView, 'columns' | 'rows'>,
): (() => Work<Findings>) | null {
  const [x, y, z] = (['x', 'y', 'z'] as const).map((side) => columnOf(choices, side));
  if (kind === 'importance' && y !== undefined) {
    const given = columns.filter((column) => column.role === 'argument');
    return function* () {
      return {
        importance: yield* importanceOf(
          given.map(({ numbers }) => numbers),
          y.numbers,
          rows,
        ),
      };
    };
  }
  if (kind === 'front' && x !== undefined && y !== undefined) {
    return function* () {
      return { front: yield* paretoFront([x, y], rows) };
    };
  }
  if (kind === 'heat' && x !== undefined && y !== undefined && z !== undefined) {
    return function* () {
      const [over, up] = [
        cellsOf(axisOf(x, rows), x.numbers, 'x'),
        cellsOf(axisOf(y, rows), y.numbers, 'y'),
      ];
      return { surface: yield* surfaceOf(over, up, z.numbers, rows) };
    };
  }
  return null;
}

/** A plot as a picture; null while what it shows is still being found. */
export function pictureOf(
  kind: PlotKind,
  choices: readonly AxisChoice[],
  view: TrialsView,
  found: Findings,
  sheet: Sheet,
): Picture | null {
  const [x, y, z] = (['x', 'y', 'z'] as const).map((side) => columnOf(choices, side));
  switch (kind) {
    case 'progress':
      return y === undefined ? null : progressPicture(view, y, sheet);
    case 'parallel':
      return parallelPicture(view, z ?? null, sheet);
    case 'scatter':
      return x && y ? scatterPicture(view, [x, y], null, sheet) : null;
    case 'front':
      return x && y ? scatterPicture(view, [x, y], found.front ?? [], sheet) : null;
    case 'heat':
      return x && y && z ? heatPicture(view, { x, y, z }, found.surface ?? null, sheet) : null;
    case 'histogram':
      return x === undefined ? null : histogramPicture(view, x, sheet);
    case 'fan':
      return y === undefined ? null : fanPicture(view, y.name, sheet);
    case 'importance':
      if (y === undefined || found.importance === undefined) return null;
      return importancePicture(view, y, found.importance, sheet);
  }
}
