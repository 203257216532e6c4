import { type Effort, effortOf } from '../../base/effort.ts';
import { type GridIndex, gridIndex } from '../../base/gridIndex.ts';
import { sameData } from '../../base/sameData.ts';
import type { Work } from '../../base/work.ts';
import { crossed, type Detour, detours, type Passed } from './detours.ts';
import { type Box, feedbackLanes, type Lane, type LaneRequest } from './lanes.ts';
import { Changes, type Found, Looks, Row, type Steps } from './steps.ts';
import { piecesOf, Ways } from './ways.ts';
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

/** All that the ways of wires depend on. */
export interface RouteRequest {
  readonly wires: readonly LaneRequest[];
  /** Of all components. */
  readonly boxes: readonly Box[];
  /** Where nothing but components may be: titles of groups. */
  readonly titles: readonly Box[];
}

/** Wires as they were led, and the steps that led to it. */
export interface Routed {
  readonly led: ReadonlyMap<string, Led>;
  readonly walls: readonly Box[];
  readonly titles: readonly Box[];
  readonly lanes: Steps<Lane>;
  readonly detours: Steps<Passed>;
  readonly crossings: Steps<boolean>;
  readonly ways: Steps<readonly Point[] | null>;
  /** Units of effort, those that were remembered too. */
  readonly spent: number;
}

export const NOTHING_ROUTED: Routed = {
  led: new Map(),
  walls: [],
  titles: [],
  lanes: new Map(),
  detours: new Map(),
  crossings: new Map(),
  ways: new Map(),
  spent: 0,
};

/**
 * Leads each wire so that it runs behind no component and over no title: a soft curve where that is free,
 * else past what stands in its way at one height, else back around it, else corner by corner. In a
 * graph that asks for more than the effort, the wires that are left run straight.
 *
 * @param before what was found for a graph that is mostly the same: it is found again without looking for it
 */
export function* routes(
  { wires, boxes, titles: asked }: RouteRequest,
  effort: Effort = routingEffort(),
  before: Routed = NOTHING_ROUTED,
): Work<Routed> {
  // The very objects of before where they are the same.
  const titles = asked.map((box) => before.titles.find((title) => sameData(title, box)) ?? box);
  const walls = [...boxes, ...titles];
  const changed = changedWalls(walls, before);
  const known = changed === null ? NOTHING_ROUTED : before;
  const changes = new Changes(changed ?? []);
  const rows = {
    lanes: new Row(known.lanes, new Changes(changed ?? []), effort),
    detours: new Row(known.detours, changes, effort),
    crossings: new Row(known.crossings, changes, effort),
    ways: new Row(known.ways, changes, effort),
  };
  const places = gridIndex(walls, (box) => box);
  const back = yield* feedbackLanes(wires, walls, effort, rows.lanes);
  const { found: around, clear } = yield* detours(wires, places, effort, rows.detours);
  const ways = new Ways(effort);
  const led = new Map<string, Led>();
  const unsure: LaneRequest[] = [];
  for (const wire of wires) {
    const lane = back.get(wire.id) ?? null;
    const detour = around.get(wire.id) ?? null;
    const old = before.led.get(wire.id);
    const now = { lane, detour, way: null };
    led.set(wire.id, old !== undefined && sameData(old, now) ? old : now);
    if (lane !== null || !clear.has(wire.id)) unsure.push(wire);
  }
  rows.crossings.begin(unsure);
  const hidden: LaneRequest[] = [];
  for (const wire of unsure) {
    if (effort.isSpent) break;
    const { lane, detour } = led.get(wire.id) as Led;
    const route = simple(lane, detour);
    let step = rows.crossings.remembered(wire, route);
    if (step === null) {
      yield;
      step = rows.crossings.take(wire, () => crossing(wire, route, places, effort), route);
    }
    if (step.result) hidden.push(wire);
    else ways.note(step.left);
  }
  // Short ones first: they have the least room to choose from.
  hidden.sort((a, b) => reach(a) - reach(b) || (a.id < b.id ? -1 : 1));
  rows.ways.begin(hidden);
  for (const wire of hidden) {
    if (effort.isSpent) break;
    let step = rows.ways.remembered(wire);
    if (step === null) {
      yield;
      step = rows.ways.take(wire, () => wayOf(wire, ways, places));
    }
    ways.note(step.left);
    if (step.result !== null) led.set(wire.id, { lane: null, detour: null, way: step.result });
  }
  return {
    ...{ led, walls, titles, spent: effort.spent },
    lanes: rows.lanes.steps,
    detours: rows.detours.steps,
    crossings: rows.crossings.steps,
    ways: rows.ways.steps,
  };
}

/** Whether a wire on its simple way is hidden; if not, what others should not run along. */
function crossing(
  wire: LaneRequest,
  route: WireRoute,
  places: GridIndex<Box>,
  effort: Effort,
): Found<boolean> {
  const looks = new Looks(places);
  const isHidden = crossed(wire, route, looks, effort).length > 0;
  const isNoted = !isHidden && route.kind !== 'forward';
  const left = isNoted ? piecesOf(wirePoints(route, wire.source, wire.target)) : [];
  return { result: isHidden, area: looks.around(), left };
}

function wayOf(
  wire: LaneRequest,
  ways: Ways,
  places: GridIndex<Box>,
): Found<readonly Point[] | null> {
  const looks = new Looks(places);
  const way = ways.find(wire, looks);
  return { result: way, area: looks.around(), left: way === null ? [] : piecesOf(way) };
}

function simple(lane: Lane | null, detour: Detour | null): WireRoute {
  if (lane !== null) return { kind: 'back', y: lane.y, shift: lane.shift };
  return detour === null ? FORWARD : { kind: 'around', ...detour };
}

function reach({ source, target }: LaneRequest): number {
  return Math.abs(source.x - target.x) + Math.abs(source.y - target.y);
}

/** More walls that are others than this, gone and come, are more work than all anew: each wire asks for each. */
const MOST_CHANGES = 120;

/** The walls that are others than before; null: nothing of what was found then is of use. */
function changedWalls(walls: readonly Box[], before: Routed): readonly Box[] | null {
  // Near the limit it would count which work was done and which was remembered.
  if (before.spent === 0 || before.spent > MOST_LOOKS / 2) return null;
  const [now, then] = [new Set(walls), new Set(before.walls)];
  const gone = before.walls.filter((wall) => !now.has(wall));
  const come = walls.filter((wall) => !then.has(wall));
  if (gone.length + come.length > MOST_CHANGES) return null;
  // Which of two ways as good is taken follows from the order.
  const stayed = before.walls.filter((wall) => now.has(wall));
  const isInOrder = walls.filter((wall) => then.has(wall)).every((wall, i) => wall === stayed[i]);
  return isInOrder ? [...gone, ...come] : null;
}
