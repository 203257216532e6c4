import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { rowAt, scrollFor, visibleRows, type Windowing } from './windowing.ts';

/** What of a long table shows. */
export interface TableScroll {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly windowing: Windowing;
  /** Height of the names above the rows, in pixels. */
  readonly head: number;
  /** The first row in view. */
  readonly top: number;
  readonly isFollowing: boolean;
  setFollowing(on: boolean): void;
  /** Brings a row to the top, and ends following. */
  go(row: number): void;
  /** Brings a row into view if it is not, and ends following. */
  show(row: number): void;
  /** The box was scrolled. */
  onScroll(): void;
}

/** Scrolls a table of so many rows; at the end of one that grows it can stay there. */
export function useTableScroll(rows: number, follows: boolean): TableScroll {
  const box = useRef<HTMLDivElement>(null);
  const [{ view, head }, setSize] = useState({ view: 0, head: 0 });
  const [top, setTop] = useState(0);
  const [isFollowing, setFollowing] = useState(follows);
  const windowing: Windowing = { rows, view };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const names = element.querySelector<HTMLElement>('[data-head]');
    const measure = (): void => {
      const height = names?.offsetHeight ?? 0;
      setSize({ view: element.clientHeight - height, head: height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (names) observer.observe(names);
    measure();
    return () => observer.disconnect();
  }, []);

  function move(row: number): void {
    setTop(Math.max(0, row));
    if (box.current) box.current.scrollTop = scrollFor(windowing, row);
  }
  useEffect(() => {
    if (isFollowing) move(rows);
    // Following is about new rows and a new size, not about where the person scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, view, isFollowing]);

  return {
    ...{ box, windowing, head, top, isFollowing, setFollowing },
    go(row) {
      setFollowing(false);
      move(row);
    },
    show(row) {
      setFollowing(false);
      const last = top + visibleRows(windowing) - 1;
      if (row < top) move(row);
      else if (row > last) move(row - visibleRows(windowing) + 1);
    },
    onScroll() {
      const { scrollTop } = box.current ?? { scrollTop: 0 };
      // Our own scrolling comes back here too: then the row is already right.
      if (Math.abs(scrollTop - scrollFor(windowing, top)) > 1) setTop(rowAt(windowing, scrollTop));
    },
  };
}
