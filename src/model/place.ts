import type { Json } from '../base/json.ts';

/** A place on the canvas, in its units: pixels at full size. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A model of 10,000 components in one row is shorter; beyond, places are no longer told apart when drawn. */
const FARTHEST = 5_000_000;

/** The place that a text gives, `[x, y]`; null where that is none, or too far away to be gone to. */
export function readPlace(value: Json | undefined): Position | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value as readonly unknown[];
  const isPlace = [x, y].every((each) => typeof each === 'number' && Math.abs(each) <= FARTHEST);
  return isPlace ? { x: Number(x), y: Number(y) } : null;
}
