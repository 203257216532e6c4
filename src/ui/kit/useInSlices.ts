import { startTransition, useEffect, useState } from 'react';

/** So many of a list come at once. */
const AT_ONCE = 150;

/**
 * How many of a long list are on the page by now: more with each frame until all are, so that no frame is long.
 *
 * @param length of the list
 */
export function useInSlices(length: number): number {
  const [count, setCount] = useState(AT_ONCE);
  useEffect(() => {
    if (count === Math.max(AT_ONCE, length)) return;
    const frame = requestAnimationFrame(() =>
      startTransition(() => setCount(Math.max(AT_ONCE, Math.min(count + AT_ONCE, length)))),
    );
    return () => cancelAnimationFrame(frame);
  }, [count, length]);
  return Math.min(count, length);
}
