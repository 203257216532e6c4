import { grown } from '../../../base/gridIndex.ts';
import type { ComponentView } from '../../../graph/graph.ts';
import type { Plan } from './plan.ts';
import { areaOf, type View } from './region.ts';

/** From this zoom on components can be read, so they get elements; below it elements show nothing. */
export const READABLE = 0.5;
/** Screen pixels around the view within which components get elements, and within which they keep them. */
const NEAR = 120;
const KEPT = 600;
/** Most elements at once; the nearest to the middle of the view get them. */
const MOST = 220;
/** So many come or go in one frame, so that none is long. */
const COME = 10;
const GO = 24;

/** Which components should stand on the page as elements. `pinned` ones always do. */
export function wanted(
  plan: Plan,
  view: View,
  before: ReadonlySet<string>,
  pinned: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set([...pinned].filter((name) => plan.graph.byName.has(name)));
  if (view.zoom < READABLE || view.width === 0) return names;
  const area = areaOf(view);
  const near = plan.components.in(grown(area, NEAR / view.zoom));
  const kept = plan.components
    .in(grown(area, KEPT / view.zoom))
    .filter(({ name }) => before.has(name));
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const far = ({ position, size }: ComponentView): number =>
    Math.hypot(position.x + size.width / 2 - middle.x, position.y + size.height / 2 - middle.y);
  const all = [...near.toSorted((a, b) => far(a) - far(b)), ...kept];
  for (const { name } of all) if (names.size < MOST) names.add(name);
  return names;
}

/** One step from those that are here towards those that should be; the same set when it is reached. */
export function step(
  now: ReadonlySet<string>,
  goal: ReadonlySet<string>,
  pinned: ReadonlySet<string>,
): ReadonlySet<string> {
  const coming = [...goal].filter((name) => !now.has(name));
  const going = [...now].filter((name) => !goal.has(name));
  if (coming.length === 0 && going.length === 0) return now;
  const next = new Set(now);
  for (const name of going.slice(0, GO)) next.delete(name);
  // Whoever is pinned is waited for.
  for (const name of coming) if (pinned.has(name)) next.add(name);
  for (const name of coming.filter((name) => !pinned.has(name)).slice(0, COME)) next.add(name);
  return next;
}
