import { isObject, type Json, type JsonObject } from '../../../base/json.ts';
import { joinSteps, splitNumbers, splitSteps } from './words.ts';

/** Distances on the canvas' grid, the widest first. Below nothing: so many parts of one. */
const GRIDS = [16, 8, 4, 1];
const FINE_GRIDS = [...GRIDS, -10, -100];
/** Numbers of all kinds, as they are. */
const AS_THEY_ARE = 0;

const onGrid = (steps: number, grid: number): number => (grid < 0 ? steps / -grid : steps * grid);
const stepsOf = (side: number, grid: number): number =>
  Math.round(grid < 0 ? side * -grid : side / grid);

/**
 * Places of components as columns; null where they are of another shape, and are kept as they are.
 *
 * @param isFine whether they may have fractions, which the second form of links has no columns for
 */
export function placesAsColumns(
  value: Json | undefined,
  names: readonly string[],
  isFine: boolean,
): Json | null {
  if (!isObject(value)) return null;
  const numbers = new Map(names.map((name, at) => [name, at]));
  const places = Object.entries(value as JsonObject).flatMap(([name, place]) => {
    const at = numbers.get(name);
    if (at === undefined || !Array.isArray(place) || place.length !== 2) return [];
    const [x, y] = place as readonly unknown[];
    return isSide(x) && isSide(y) ? [{ at, x, y }] : [];
  });
  if (places.length !== Object.keys(value).length) return null;
  const fits = (step: number) => (side: number) => onGrid(stepsOf(side, step), step) === side;
  const grid =
    (isFine ? FINE_GRIDS : GRIDS).find((step) =>
      places.every(({ x, y }) => fits(step)(x) && fits(step)(y)),
    ) ?? AS_THEY_ARE;
  if (grid === AS_THEY_ARE && !isFine) return null;
  const order = places.map(({ at }) => at);
  const isInOrder = order.length === names.length && order.every((at, i) => at === i);
  const column = (side: 'x' | 'y') =>
    grid === AS_THEY_ARE
      ? places.map((place) => place[side]).join(' ')
      : joinSteps(places.map((place) => stepsOf(place[side], grid)));
  return [grid, isInOrder ? '' : order.join(' '), column('x'), column('y')];
}

/** Whether it is a number that its text brings back. */
const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) < 1e13 && !Object.is(value, -0);

export function placesOfColumns(columns: unknown, names: readonly string[]): JsonObject | null {
  if (!Array.isArray(columns)) return null;
  const [grid, numbers, across, down] = columns as readonly unknown[];
  const split = grid === AS_THEY_ARE ? splitSides : splitSteps;
  const [xs, ys, order] = [split(across), split(down), splitNumbers(numbers)];
  if (typeof grid !== 'number' || xs === null || ys?.length !== xs.length || order === null)
    return null;
  const side = (of: number) => (grid === AS_THEY_ARE ? of : onGrid(of, grid));
  const entries: [string, Json][] = [];
  for (const [i, x] of xs.entries()) {
    const name = names[order.length === 0 ? i : (order[i] ?? -1)];
    if (name === undefined) return null;
    entries.push([name, [side(x), side(ys[i] ?? 0)]]);
  }
  return Object.fromEntries(entries);
}

function splitSides(text: unknown): readonly number[] | null {
  if (typeof text !== 'string') return null;
  if (text === '') return [];
  const sides = text.split(' ').map(Number);
  return sides.every(Number.isFinite) ? sides : null;
}
