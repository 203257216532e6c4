import { describe, expect, test } from 'vitest';
import { idleRun } from '../../stores/runSession.ts';
import { createTrail, rateText } from './trail.ts';

const told = (y: number, steps: number) => ({
  ...idleRun(),
  outputs: { tank: { y, is_full: y > 2, name: 'a' } },
  components: { tank: { name: 'tank', status: 'running' as const, steps } },
});

describe('what went over wires lately', () => {
  test('are the last numbers of an output, and the pace of its component', () => {
    let time = 0;
    const trail = createTrail(() => time);
    for (let i = 0; i < 40; i++) {
      time = i * 200;
      trail.take(told(i, i * 1_000));
    }
    expect(trail.of('tank', 'y')).toEqual(Array.from({ length: 32 }, (_, i) => i + 8));
    expect(trail.of('tank', 'is_full').at(-1)).toBe(1);
    expect(trail.of('tank', 'name')).toEqual([]);
    expect(trail.rate('tank')).toBe(5_000);
    time += 200;
    trail.take(told(0, 39_000));
    expect(trail.rate('tank')).toBe(null);
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
