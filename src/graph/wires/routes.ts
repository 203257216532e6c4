import { type Effort, effortOf } from '../../base/effort.ts';
import { gridIndex } from '../../base/gridIndex.ts';
import type { Work } from '../../base/work.ts';
import { crossed, type Detour, detours } from './detours.ts';
import { type Box, feedbackLanes, type Lane, type LaneRequest } from './lanes.ts';
import { Ways } from './ways.ts';
import { FORWARD, type Point, wirePoints, type WireRoute } from './wirePath.ts';

/** Where a wire is led; all null: straight on. */
export interface Led {
  readonly lane: Lane | null;
  readonly detour: Detour | null;
  readonly way: readonly Point[] | null;
}

/** Boxes, wires and places that are looked at for one graph, all wires together. */
const MOST_LOOKS = 30_000_000;

/** The effort that the wires of one graph are worth. */
export const routingEffort = (): Effort => effortOf(MOST_LOOKS);

/**
 * Leads each wire so that it runs behind no component and over no title: a soft curve where that is free,
 * else past what stands in its way at one height, else back around it, else corner by corner. In a
 * graph that asks for more than the effort, the wires that are left run straight.
 *
 * @param boxes of all components
 * @param titles where nothing but components may be: titles of groups
 */
export function* routes(
  wires: readonly LaneRequest[],
  boxes: readonly Box[],
  titles: readonly Box[],
  effort: Effort = routingEffort(),
): Work<ReadonlyMap<string, Led>> {
  const walls = gridIndex([...boxes, ...titles], (box) => box);
  const lanes = yield* feedbackLanes(wires, [...boxes, ...titles], effort);
  const { found: around, clear } = yield* detours(wires, walls, effort);
  const ways = new Ways(walls, effort);
  const led = new Map<string, Led>();
  const hidden: LaneRequest[] = [];
  for (const wire of wires) {
    const lane = lanes.get(wire.id) ?? null;
    const detour = around.get(wire.id) ?? null;
    led.set(wire.id, { lane, detour, way: null });
    if (effort.isSpent || (lane === null && clear.has(wire.id))) continue;
    yield;
    const route = simple(lane, detour);
    if (crossed(wire, route, walls, effort).length > 0) hidden.push(wire);
    else if (route.kind !== 'forward') ways.note(wirePoints(route, wire.source, wire.target));
  }
  // Short ones first: they have the least room to choose from.
  for (const wire of hidden.toSorted((a, b) => reach(a) - reach(b) || (a.id < b.id ? -1 : 1))) {
    if (effort.isSpent) break;
    yield;
    const way = ways.find(wire);
    if (way !== null) led.set(wire.id, { lane: null, detour: null, way });
  }
  return led;
}

function simple(lane: Lane | null, detour: Detour | null): WireRoute {
  if (lane !== null) return { kind: 'back', y: lane.y, shift: lane.shift };
  return detour === null ? FORWARD : { kind: 'around', ...detour };
}

function reach({ source, target }: LaneRequest): number {
  return Math.abs(source.x - target.x) + Math.abs(source.y - target.y);
}
