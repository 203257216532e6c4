import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Nudge } from '../api/CanvasApi.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** A pause this long, in milliseconds, ends a burst of nudges. */
const BURST = 600;

/**
 * Gathers arrow keys: each press is seen at once, a burst of presses is one entry of the history.
 *
 * @param selected what is selected now; a burst moves what was selected when it began
 * @param show draws these nodes in the offset so far (`null`: nothing is being moved)
 * @param commit writes the whole offset of these nodes into the document
 * @param isTaken whether the document takes edits; where not, `commit` says so, and nothing seems to move
 */
export function useNudge(
  selected: () => readonly string[],
  show: (offset: Point | null, nodes: readonly string[]) => void,
  commit: (offset: Point, nodes: readonly string[]) => void,
  isTaken: () => boolean,
): Nudge {
  const offset = useRef<Point | null>(null);
  const nodes = useRef<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const calls = useRef({ selected, show, commit, isTaken });
  useEffect(() => {
    calls.current = { selected, show, commit, isTaken };
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const moved = offset.current;
    offset.current = null;
    if (moved === null) return;
    if (moved.x !== 0 || moved.y !== 0) calls.current.commit(moved, nodes.current);
    calls.current.show(null, []);
  }, []);
  const push = useCallback(
    (dx: number, dy: number) => {
      const now = calls.current.selected();
      if (!calls.current.isTaken()) return calls.current.commit({ x: dx, y: dy }, now);
      if (now !== nodes.current) flush();
      nodes.current = now;
      const { x, y } = offset.current ?? { x: 0, y: 0 };
      offset.current = { x: x + dx, y: y + dy };
      calls.current.show(offset.current, now);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, BURST);
    },
    [flush],
  );
  useEffect(() => flush, [flush]);
  return useMemo(() => ({ push, flush }), [push, flush]);
}
