import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../base/json.ts';
import { readModelText, writeYaml } from '../../formats/index.ts';
import {
  LAYOUT_PATH,
  type PatchbayDocument,
  plotsOf,
  setAt,
  watchedFields,
} from '../../model/index.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import {
  joinPlots,
  movePlotField,
  setPlotDrawing,
  setPlotLog,
  setPlotSide,
  setPlotX,
  splitPlots,
} from './plots.ts';
import { setWatched } from './watch.ts';
import { documentWith } from '../../testing/stores/testStores.ts';

const FIELDS = ['range.y', 'clamp.y', 'sine.y'];

/** A Range, a Clamp and a Sine, watched. */
function watching(fields: readonly string[] = FIELDS): PatchbayDocument {
  const model = documentWith('Mine', 'patchbay.Range', 'patchbay.Clamp', 'patchbay.Sine');
  return setWatched(model, fields);
}

const groups = (document: PatchbayDocument) => plotsOf(document).map(({ fields }) => fields);
const stored = (document: PatchbayDocument) => JSON.stringify(document.config).includes('"plots"');

function withPlots(plots: Json): PatchbayDocument {
  const document = watching();
  const config = setAt(document.config, [...LAYOUT_PATH, 'plots'], plots);
  return { ...document, config: config as PatchbayDocument['config'] };
}

describe('plots', () => {
  test('are one with all watched fields until somebody says otherwise', () => {
    expect(groups(watching())).toEqual([FIELDS]);
    expect(groups(watching([]))).toEqual([]);
    expect(stored(watching())).toBe(false);
  });

  test('are taken apart, joined and changed field by field', () => {
    const apart = splitPlots(watching());
    expect(groups(apart)).toEqual([['range.y'], ['clamp.y'], ['sine.y']]);
    const two = movePlotField(apart, 'sine.y', 'range.y');
    expect(groups(two)).toEqual([['range.y', 'sine.y'], ['clamp.y']]);
    expect(groups(movePlotField(two, 'range.y', null))).toEqual([
      ['sine.y'],
      ['range.y'],
      ['clamp.y'],
    ]);
    expect(groups(joinPlots(two))).toEqual([['range.y', 'sine.y', 'clamp.y']]);
    expect(stored(joinPlots(apart))).toBe(false);
  });

  test('keep how a field is drawn when it moves', () => {
    let document = setPlotSide(watching(), 'sine.y', 'right');
    document = setPlotLog(document, 'sine.y', 'right', true);
    document = setPlotDrawing(document, 'sine.y', 'steps');
    expect(plotsOf(document)).toMatchObject([
      { right: ['sine.y'], log: ['right'], steps: ['sine.y'] },
    ]);
    expect(plotsOf(movePlotField(document, 'sine.y', null))).toMatchObject([
      { fields: ['range.y', 'clamp.y'], right: [], steps: [] },
      { fields: ['sine.y'], right: [], log: ['left'], steps: ['sine.y'] },
    ]);
    document = setPlotDrawing(document, 'sine.y', 'points');
    expect(plotsOf(document)).toMatchObject([{ steps: [], points: ['sine.y'] }]);
  });

  test('draw over another watched field, which is then no line of its own', () => {
    const phase = setPlotX(watching(), 'clamp.y', 'range.y');
    expect(plotsOf(phase)).toMatchObject([{ fields: ['clamp.y', 'sine.y'], x: 'range.y' }]);
    expect(groups(setPlotX(phase, 'clamp.y', null))).toEqual([['clamp.y', 'sine.y', 'range.y']]);
    const unwatched = setWatched(phase, ['clamp.y', 'sine.y']);
    expect(plotsOf(unwatched)).toMatchObject([{ x: null }]);
    expect(setPlotX(phase, 'clamp.y', 'nobody.y')).toBe(phase);
  });

  test('take a field that is watched later, and let go of one that is not watched any more', () => {
    const apart = splitPlots(watching(['range.y', 'clamp.y']));
    expect(groups(setWatched(apart, FIELDS))).toEqual([['range.y'], ['clamp.y', 'sine.y']]);
    expect(groups(setWatched(apart, ['clamp.y']))).toEqual([['clamp.y']]);
    expect(stored(setWatched(apart, ['clamp.y']))).toBe(false);
  });

  test('follow the names of components, and go with them', () => {
    const two = setPlotSide(movePlotField(watching(), 'sine.y', null), 'sine.y', 'right');
    const renamed = renameComponent(two, 'sine', 'wave');
    if (!renamed.ok) throw new Error(renamed.error);
    expect(plotsOf(renamed.value)).toMatchObject([
      { fields: ['range.y', 'clamp.y'] },
      { fields: ['wave.y'], right: ['wave.y'] },
    ]);
    const removed = removeSelection(renamed.value, { components: ['wave'], connectors: [] });
    expect(groups(removed)).toEqual([['range.y', 'clamp.y']]);
  });

  test('survive the way through YAML', () => {
    const document = setPlotX(splitPlots(watching()), 'clamp.y', 'range.y');
    const text = writeYaml(document, { layout: true });
    const read = readModelText(text, 'Mine');
    if (!read.ok) throw new Error(text);
    expect(plotsOf(read.value)).toEqual(plotsOf(document));
    expect(text).toContain('x: range.y');
  });

  property.prop([
    fc.jsonValue() as fc.Arbitrary<Json>,
    fc.array(
      fc.record({
        fields: fc.array(fc.constantFrom(...FIELDS, 'x.y')),
        x: fc.constantFrom(...FIELDS),
      }),
    ),
  ])('whatever a text says of them, each watched field has its place', (anything, plots) => {
    for (const value of [anything, plots]) {
      const document = withPlots(value);
      const read = plotsOf(document);
      const drawn = read.flatMap(({ fields }) => fields);
      expect(new Set(drawn).size).toBe(drawn.length);
      const placed = new Set([...drawn, ...read.map(({ x }) => x)]);
      expect(FIELDS.filter((field) => !placed.has(field))).toEqual([]);
      expect(drawn.filter((field) => !watchedFields(document).includes(field))).toEqual([]);
    }
  });
});
