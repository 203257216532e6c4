import type { Point } from '../wirePath.ts';

/** Straight pieces that stand for one curve. */
const PIECES = 16;

/**
 * An SVG path as a row of points, curves in short straight pieces. Knows what wires are made of: `M`,
 * `L`, `C` and `Q` with absolute coordinates; other commands end it.
 */
export function flattenPath(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command = '', text = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);
    const at = points.at(-1) ?? { x: 0, y: 0 };
    const [a = at, b = at, c = at] = pairs(numbers);
    if (command === 'M' || command === 'L') points.push(a);
    else if (command === 'Q') points.push(...curve((t) => quadratic(t, at, a, b)));
    else if (command === 'C') points.push(...curve((t) => cubic(t, at, a, b, c)));
    else break;
  }
  return points;
}

function pairs(numbers: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2)
    points.push({ x: numbers[i] ?? 0, y: numbers[i + 1] ?? 0 });
  return points;
}

function curve(at: (t: number) => Point): Point[] {
  return Array.from({ length: PIECES }, (_, i) => at((i + 1) / PIECES));
}

function quadratic(t: number, p: Point, q: Point, r: Point): Point {
  const s = 1 - t;
  const mix = (a: number, b: number, c: number) => s * s * a + 2 * s * t * b + t * t * c;
  return { x: mix(p.x, q.x, r.x), y: mix(p.y, q.y, r.y) };
}

function cubic(t: number, p: Point, q: Point, r: Point, end: Point): Point {
  const s = 1 - t;
  const mix = (a: number, b: number, c: number, d: number) =>
    s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  return { x: mix(p.x, q.x, r.x, end.x), y: mix(p.y, q.y, r.y, end.y) };
}
