import { type RefObject, useEffect, useState } from 'react';

/** So many cards come at first, and so many more each time one looks for them. */
const AT_ONCE = 48;

/**
 * How many of a long list of cards are on the page: more come when the end of them is nearly in view, so that
 * five hundred documents open as fast as fifty.
 *
 * @param question what was asked for; another one begins anew
 * @param end stands behind the last card
 */
export function useRoomFor(
  { length }: readonly unknown[],
  question: string,
  end: RefObject<HTMLElement | null>,
): number {
  const [room, setRoom] = useState({ question, count: AT_ONCE });
  const count = room.question === question ? room.count : AT_ONCE;
  const isAll = count >= length;
  useEffect(() => {
    const element = end.current;
    if (element === null || isAll) return undefined;
    const near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting))
          setRoom({ question, count: count + AT_ONCE });
      },
      { rootMargin: '400px' },
    );
    near.observe(element);
    return () => near.disconnect();
  }, [end, question, count, isAll]);
  return Math.min(count, length);
}
