import { useEffect, useState } from 'react';
import { inSlices, type Work } from '../../base/work.ts';

const SLICES = {
  now: () => performance.now(),
  later: (turn: () => void) => {
    const timer = setTimeout(turn);
    return () => clearTimeout(timer);
  },
};

/**
 * Does work in slices, so that no task of the page is long.
 *
 * @param make the same function as long as its result is; null: there is nothing to do
 * @returns what came of it last; null before that
 */
export function useWork<T>(make: (() => Work<T>) | null): T | null {
  const [found, setFound] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (make === null) return;
    return inSlices(make(), SLICES, (value) => setFound({ value }));
  }, [make]);
  return make === null ? null : (found?.value ?? null);
}
