import { useMemo, type RefObject } from 'react';
import type { ReactFlowInstance } from '@xyflow/react';
import type { Box } from '../../../graph/wires/lanes.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** Pixels along the edge of the canvas in which nothing is put down by itself. */
const RIM = 24;

/** What the canvas shows, in the coordinates of the model. */
export interface Area {
  middle(): Point;
  /** All but a rim. */
  seen(): Box;
}

export function useArea(
  root: RefObject<HTMLElement | null>,
  { screenToFlowPosition }: Pick<ReactFlowInstance, 'screenToFlowPosition'>,
): Area {
  return useMemo(() => {
    const box = () => root.current?.getBoundingClientRect() ?? new DOMRect();
    return {
      middle() {
        const { left, top, width, height } = box();
        return screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
      },
      seen() {
        const { left, top, right, bottom } = box();
        const start = screenToFlowPosition({ x: left + RIM, y: top + RIM });
        const end = screenToFlowPosition({ x: right - RIM, y: bottom - RIM });
        return { ...start, width: end.x - start.x, height: end.y - start.y };
      },
    };
  }, [root, screenToFlowPosition]);
}
