import { keep, sameData } from '../base/sameData.ts';
import { finish } from '../base/work.ts';
import { boxOf, cardsOf } from './cards.ts';
import type { Graph } from './graph.ts';
import { linksOf } from './links.ts';
import { titlesOf } from './marks/frames.ts';
import type { GraphSource } from './source.ts';
import { leadWire, type PlainWire, plainWires, STRAIGHT, tagWire } from './wires/plainWires.ts';
import { type RouteRequest, type Routed, routes } from './wires/routes.ts';
import { MIDDLE, tagPlaces } from './wires/tags.ts';

/**
 * What is drawn of a document, its wires led. Views that did not change are the very objects of `before`,
 * so that an edit of one component renders one component.
 */
export function buildGraph(source: GraphSource, before: Graph): Graph {
  const sketch = sketchGraph(source, before);
  return leadWires(sketch, finish(routes(sketch.request)), before);
}

/** What is drawn before its wires are led. */
export interface Sketch {
  readonly graph: Graph;
  readonly plain: readonly PlainWire[];
  readonly request: RouteRequest;
}

/** Wires run as in `before` where their ends are the same, else straight. */
export function sketchGraph(source: GraphSource, before: Graph): Sketch {
  const cards = cardsOf(source, before);
  const plain = plainWires(source, cards, before);
  const { byId } = linksOf(before);
  const wires = plain.map((wire) => {
    const was = byId.get(wire.view.id);
    const isSame = was && sameData(was.from, wire.view.from) && sameData(was.to, wire.view.to);
    return leadWire(wire, isSame === true ? was : STRAIGHT, was);
  });
  return {
    graph: { ...cards, wires: keep(before.wires, wires) },
    plain,
    request: {
      // What shows no line needs no way of its own.
      wires: plain.flatMap(({ read, request }) => (read.badges ? [] : [request])),
      boxes: cards.components.map(boxOf),
      titles: titlesOf(source.groups, cards.byName),
    },
  };
}

/** A graph with its wires on the ways that were found for them. */
export function leadWires({ graph, plain }: Sketch, { led }: Routed, before: Graph): Graph {
  const { byId } = linksOf(before);
  const wires = plain.map((wire) => {
    const { id } = wire.view;
    return leadWire(wire, led.get(id) ?? STRAIGHT, byId.get(id));
  });
  const tags = tagPlaces(wires, graph.components.map(boxOf));
  const tagged =
    tags.size === 0 ? wires : wires.map((wire) => tagWire(wire, tags.get(wire.id) ?? MIDDLE));
  return { ...graph, wires: keep(before.wires, tagged) };
}
