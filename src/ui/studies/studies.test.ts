import { describe, expect, test } from 'vitest';
import type { StudyShown } from '../../stores/api.ts';
import { GatheredTrials } from '../../stores/studies/trialTable.ts';
import { FanGatherer, type Study } from '../../study/index.ts';
import type { Palette } from '../plots/draw/palette.ts';
import { leftText } from './bar/StudyProgress.tsx';
import { cellOf, columnsOf, titlesOf } from './columns.ts';
import { fitted, placed } from './draw/axes.ts';
import { SvgPen } from './draw/pen.ts';
import { rampOf, SHADES, shadeOf } from './draw/ramp.ts';
import { parallelPicture } from './plots/parallel.ts';
import type { PlotKind, TrialsView } from './plots/picture.ts';
import { choicesOf, KIND_NAMES } from './plots/plotChoice.ts';
import { plotWords } from './plots/plotWords.ts';
import { plotsSvg } from './plots/savePlots.ts';
import { movedBy } from './table/gridCells.ts';

const PALETTE: Palette = {
  ...{ surface: '#ffffff', text: '#000000', muted: '#777777', border: '#dddddd', axis: '#888888' },
  ...{ accent: '#4350d8', series: ['', '#111111', '#c2571a'], font: 'Inter' },
};

const dimension = (name: string, range: Study['dimensions'][number]['range']) => ({
  ...{ name, range, count: null, current: 1 },
  field: {
    object_type: 'component',
    object_name: 'a',
    field_type: 'arg',
    field_name: 'x',
  } as const,
});

const STUDY: Study = {
  ...{ name: 'Valve', plan: 'random', sampler: 'tpe', seed: 1, samples: 60, concurrent: 4 },
  ...{ timeLimit: 300, points: [] },
  dimensions: [
    dimension('component.tank.arg.volume', { kind: 'float', lower: 0, upper: 1 }),
    dimension('component.pump.arg.mode', { kind: 'choice', choices: ['slow', 'fast'] }),
    dimension('component.pump.arg.teeth', { kind: 'choice', choices: [8, 16] }),
  ],
  objectives: [
    { name: 'component.cost.field.y', component: 'cost', field: 'y', direction: 'min' },
    { name: 'component.gain.field.y', component: 'gain', field: 'y', direction: 'max' },
  ],
};

function viewOf(count: number): TrialsView {
  const table = new GatheredTrials(STUDY);
  for (let i = 0; i < count; i++) {
    const isFailed = i % 10 === 3;
    table.add({
      number: i,
      arguments: {
        'component.tank.arg.volume': (i * 0.618) % 1,
        'component.pump.arg.mode': i % 2 ? 'fast' : 'slow',
        'component.pump.arg.teeth': i % 3 ? 8 : 16,
      },
      objectives: isFailed ? [] : [(i * 7) % 50, (i * 3) % 40],
      status: isFailed ? 'failed' : 'completed',
      error: isFailed ? 'No level' : null,
      seconds: 0.25,
    });
  }
  const columns = columnsOf({ study: STUDY, trials: table.view() });
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const gatherer = new FanGatherer();
  for (let i = 0; i < 20; i++)
    gatherer.add({ stride: 1, values: Float64Array.from({ length: 30 }, (_, at) => at * i) });
  const fans = [{ field: 'tank.level', fan: gatherer.fan() }];
  return { columns, rows, length: count, best: [0], current: 5, brushes: new Map(), fans };
}

describe('columns', () => {
  test('have titles as short as they can be told apart', () => {
    expect(
      titlesOf([
        ...['component.a.arg.x', 'component.a.field.x', 'component.b.field.y.z'],
        ...['process.default.parameter.k', 'number'],
      ]),
    ).toEqual(['component.a.arg.x', 'component.a.field.x', 'b.y.z', 'k', 'number']);
  });

  test('of long components lose letters of these, never the field, and none is called as another', () => {
    const [tank, tower] = ['tank', 'tower'].map(
      (end) => `a_reactor_of_the_second_line_with_a_${end}`,
    );
    const fields = ['arg.k', 'arg.volume', 'arg.a_field_that_has_a_long_name'];
    const names = fields.map((field) => `component.${tank}.${field}`);
    expect(titlesOf(names)).toEqual([
      'a_reactor_of_the_second_l….k',
      'a_reactor_of_the_sec….volume',
      'a_re….a_field_that_has_a_long_name',
    ]);
    expect(titlesOf([...names.slice(0, 1), `component.${tower}.arg.k`])).toEqual([
      `${tank}.k`,
      `${tower}.k`,
    ]);
    const pen = new SvgPen('Inter');
    expect(fitted(pen, `${tank}.volume`, 80)).toBe('a_re….volume');
    expect(fitted(pen, `${tank}.volume`, 30)).toBe('a_r…');
    expect(fitted(pen, '-5.123456789e-9', 40)).toBe('-5.12…');
  });

  test('show choices as texts, those among numbers as numbers, and what is not there as nothing', () => {
    const { columns } = viewOf(12);
    const [number, volume, mode, teeth, cost] = columns;
    expect(columns.map(({ title }) => title)).toEqual([
      ...['Trial', 'tank.volume', 'pump.mode', 'pump.teeth', 'cost.y', 'gain.y'],
      ...['Status', 'Seconds', 'Message'],
    ]);
    const cells = [number, volume, mode, teeth, cost].map((one) => one && cellOf(one, 3));
    expect(cells).toEqual(['3', '0.854', 'fast', '16', '']);
    expect(teeth?.categories).toBeNull();
    expect(mode?.categories).toEqual(['slow', 'fast']);
  });
});

describe('plots', () => {
  const kinds = Object.keys(KIND_NAMES) as PlotKind[];

  test.each(kinds)('of kind %s are drawn, named and told in words', (kind) => {
    const view = viewOf(60);
    const plot = { id: 1, kind, x: null, y: null, z: null };
    const wide = kind === 'heat' ? { ...plot, y: 'component.pump.arg.teeth' } : plot;
    const { svg, width, height } = plotsSvg([wide], view, 'A & B', PALETTE);
    expect(svg).toContain('A &amp; B');
    expect(svg).toContain(KIND_NAMES[kind]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect([width, height]).toEqual([1000, 450]);
    const choices = choicesOf(wide, view) ?? [];
    expect(plotWords(kind, choices, view, {})[0]).toContain('60 trials');
  });

  test('of many trials are not larger for it', () => {
    const plots = (['progress', 'parallel'] as const).map((kind, id) => ({
      ...{ id, kind, x: null, y: null, z: null },
    }));
    const size = (count: number) => plotsSvg(plots, viewOf(count), '', PALETTE).svg.length;
    expect(size(40_000)).toBeLessThan(1.3 * size(20_000));
  });

  test('of one place are one', () => {
    const axis = { ...{ name: '', range: { min: 0, max: 1 }, log: false, words: null } };
    const side = { axis, numbers: Float64Array.of(0.5, 0.5, NaN, 0.9) };
    const box = { left: 0, top: 0, width: 100, height: 100 };
    expect(placed(box, side, side, Uint32Array.of(0, 1, 2, 3)).rows).toEqual([0, 3]);
  });

  test('with axes beside each other tell the value at a height, and the trial of a line', () => {
    const view = viewOf(2);
    const picture = parallelPicture(view, null, { width: 612, height: 252, palette: PALETTE });
    const [volume] = picture.axes ?? [];
    expect(picture.axes?.map(({ left }) => left)).toEqual([56, 181, 306, 431, 556]);
    const [low, high] = [volume?.valueAt(240) ?? NaN, volume?.valueAt(40) ?? NaN];
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0.618);
    // The first trial lies at the bottom of the first axis.
    expect(picture.rowAt?.(60, 240 - (200 * (0 - low)) / (high - low))).toBe(0);
    expect(picture.rowAt?.(60, 10)).toBe(-1);
  });

  test('have shades from the ground to the ink', () => {
    const ramp = rampOf(PALETTE);
    expect(ramp.length).toBe(SHADES);
    expect(new Set(ramp).size).toBe(SHADES);
    expect([0, 1, 0.5, NaN].map((value) => shadeOf(value, 0, 1))).toEqual([0, 11, 6, 0]);
    expect(shadeOf(3, 3, 3)).toBe(11);
  });

  test('say what a front and a heat map need', () => {
    const one = columnsOf({
      study: { ...STUDY, objectives: STUDY.objectives.slice(0, 1) },
      trials: new GatheredTrials({ ...STUDY, objectives: STUDY.objectives.slice(0, 1) }).view(),
    } as Pick<StudyShown, 'study' | 'trials'>);
    expect(
      choicesOf({ id: 1, kind: 'front', x: null, y: null, z: null }, { columns: one }),
    ).toBeNull();
  });

  test('as SVG escape what stands in them', () => {
    const pen = new SvgPen('a"b');
    pen.text('<x>', 1, 2, { colour: '#000000' });
    const svg = pen.document(10, 10, '#ffffff');
    expect(svg).toContain('&lt;x&gt;');
    expect(svg).toContain('a&quot;b');
  });
});

describe('keys in the table', () => {
  const all = { places: 100, columns: 5 };
  const press = (key: string, from: { place: number; column: number } | null, isWhole = false) =>
    movedBy(from, { key, ctrlKey: isWhole, metaKey: false }, 10, all);

  test('move by cell and by page, and stay inside', () => {
    expect(press('ArrowDown', null)).toEqual({ place: 0, column: 0 });
    expect(press('ArrowDown', { place: 99, column: 1 })).toEqual({ place: 99, column: 1 });
    expect(press('ArrowRight', { place: 3, column: 4 })).toEqual({ place: 3, column: 4 });
    expect(press('PageUp', { place: 3, column: 2 })).toEqual({ place: 0, column: 2 });
    expect(press('End', { place: 3, column: 2 }, true)).toEqual({ place: 99, column: 4 });
    expect(press('x', { place: 3, column: 2 })).toBeNull();
  });

  test('time left is said as a person says it', () => {
    expect([0.2, 42, 300, 8_000].map(leftText)).toEqual(['1 s', '42 s', '5 min', '2 h 13 min']);
  });
});
