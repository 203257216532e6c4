import type { Json, JsonObject } from '../../base/json.ts';
import { sameData } from '../../base/sameData.ts';
import { boxOf, portPoint } from '../cards.ts';
import {
  type BadgePlaces,
  type Cards,
  type ComponentView,
  eventPort,
  type Graph,
  type WireView,
} from '../graph.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { linksOf } from '../links.ts';
import type { GraphSource, SourceWire } from '../source.ts';
import { LONGEST_VALUE, valueText } from '../valueText.ts';
import type { LaneRequest } from './lanes.ts';
import type { Led } from './routes.ts';
import { MIDDLE } from './tags.ts';

/** A wire before it is led, and all that it was made of. */
export interface PlainWire {
  readonly read: SourceWire;
  readonly from: ComponentView;
  readonly to: ComponentView;
  readonly initial: JsonObject | undefined;
  /** It runs straight. */
  readonly view: WireView;
  /** What its way depends on. */
  readonly request: LaneRequest;
}

const plainOf = new WeakMap<WireView, PlainWire>();

export const STRAIGHT: Led = { lane: null, detour: null, way: null };

/** The wires of a graph whose two ends are there, those of before where they are made of the same. */
export function plainWires(
  { components, connectors, events }: GraphSource,
  { byName }: Cards,
  before: Graph,
): readonly PlainWire[] {
  const { byId } = linksOf(before);
  const initial = new Map(components.map(({ name, initial: values }) => [name, values]));
  const places = badgePlaces();
  const make = (read: SourceWire, kind: WireView['kind']): readonly PlainWire[] => {
    const { source, target } = read;
    const from = byName.get(source.component);
    const to = byName.get(target.component);
    if (from === undefined || to === undefined) return [];
    const values = kind === 'event' ? undefined : initial.get(target.component);
    const was = byId.get(read.id);
    const old = was && plainOf.get(was);
    const isOld =
      old?.from === from && old.to === to && old.initial === values && sameData(old.read, read);
    if (isOld && !read.badges) return [old];
    const start = portPoint(from, 'output', source.field);
    const end = portPoint(to, 'input', target.field);
    if (!start || !end) return [];
    const badges = read.badges ? places(source, target) : null;
    if (isOld && sameData(old.view.badges, badges)) return [old];
    const request = requestOf(read.id, { from, start, to, end }, old?.request);
    const view = {
      ...{ kind, ...read, hue: from.hue, from: request.source, to: request.target },
      ...STRAIGHT,
      badges,
      reach: reach(from, to, request),
      initial: initialText(values, target.field),
      tag: MIDDLE,
    };
    const plain = { read, from, to, initial: values, view, request };
    plainOf.set(view, plain);
    return [plain];
  };
  return [
    ...connectors.flatMap((wire) => make(wire, 'connector')),
    ...events.flatMap((event) => make(eventWire(event), 'event')),
  ];
}

/** A wire on its way; the view of before when that is the same. */
export function leadWire(plain: PlainWire, led: Led, before: WireView | undefined): WireView {
  const { lane, detour, way } = led;
  const isOld = before !== undefined && plainOf.get(before) === plain;
  if (isOld && sameData([before.lane, before.detour, before.way], [lane, detour, way]))
    return before;
  const made = { ...plain.view, lane, detour, way, tag: before?.tag ?? MIDDLE };
  const view = before !== undefined && sameData(before, made) ? before : made;
  plainOf.set(view, plain);
  return view;
}

/** A wire with its tag at a place of its own; the very view where it stands there. */
export function tagWire(view: WireView, tag: number): WireView {
  const plain = plainOf.get(view);
  if (view.tag === tag || plain === undefined) return view;
  const made = { ...view, tag };
  plainOf.set(made, plain);
  return made;
}

function eventWire({ source, target, type }: GraphSource['events'][number]): SourceWire {
  return {
    id: `${source}..${target}:${type}`,
    source: { component: source, field: eventPort(type) },
    target: { component: target, field: eventPort(type) },
    ...{ bad: false, off: false, badges: false },
  };
}

/** Counts badges at each port. */
function badgePlaces(): (source: Endpoint, target: Endpoint) => BadgePlaces {
  const counts = new Map<string, number>();
  const next = (key: string) => {
    const at = counts.get(key) ?? 0;
    counts.set(key, at + 1);
    return at;
  };
  return (source, target) => ({
    source: next(`${source.component}.${source.field}>`),
    target: next(`>${target.component}.${target.field}`),
  });
}

interface Ends extends Pick<PlainWire, 'from' | 'to'> {
  readonly start: LaneRequest['source'];
  readonly end: LaneRequest['target'];
}

function requestOf(
  id: string,
  { from, start, to, end }: Ends,
  old: LaneRequest | undefined,
): LaneRequest {
  const [sourceBox, targetBox] = [boxOf(from), boxOf(to)];
  const request = { id, source: start, target: end, sourceBox, targetBox };
  const isOld = old?.sourceBox === sourceBox && old.targetBox === targetBox;
  return isOld && sameData(old, request) ? old : request;
}

function reach(
  from: ComponentView,
  to: ComponentView,
  { source, target }: LaneRequest,
): WireView['reach'] {
  return {
    above: Math.max(source.y - from.position.y, target.y - to.position.y),
    below: Math.max(
      from.position.y + from.size.height - source.y,
      to.position.y + to.size.height - target.y,
    ),
  };
}

function initialText(initial: JsonObject | undefined, field: string): string | null {
  const values = initial && Object.hasOwn(initial, field) ? initial[field] : undefined;
  if (!Array.isArray(values) || values.length === 0) return null;
  return (values as readonly Json[])
    .slice(0, LONGEST_VALUE)
    .map((item) => valueText(item))
    .join(', ')
    .slice(0, LONGEST_VALUE);
}
