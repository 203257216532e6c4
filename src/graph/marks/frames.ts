import { collapsedAround, type Group, groupsWithin } from '../../model/index.ts';
import { textWidth } from '../../base/textWidth.ts';
import type { Graph } from '../graph.ts';
import { groupNode } from '../nodeIds.ts';
import type { Point } from '../wires/wirePath.ts';

/** Air between a frame and what is in it, and room for the title above. */
const PAD = 20;
const TITLE = 32;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Frame extends Box {
  readonly group: Group;
  /** How many groups it is in; outer frames are drawn first. */
  readonly depth: number;
}

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The frames of the groups that are drawn open, around the components as they are drawn now, outer ones
 * first. A frame around frames leaves room for theirs.
 */
export function framesOf(
  groups: ReadonlyMap<string, Group>,
  graph: Pick<Graph, 'byName'>,
  moved: ReadonlyMap<string, Point>,
): readonly Frame[] {
  const inside = groupsWithin(groups);
  const open = [...groups.values()].filter(({ id }) => collapsedAround(groups, id) === null);
  const edges = new Map<string, Edges>();
  const depths = new Map(open.map(({ id }) => [id, depthOf(groups, id)]));
  const inner = open.toSorted((a, b) => (depths.get(b.id) ?? 0) - (depths.get(a.id) ?? 0));
  for (const { id, members } of inner) {
    const around = edges.get(id) ?? nothing();
    const folded = (inside.get(id) ?? []).filter(({ collapsed }) => collapsed);
    const nodes = [...members, ...folded.map((group) => groupNode(group.id))];
    for (const node of nodes) {
      const view = graph.byName.get(node);
      if (view === undefined) continue;
      const at = moved.get(node) ?? view.position;
      grow(around, at.x, at.y, at.x + view.size.width, at.y + view.size.height);
    }
    if (around.left === Infinity) continue;
    around.left -= PAD;
    around.top -= TITLE;
    around.right += PAD;
    around.bottom += PAD;
    edges.set(id, around);
    const parent = groups.get(id)?.parent ?? null;
    if (parent === null) continue;
    const outer = edges.get(parent) ?? nothing();
    grow(outer, around.left, around.top, around.right, around.bottom);
    edges.set(parent, outer);
  }
  return inner.toReversed().flatMap((group) => {
    const found = edges.get(group.id);
    if (found === undefined) return [];
    const { left, top, right, bottom } = found;
    const depth = depths.get(group.id) ?? 0;
    return [{ group, depth, x: left, y: top, width: right - left, height: bottom - top }];
  });
}

function nothing(): Edges {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

function grow(edges: Edges, left: number, top: number, right: number, bottom: number): void {
  edges.left = Math.min(edges.left, left);
  edges.top = Math.min(edges.top, top);
  edges.right = Math.max(edges.right, right);
  edges.bottom = Math.max(edges.bottom, bottom);
}

function depthOf(groups: ReadonlyMap<string, Group>, id: string): number {
  let depth = 0;
  for (let at = groups.get(id)?.parent ?? null; at !== null; at = groups.get(at)?.parent ?? null)
    depth += 1;
  return depth;
}

/**
 * The box that a frame's title may take: from afar it is written larger and grows upwards. The rest of its
 * width beside the text: padding and a button.
 */
const BAR = { above: 34, height: 60, letters: 48, rest: 44 };

/** The boxes that the titles of frames take. */
export function titlesOf(
  groups: ReadonlyMap<string, Group>,
  byName: Graph['byName'],
): readonly Box[] {
  if (groups.size === 0) return [];
  return framesOf(groups, { byName }, new Map()).map(({ group, x, y, width }) => ({
    x,
    y: y - BAR.above,
    width: Math.min(width, textWidth(group.title, BAR.letters, 'semibold') + BAR.rest),
    height: BAR.height,
  }));
}

/** The innermost frame that a point is in. */
export function frameAt(frames: readonly Frame[], { x, y }: Point): Frame | null {
  const at = frames.filter(
    (frame) =>
      x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height,
  );
  return at.at(-1) ?? null;
}
