import { useMemo } from 'react';
import type { Stores } from '../../../stores/api.ts';
import { useWatched } from './useWatched.ts';

const COLOURS = 8;

/**
 * A colour (from one) for each watched field. Fields keep the colour they have, so that nothing
 * changes its colour because something else is not watched any more.
 */
export function withColours(
  before: ReadonlyMap<string, number>,
  watched: readonly string[],
): ReadonlyMap<string, number> {
  const kept = new Map(
    watched.flatMap((field) => {
      const colour = before.get(field);
      return colour === undefined ? [] : [[field, colour] as const];
    }),
  );
  const uses = Array.from({ length: COLOURS + 1 }, () => 0);
  for (const colour of kept.values()) uses[colour] = (uses[colour] ?? 0) + 1;
  for (const field of watched) {
    if (kept.has(field)) continue;
    const fewest = Math.min(...uses.slice(1));
    const colour = uses.indexOf(fewest, 1);
    uses[colour] = fewest + 1;
    kept.set(field, colour);
  }
  return kept;
}

const colours = new WeakMap<Stores, ReadonlyMap<string, number>>();

/** The colours of the watched fields, the same wherever they show. */
export function useSeriesColours(stores: Stores): ReadonlyMap<string, number> {
  const watched = useWatched(stores);
  return useMemo(() => {
    const now = withColours(colours.get(stores) ?? new Map(), watched);
    colours.set(stores, now);
    return now;
  }, [stores, watched]);
}
