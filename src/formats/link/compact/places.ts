import { isObject, type Json, type JsonObject } from '../../../base/json.ts';
import { joinSteps, splitNumbers, splitSteps } from './words.ts';

/** Distances on the canvas' grid, the widest first. */
const GRIDS = [16, 8, 4, 1];

/** Places of components as columns; null where they are of another shape, and are kept as they are. */
export function placesAsColumns(value: Json | undefined, names: readonly string[]): Json | null {
  if (!isObject(value)) return null;
  const numbers = new Map(names.map((name, at) => [name, at]));
  const places = Object.entries(value as JsonObject).flatMap(([name, place]) => {
    const at = numbers.get(name);
    if (at === undefined || !Array.isArray(place) || place.length !== 2) return [];
    const [x, y] = place as readonly unknown[];
    return Number.isSafeInteger(x) && Number.isSafeInteger(y)
      ? [{ at, x: Number(x), y: Number(y) }]
      : [];
  });
  if (places.length !== Object.keys(value).length) return null;
  const grid = GRIDS.find((side) => places.every(({ x, y }) => x % side === 0 && y % side === 0));
  if (grid === undefined || places.some(({ x, y }) => Object.is(x, -0) || Object.is(y, -0)))
    return null;
  const order = places.map(({ at }) => at);
  const isInOrder = order.length === names.length && order.every((at, i) => at === i);
  const column = (side: 'x' | 'y') => joinSteps(places.map((place) => place[side] / grid));
  return [grid, isInOrder ? '' : order.join(' '), column('x'), column('y')];
}

export function placesOfColumns(columns: unknown, names: readonly string[]): JsonObject | null {
  if (!Array.isArray(columns)) return null;
  const [grid, numbers, across, down] = columns as readonly unknown[];
  const [xs, ys, order] = [splitSteps(across), splitSteps(down), splitNumbers(numbers)];
  if (typeof grid !== 'number' || xs === null || ys?.length !== xs.length || order === null)
    return null;
  const entries: [string, Json][] = [];
  for (const [i, x] of xs.entries()) {
    const name = names[order.length === 0 ? i : (order[i] ?? -1)];
    if (name === undefined) return null;
    entries.push([name, [x * grid, (ys[i] ?? 0) * grid]]);
  }
  return Object.fromEntries(entries);
}
