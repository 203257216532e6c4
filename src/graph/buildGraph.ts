import type { Endpoint } from '../model/endpoint.ts';
import type { Effort } from '../base/effort.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { drawnText } from '../base/drawnText.ts';
import { numberText } from '../base/numberText.ts';
import { fitText } from '../base/textWidth.ts';
import { TEXT } from './detail.ts';
import { finish, type Work } from '../base/work.ts';
import type { Ports } from '../model/catalog.ts';
import {
  type BadgePlaces,
  type Cards,
  type ComponentView,
  EMPTY_GRAPH,
  eventLabel,
  eventPort,
  type PortFaults,
  type Graph,
  type HeadlineValue,
  type Hue,
  type WireView,
} from './graph.ts';
import type { Group } from '../model/index.ts';
import type { Box, LaneRequest } from './wires/lanes.ts';
import { titlesOf } from './marks/frames.ts';
import { type Led, routes } from './wires/routes.ts';
import { groupIdOf } from './nodeIds.ts';
import { labelLimit, nodeSize, portOffset } from './places/nodeLayout.ts';
import type { Point } from './wires/wirePath.ts';

/** A document as the canvas needs it, read through the model by `readGraph.ts`. */
export interface GraphSource {
  readonly components: readonly SourceComponent[];
  readonly connectors: readonly {
    readonly id: string;
    readonly source: Endpoint;
    readonly target: Endpoint;
    readonly bad: boolean;
    /** One of its ends is switched off. */
    readonly off: boolean;
    /** Shown as badges at its ends instead of a line. */
    readonly badges: boolean;
  }[];
  readonly events: readonly {
    readonly source: string;
    readonly target: string;
    readonly type: string;
  }[];
  /** By id; those that are drawn open have a frame with a title. */
  readonly groups: ReadonlyMap<string, Group>;
}

export interface SourceComponent {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly hue: Hue;
  readonly ports: Ports;
  readonly headline: readonly HeadlineValue[];
  readonly initial: JsonObject;
  readonly errors: number;
  readonly warnings: number;
  readonly disabled: boolean;
  readonly notes?: readonly string[];
  readonly faults?: PortFaults;
  readonly position: Point;
}

/**
 * What is drawn of a document, its wires led. Views that did not change are the very objects of `before`,
 * so that an edit of one component renders one component.
 */
export function buildGraph(source: GraphSource, before: Graph): Graph {
  const { graph, request } = sketchGraph(source, before);
  return leadWires(graph, finish(routing(request)), before);
}

/** All that the ways of wires depend on. */
export interface RouteRequest {
  readonly wires: readonly LaneRequest[];
  readonly boxes: readonly Box[];
  readonly titles: readonly Box[];
}

/** The work of leading wires; `effort` counts it. */
export function routing({ wires, boxes, titles }: RouteRequest, effort?: Effort): Work<LedWires> {
  return routes(wires, boxes, titles, effort);
}

type LedWires = ReadonlyMap<string, Led>;

/**
 * What is drawn before its wires are led: they run as in `before` where their ends are the same, else
 * straight.
 */
export function sketchGraph(
  source: GraphSource,
  before: Graph,
): { readonly graph: Graph; readonly request: RouteRequest } {
  const { components, byName } = cardsOf(source, before);
  const initial = new Map(source.components.map((c) => [c.name, c.initial]));
  const { wires, request } = wireViews(source, { components, byName }, initial);
  const old = new Map(before.wires.map((wire) => [wire.id, wire]));
  const led = wires.map((wire) => {
    const was = old.get(wire.id);
    if (!was || !same(was.from, wire.from) || !same(was.to, wire.to)) return wire;
    return { ...wire, lane: was.lane, detour: was.detour, way: was.way };
  });
  return { graph: { components, byName, wires: kept(before.wires, led) }, request };
}

/** A graph with its wires on the ways that were found for them. */
export function leadWires(graph: Graph, led: LedWires, before: Graph): Graph {
  const wires = graph.wires.map((wire) => ({ ...wire, ...(led.get(wire.id) ?? STRAIGHT) }));
  return { ...graph, wires: kept(before.wires, wires) };
}

/** The components alone, for what asks where they are and how large. */
export function cardsOf(source: GraphSource, before: Cards = EMPTY_GRAPH): Cards {
  const components = source.components.map((component) => {
    const view = componentView(component);
    const old = before.byName.get(view.name);
    return old && same(old, view) ? old : view;
  });
  return {
    components: keep(before.components, components),
    byName: new Map(components.map((view) => [view.name, view])),
  };
}

/** The wires, those of before where they are the same. */
function kept(before: readonly WireView[], wires: readonly WireView[]): readonly WireView[] {
  const old = new Map(before.map((wire) => [wire.id, wire]));
  return keep(
    before,
    wires.map((wire) => {
      const was = old.get(wire.id);
      return was && same(was, wire) ? was : wire;
    }),
  );
}

/** Room that a formula asks for: models have places for cards of that width. */
const FORMULA = 168;

/** The headline in one line, as wide as the card should be for it. */
export function headlineText(headline: readonly HeadlineValue[]): string {
  return headline
    .map(({ label, value, isFormula }) => {
      const text = `${label} ${value}`.trim();
      return isFormula === true ? fitText(text, TEXT, FORMULA) : text;
    })
    .join('    ');
}

function componentView(component: SourceComponent): ComponentView {
  const { ports, initial: _initial, ...rest } = component;
  const inputs = [...ports.inputs];
  const outputs = [...ports.outputs];
  const rows = Math.max(inputs.length, outputs.length);
  const texts = {
    name: component.title,
    type: component.typeLabel,
    inputs: [...pad(inputs, rows), ...ports.inputEvents.map(eventLabel)],
    outputs: [...pad(outputs, rows), ...ports.outputEvents.map(eventLabel)],
    headline: headlineText(component.headline),
    ...(groupIdOf(component.name) === null ? {} : { inputValues: true as const }),
  };
  const size = nodeSize(texts);
  return {
    ...rest,
    inputs,
    outputs,
    inputEvents: [...ports.inputEvents],
    outputEvents: [...ports.outputEvents],
    size,
    labels: labelLimit(texts, size),
    ...('inputValues' in texts && { inputValues: true as const }),
  };
}

function pad(fields: readonly string[], rows: number): readonly string[] {
  return [...fields, ...Array.from({ length: rows - fields.length }, () => '')];
}

/** Where a port of a component is, null when it has no such port. */
export function portPoint(view: ComponentView, side: 'input' | 'output', id: string): Point | null {
  const row = portRow(view, side, id);
  if (row < 0) return null;
  const x = side === 'input' ? view.position.x : view.position.x + view.size.width;
  return { x, y: view.position.y + portOffset(row) };
}

/** Line of a port below the header; events stand below all fields. */
export function portRow(view: ComponentView, side: 'input' | 'output', id: string): number {
  const row = (side === 'input' ? view.inputs : view.outputs).indexOf(id);
  if (row >= 0) return row;
  const events = side === 'input' ? view.inputEvents : view.outputEvents;
  const event = events.findIndex((type) => eventPort(type) === id);
  return event < 0 ? -1 : Math.max(view.inputs.length, view.outputs.length) + event;
}

interface Ends {
  readonly from: ComponentView;
  readonly to: ComponentView;
  readonly request: LaneRequest;
}

function wireViews(
  source: GraphSource,
  { components, byName }: Cards,
  initial: ReadonlyMap<string, JsonObject>,
): { readonly wires: readonly WireView[]; readonly request: RouteRequest } {
  const all = [
    ...source.connectors.map((wire) => ({ ...wire, kind: 'connector' as const })),
    ...source.events.map(({ source: from, target: to, type }) => ({
      id: `${from}..${to}:${type}`,
      kind: 'event' as const,
      source: { component: from, field: eventPort(type) },
      target: { component: to, field: eventPort(type) },
      bad: false,
      off: false,
      badges: false,
    })),
  ];
  const boxOf = new Map(components.map((view) => [view, box(view)]));
  const boxes = [...boxOf.values()];
  const ends = new Map<string, Ends>();
  for (const { id, source: from, target: to } of all) {
    const found = findEnds(id, from, to, byName, boxOf);
    if (found) ends.set(id, found);
  }
  const tucked = new Set(all.filter(({ badges }) => badges).map(({ id }) => id));
  // What shows no line needs no way of its own.
  const requests = [...ends.values()].flatMap(({ request }) =>
    tucked.has(request.id) ? [] : [request],
  );
  const places = badgePlaces();
  const wires = all.flatMap((wire): WireView[] => {
    const found = ends.get(wire.id);
    if (!found) return [];
    return [
      {
        ...wire,
        hue: found.from.hue,
        from: found.request.source,
        to: found.request.target,
        ...STRAIGHT,
        badges: wire.badges ? places(wire.source, wire.target) : null,
        reach: reach(found),
        initial: wire.kind === 'event' ? null : initialText(initial, wire.target),
      },
    ];
  });
  return {
    wires,
    request: { wires: requests, boxes, titles: titlesOf(source.groups, byName) },
  };
}

const STRAIGHT = { lane: null, detour: null, way: null };

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

function findEnds(
  id: string,
  from: Endpoint,
  to: Endpoint,
  byName: ReadonlyMap<string, ComponentView>,
  boxOf: ReadonlyMap<ComponentView, Box>,
): Ends | null {
  const a = byName.get(from.component);
  const b = byName.get(to.component);
  const start = a && portPoint(a, 'output', from.field);
  const end = b && portPoint(b, 'input', to.field);
  const sourceBox = a && boxOf.get(a);
  const targetBox = b && boxOf.get(b);
  if (!start || !end || !sourceBox || !targetBox) return null;
  return { from: a, to: b, request: { id, source: start, target: end, sourceBox, targetBox } };
}

function box({ position, size }: ComponentView): Box {
  return { ...position, ...size };
}

function reach({ from, to, request: { source, target } }: Ends): WireView['reach'] {
  return {
    above: Math.max(source.y - from.position.y, target.y - to.position.y),
    below: Math.max(
      from.position.y + from.size.height - source.y,
      to.position.y + to.size.height - target.y,
    ),
  };
}

function initialText(initial: ReadonlyMap<string, JsonObject>, { component, field }: Endpoint) {
  const all = initial.get(component);
  const values = all && Object.hasOwn(all, field) ? all[field] : undefined;
  if (!Array.isArray(values) || values.length === 0) return null;
  return (values as readonly Json[])
    .slice(0, LONGEST_VALUE)
    .map((item) => valueText(item))
    .join(', ')
    .slice(0, LONGEST_VALUE);
}

/** Characters of a value that a card has room for, and more. */
const LONGEST_VALUE = 500;

/** A number as cards have room for it. */
export const cardNumber = (value: number): string => numberText(value, 5);

/** Lists in each other that a card shows: of each it shows four items, which may be lists of four. */
const DEEPEST = 3;

/** A value of the document in few characters. */
export function valueText(value: Json, depth = 0): string {
  if (typeof value === 'number') return cardNumber(value);
  if (typeof value === 'string') return drawnText(value, LONGEST_VALUE);
  if (Array.isArray(value)) {
    if (depth === DEEPEST) return '[…]';
    const shown = value
      .slice(0, 4)
      .map((item: Json) => valueText(item, depth + 1))
      .join(', ');
    return value.length > 4 ? `[${shown}, …]` : `[${shown}]`;
  }
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  return `{${drawnText(Object.keys(value).join(', '), LONGEST_VALUE)}}`;
}

function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const unchanged = before.length === now.length && now.every((item, i) => item === before[i]);
  return unchanged ? before : now;
}

/** Deep equality of plain data. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
