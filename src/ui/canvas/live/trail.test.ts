import { describe, expect, test } from 'vitest';
import { idleRun } from '../../../stores/run/runShown.ts';
import { createTrail, rateText } from './trail.ts';

const told = (y: number, steps: number) => ({
  ...idleRun(),
  outputs: { tank: { y, is_full: y > 2, name: 'a', none: null, list: [] } },
  components: { tank: { name: 'tank', status: 'running' as const, steps } },
});

describe('what went over wires lately', () => {
  test('are the numbers of an output, and the pace of its component', () => {
    let time = 0;
    const trail = createTrail(() => time);
    for (let i = 0; i < 30; i++) {
      time = i * 200;
      trail.take(told(i, i * 1_000));
    }
    expect(trail.of('tank', 'y')).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(trail.of('tank', 'is_full').at(-1)).toBe(1);
    for (const field of ['name', 'none', 'list']) expect(trail.of('tank', field)).toEqual([]);
    expect(trail.rate('tank')).toBe(5_000);
    time += 200;
    trail.take(told(0, 29_000));
    expect(trail.rate('tank')).toBe(null);
  });

  test('a peak between two tellings stays on the curve of what is recorded, and after the run', () => {
    const trail = createTrail(() => 0);
    const values = Float64Array.from({ length: 10_000 }, (_, i) => (i === 4_321 ? 99 : 1));
    const series = {
      'tank.y': { field: 'tank.y', version: 0, length: 10_000, values, other: null },
    };
    trail.take({ ...told(1, 10_000), series });
    expect(Math.max(...trail.of('tank', 'y'))).toBe(99);
    trail.take({
      ...idleRun(),
      series,
      phase: { kind: 'ended', status: 'completed', error: null },
    });
    expect(Math.max(...trail.of('tank', 'y'))).toBe(99);
    expect(trail.of('tank', 'y').length).toBeLessThanOrEqual(64);
  });

  test('is forgotten with the run', () => {
    const trail = createTrail(() => 0);
    trail.take(told(1, 1));
    trail.take(idleRun());
    expect(trail.of('tank', 'y')).toEqual([]);
  });

  test('a pace is written in few letters', () => {
    const texts = [null, 3, 950, 4_210, 123_456, 7_654_321].map(rateText);
    expect(texts).toEqual(['', '3/s', '950/s', '4.2 k/s', '123 k/s', '7.7 M/s']);
  });
});
