import { startTransition, useEffect, useState } from 'react';

/** So many are there at once, and so many more come in each task: what draws one takes some 15 ms. */
const FIRST = 6;
const MORE = 4;

/** How many of many things are shown by now: all of them soon, without holding up the page. */
export function useComing(count: number): number {
  const [shown, setShown] = useState(FIRST);
  useEffect(() => {
    if (shown === count || (shown === FIRST && count < FIRST)) return;
    // With fewer things, the next many begin anew.
    if (shown > count) return setShown(Math.max(FIRST, count));
    const timer = setTimeout(() => {
      startTransition(() => setShown(Math.min(count, shown + MORE)));
    });
    return () => clearTimeout(timer);
  }, [shown, count]);
  return shown;
}
