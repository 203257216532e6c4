import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Series } from '../../stores/api.ts';
import { cellFilter } from './cellFilter.ts';
import { boundsOf, type CellRange, rangeForKey } from './cellRange.ts';
import { cellsAsText } from './cellsAsText.ts';
import { FilteredRows } from './filteredRows.ts';
import type { TableColumn } from './tableColumns.ts';
import { contentHeight, rowAt, scrollFor, visibleRows } from './windowing.ts';

function column(
  field: string,
  values: readonly unknown[],
  more: Partial<Series> = {},
): TableColumn {
  const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
  const other = values.every((value) => typeof value === 'number') ? null : values;
  const values64 = Float64Array.from(numbers);
  const series = { field, version: 1, length: values.length, values: values64, other, ...more };
  return { key: field, field, run: null, series };
}

describe('a filter over a column', () => {
  const kept = (typed: string, values: readonly unknown[]) => {
    const filter = cellFilter(typed);
    return typeof filter === 'function' ? values.filter(filter) : filter;
  };
  const numbers = [-5, 0, 3, 20, 21.5, NaN];

  test.each([
    ['> 20', [21.5]],
    ['>=20', [20, 21.5]],
    ['<0', [-5]],
    ['<= 0', [-5, 0]],
    ['0 .. 20', [0, 3, 20]],
    ['= 3', [3]],
    ['==3', [3]],
    ['20', [20]],
    ['!= 0', [-5, 3, 20, 21.5, NaN]],
    ['nan', [NaN]],
    ['> 20,5', [21.5]],
    ['−5 .. 3', [-5, 0, 3]],
    ['> 1 000', []],
    ['> 1,200', '“1,200” can be 1200 or 1.2.'],
    ['1e1..1e2', [20, 21.5]],
  ])('%s of numbers', (typed, expected) => {
    expect(kept(typed, numbers)).toEqual(expected);
  });

  test('of words and truths', () => {
    const values = ['Idle', 'busy', true, false, null, [1, 'busy']];
    expect(kept('bus', values)).toEqual(['busy', [1, 'busy']]);
    expect(kept('= idle', values)).toEqual(['Idle']);
    expect(kept('!=busy', values)).toEqual(['Idle', true, false, null, [1, 'busy']]);
    expect(kept('true', values)).toEqual([true]);
    expect(kept('> 0', values)).toEqual([true]);
  });

  test('says what is wrong with it, and nothing of nothing', () => {
    expect(cellFilter(' ')).toBeNull();
    expect(cellFilter('> x')).toBe('x is no number.');
    expect(cellFilter('>')).toBe('A number is missing.');
    expect(cellFilter('1 .. b')).toBe('b is no number.');
  });
});

describe('filtered rows', () => {
  const above = (limit: number) => (value: unknown) => Number(value) > limit;

  property.prop([fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 50 }), fc.nat(50)])(
    'are the same whenever they are looked for while a table grows',
    (values, at) => {
      const source = {};
      const filters = (length: number) => [
        { column: column('a.y', values.slice(0, length), { source }), passes },
      ];
      const passes = above(4);
      const found = new FilteredRows();
      for (const length of [Math.min(at, values.length), values.length]) {
        while (found.look({ first: 0, stride: 1, rows: length }, filters(length)));
      }
      const expected = values.flatMap((value, row) => (value > 4 ? [row] : []));
      expect(Array.from({ length: found.count }, (_, place) => found.rowAt(place))).toEqual(
        expected,
      );
      const next = expected.findIndex((row) => row >= at);
      expect(found.placeOf(at)).toBe(next < 0 ? expected.length : next);
    },
  );

  test('count where the values of a field come later than those of another', () => {
    const values = [1, 9, 1, 9, 9];
    const [source, passes] = [{}, above(4)];
    const found = new FilteredRows();
    for (const length of [0, 2, 5]) {
      const late = column('b.y', values.slice(0, length), { source });
      found.look({ first: 0, stride: 1, rows: 5 }, [{ column: late, passes }]);
    }
    expect(Array.from({ length: found.count }, (_, at) => found.rowAt(at))).toEqual([1, 3, 4]);
  });

  test('begin anew with another filter or another run, and look at long tables bit by bit', () => {
    const values = Array.from({ length: 250_000 }, (_, row) => row % 10);
    const grid = { first: 0, stride: 1, rows: values.length };
    const first = column('a.y', values);
    const filters = [{ column: first, passes: above(8) }];
    const found = new FilteredRows();
    expect(found.look(grid, filters)).toBe(true);
    expect(found.count).toBe(10_000);
    expect([found.look(grid, filters), found.look(grid, filters), found.count]).toEqual([
      true,
      false,
      25_000,
    ]);
    expect(found.look(grid, [{ column: first, passes: above(100) }])).toBe(true);
    expect(found.count).toBe(0);
  });
});

describe('selected cells', () => {
  const size = { rows: 10, columns: 3 };
  const key = (range: CellRange | null, name: string, extend = false) =>
    rangeForKey(range, { key: name, extend, page: 4 }, size);

  test('move and are drawn by keys, and stay inside', () => {
    let range = key(null, 'ArrowDown');
    expect(range?.focus).toEqual({ row: 0, column: 0 });
    range = key(key(range, 'ArrowRight'), 'PageDown', true);
    expect(range).toEqual({ anchor: { row: 0, column: 1 }, focus: { row: 4, column: 1 } });
    range = key(key(range, 'End', true), 'ArrowRight', true);
    range = key(range, 'ArrowRight', true);
    expect(range && boundsOf(range)).toEqual({ top: 0, bottom: 9, left: 1, right: 2 });
    expect(key(range, 'ArrowUp')).toEqual({
      anchor: { row: 8, column: 2 },
      focus: { row: 8, column: 2 },
    });
    expect(key(range, 'x')).toBeNull();
  });

  test('are text for a spreadsheet, with names over whole columns', () => {
    const columns = [column('a.y', [1.5, 2, NaN]), column('b.y', ['tab\there', null, 'say "x"'])];
    const view = { columns, rowCount: 3, stepOf: (place: number) => place * 10 };
    const at10 = { ...view, stepOf: (place: number) => place };
    const part = cellsAsText(at10, { top: 0, bottom: 1, left: 1, right: 2 });
    expect(part).toBe('1.5\t"tab\there"\n2\t');
    const whole = cellsAsText(at10, { top: 0, bottom: 2, left: 0, right: 1 });
    expect(whole).toBe('step\ta.y\n0\t1.5\n1\t2\n2\tNaN');
    expect(cellsAsText(view, { top: 1, bottom: 1, left: 0, right: 0 })).toBe('10');
    expect(cellsAsText(view, { top: 0, bottom: 2_000_000, left: 0, right: 2 })).toBeNull();
  });
});

describe('a window on many rows', () => {
  property.prop([fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 24, max: 2000 })])(
    'reaches each row, the first and the last exactly, however long the table is',
    (rows, view) => {
      const windowing = { rows, view };
      const last = Math.max(0, rows - visibleRows(windowing));
      expect(contentHeight(windowing)).toBeLessThanOrEqual(8_000_000);
      expect(rowAt(windowing, scrollFor(windowing, 0))).toBe(0);
      expect(rowAt(windowing, scrollFor(windowing, last))).toBe(last);
      expect(rowAt(windowing, 1e9)).toBe(last);
    },
  );
});
