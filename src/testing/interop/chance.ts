import { draw, randomState } from '../../engine/index.ts';
import { float, int, type Wire } from './wire.ts';

/** Seeded choices. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True once in `n` times. */
  once(n: number): boolean;
  /** `n` values. */
  times<T>(n: number, make: () => T): T[];
}

/** A stream of choices of its own for each seed and name. */
export function chance(seed: number, name: string): Chance {
  const stream = randomState(seed, name);
  const whole = (least: number, most: number) =>
    least + Math.floor(draw(stream) * (most - least + 1));
  return {
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)];
      if (choice === undefined) throw new Error('Nothing to choose from.');
      return choice;
    },
    once: (n) => whole(1, n) === 1,
    times: (n, make) => Array.from({ length: n }, make),
  };
}

/** A plain number: whole, or with digits in all places. */
export function plain(by: Chance): Wire {
  if (by.once(2)) return int(by.whole(-9, 9));
  const scale = by.pick([1, 1, 10, 1e-3, 1e6]);
  return float((by.whole(-1e9, 1e9) / 1e9) * scale);
}

/** A plain number above zero. */
export function positive(by: Chance): Wire {
  return by.once(2) ? int(by.whole(1, 9)) : float(by.whole(1, 1e9) / 3e8);
}

/** Numbers where arithmetic has its corners. */
const CORNERS: readonly Wire[] = [
  ...[NaN, Infinity, -Infinity, -0, 0, 1e308, -1e308, 5e-324, 0.5, -0.5, 2.5, 1e16].map(float),
  ...[0, -1, 2n ** 53n + 1n, 2n ** 60n + 1n, -(2n ** 63n)].map(int),
  true,
  false,
];

/** Any number or truth: mostly plain, now and then from the corners. */
export function number(by: Chance): Wire {
  return by.once(4) ? by.pick(CORNERS) : plain(by);
}

/** What is no number, for inputs that must refuse it. */
export function noNumber(by: Chance): Wire {
  return by.pick<Wire>([null, 'text', '3', [int(1)], { a: int(1) }]);
}
