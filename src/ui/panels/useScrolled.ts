import { useLayoutEffect, useState, type RefObject } from 'react';

/** Height of the visible part of a scrolled box and how far it is scrolled, in pixels. */
export function useScrolled(box: RefObject<HTMLElement | null>): {
  readonly view: number;
  readonly top: number;
} {
  const [view, setView] = useState(0);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setView(element.clientHeight);
    const scrolled = () => setTop(element.scrollTop);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [box]);
  return { view, top };
}
