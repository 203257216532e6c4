import { useMemo, useRef } from 'react';
import type { Group } from '../../../model/index.ts';
import { sameData } from '../../../base/sameData.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { type Frame, framesOf } from '../../../graph/marks/frames.ts';

/** The frames of groups; those that did not change are the very objects of before, so that none is rendered anew. */
export function useFrames(
  groups: ReadonlyMap<string, Group>,
  graph: Graph,
  moved: ReadonlyMap<string, Point>,
): readonly Frame[] {
  const before = useRef<ReadonlyMap<string, Frame>>(new Map());
  return useMemo(() => {
    const frames = framesOf(groups, graph, moved).map((frame) => {
      const was = before.current.get(frame.group.id);
      return was && sameData(was, frame) ? was : frame;
    });
    before.current = new Map(frames.map((frame) => [frame.group.id, frame]));
    return frames;
  }, [groups, graph, moved]);
}
