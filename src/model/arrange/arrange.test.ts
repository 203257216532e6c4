import { describe, expect, test } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { arrange } from './arrange.ts';

const things = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `c${i}`, width: 160, height: 80 }));
const to = (from: number, end: number) => [`c${from}`, `c${end}`] as const;

describe('things are arranged', () => {
  test('in little time where each of a chain leads to its end as well', () => {
    const links = things(200).flatMap((_, i) => [to(i, i + 1), to(i, 199)]);
    arrange(things(40), links, 1.6);
    expect(processorTime(() => arrange(things(200), links, 1.6))).toBeLessThan(300);
  });

  test('in little time where there are very many pairs', () => {
    const pairs = (count: number) => Array.from({ length: count }, (_, i) => to(2 * i, 2 * i + 1));
    const take = (count: number) =>
      processorTime(() => arrange(things(2 * count), pairs(count), 1.6));
    take(500);
    expect(take(6_000)).toBeLessThan(600);
  });

  test('whatever they are called', () => {
    const items = ['__proto__', 'constructor', 'toString', 'größe'].map((id) => ({
      ...{ id, width: 100, height: 40 },
    }));
    const { places } = arrange(
      items,
      [
        ['__proto__', 'constructor'],
        ['constructor', 'größe'],
        ['valueOf', '__proto__'],
      ],
      1.6,
    );
    expect([...places.keys()].toSorted()).toEqual(items.map(({ id }) => id).toSorted());
    expect(places.get('__proto__')?.x).toBeLessThan(places.get('constructor')?.x ?? 0);
  });
});
