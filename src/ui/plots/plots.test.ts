import { describe, expect, test } from 'vitest';
import { searchIn } from '../../base/search.ts';
import { inOrder } from './menus/fieldOrder.ts';
import { plotGrid } from './plotGrid.ts';
import { withColours } from './series/seriesColours.ts';
import { factsOf } from './series/seriesIndex.ts';
import { seriesCsv } from './series/seriesCsv.ts';
import { isZoomed, type PlotsView, withoutZoom, withZoom, zoomOf } from './plotsView.ts';
import type { Series } from '../../stores/api.ts';

function seriesOf(values: readonly unknown[], more: Partial<Series> = {}): Series {
  const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
  const other = values.every((value) => typeof value === 'number') ? null : values;
  const values64 = Float64Array.from(numbers);
  return { field: 'a.y', version: 1, length: values.length, values: values64, other, ...more };
}

describe('values as CSV', () => {
  const csv = (columns: Readonly<Record<string, Series>>) =>
    seriesCsv(Object.entries(columns).map(([name, series]) => ({ name, series }))).join('');

  test('have a row for each step, exact numbers and quoted texts', () => {
    const text = csv({
      'a.y': seriesOf([0.1, -0, NaN, Infinity, 1e300]),
      'b.y': seriesOf(['plain', 'a,b', 'say "x"', 'two\nlines', null]),
      'c.y (Run 1, new)': seriesOf([true, [1, { k: 2 }]], { first: 2 }),
    });
    expect(text).toBe(
      [
        'step,a.y,b.y,"c.y (Run 1, new)"',
        '0,0.1,plain,',
        '1,0,"a,b",',
        '2,NaN,"say ""x""",true',
        '3,Infinity,"two\nlines","[1,{""k"":2}]"',
        '4,1e+300,,',
        '',
      ].join('\n'),
    );
  });

  test('of a thinned run stand at its steps, beside those of a whole one', () => {
    const text = csv({ whole: seriesOf([1, 2, 3, 4]), thin: seriesOf([9, 8], { stride: 2 }) });
    expect(text).toBe('step,whole,thin\n0,1,9\n1,2,\n2,3,8\n3,4,\n');
  });
});

describe('colours', () => {
  test('stay with their fields, and free ones come first', () => {
    const first = withColours(new Map(), ['a', 'b', 'c']);
    expect([...first]).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    const second = withColours(first, ['b', 'c', 'd', 'e']);
    expect(second.get('b')).toBe(2);
    expect([second.get('d'), second.get('e')]).toEqual([1, 4]);
    const many = withColours(
      new Map(),
      Array.from({ length: 20 }, (_, at) => `f${at}`),
    );
    const uses = [...many.values()].filter((colour) => colour === 5).length;
    expect([2, 3]).toContain(uses);
    expect(Math.max(...many.values())).toBe(8);
  });
});

describe('facts of a series', () => {
  test('say what kind it is, and its extremes', () => {
    const facts = (...values: readonly unknown[]) => factsOf(seriesOf(values));
    expect(facts(3, 1, NaN, 2)).toMatchObject({
      kind: 'number',
      min: 1,
      max: 3,
      last: 2,
      count: 4,
    });
    expect(facts(true, false).kind).toBe('boolean');
    expect(facts('a', 1, 'b').kind).toBe('text');
    expect(facts(null, 1, 2).kind).toBe('number');
    expect(facts(null, [1]).kind).toBe('other');
    expect(facts().kind).toBe('none');
    expect([facts(1, 1, 2).rising, facts(1, 2, 1).rising, facts(NaN, 2).rising]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the place of plots', () => {
  test('is shared under each other, then side by side, then scrolled', () => {
    expect(plotGrid(1, 1000, 170)).toEqual({ columns: 1, rowHeight: 170 });
    expect(plotGrid(2, 1000, 400)).toEqual({ columns: 1, rowHeight: 200 });
    expect(plotGrid(2, 1000, 200)).toEqual({ columns: 2, rowHeight: 200 });
    expect(plotGrid(5, 1000, 200)).toEqual({ columns: 2, rowHeight: 140 });
    expect(plotGrid(3, 300, 90)).toEqual({ columns: 1, rowHeight: 90 });
  });
});

describe('zoom', () => {
  const start: PlotsView = { hidden: new Set(), steps: null, zooms: {}, differences: null };
  const part = { min: 1, max: 2 };

  test('of steps holds for all plots over steps, of values for one', () => {
    const view = withZoom(start, 'a.y', null, { x: part, left: part });
    expect(zoomOf(view, 'a.y', null)).toEqual({ x: part, left: part, right: null });
    expect(zoomOf(view, 'b.y', null)).toEqual({ x: part, left: null, right: null });
    expect(zoomOf(view, 'b.y', 'clock.t').x).toBeNull();
    const over = withZoom(view, 'b.y', 'clock.t', { x: { min: 5, max: 6 } });
    expect([over.steps, zoomOf(over, 'b.y', 'clock.t').x]).toEqual([part, { min: 5, max: 6 }]);
    expect([isZoomed(start), isZoomed(view), isZoomed(withoutZoom(view))]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the list of fields', () => {
  const fields = ['tank.y', 'heater.tank_power', 'tank.x', 'energy.y'].map((field) => ({
    field,
    component: field.slice(0, field.indexOf('.')),
    side: 'output' as const,
  }));
  const names = (list: readonly { readonly field: string }[]) => list.map(({ field }) => field);
  const find = (search: string) => searchIn(fields, search, ({ field }) => field);

  test('has the watched first, then those of what is selected', () => {
    const ordered = inOrder(fields, ['energy.y'], ['heater']);
    expect(names(ordered)).toEqual(['energy.y', 'heater.tank_power', 'tank.y', 'tank.x']);
  });

  test('finds all words anywhere, and beginnings first', () => {
    expect(names(find('TANK'))).toEqual(['tank.y', 'tank.x', 'heater.tank_power']);
    expect(names(find('y en'))).toEqual(['energy.y']);
    expect(find('  ').length).toBe(4);
  });
});
