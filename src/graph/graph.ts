import { type Endpoint, shortType } from '../model/endpoint.ts';
import type { Category } from '../model/catalog.ts';
import type { NodeSize } from './places/nodeLayout.ts';
import type { Detour } from './wires/detours.ts';
import type { Lane } from './wires/lanes.ts';
import type { Point } from './wires/wirePath.ts';

/** Colour family of a component: its category, or that nobody knows its type. */
export type Hue = Category | 'unknown';

export interface HeadlineValue {
  readonly label: string;
  readonly value: string;
  /** A formula takes what room there is: it widens a card only a little. */
  readonly isFormula?: true;
}

/** What is wrong at the ports of a component, by port. */
export interface PortFaults {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** All that is drawn of a component, and nothing that changes while it runs. */
export interface ComponentView {
  /** Its id: a component's name, or `group:ID` of a group that is drawn as one. */
  readonly name: string;
  /** The name as it is shown. */
  readonly title: string;
  /** The type as the text has it. */
  readonly type: string;
  /** The type as it is shown. */
  readonly typeLabel: string;
  readonly hue: Hue;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly inputEvents: readonly string[];
  readonly outputEvents: readonly string[];
  readonly headline: readonly HeadlineValue[];
  readonly errors: number;
  readonly warnings: number;
  readonly disabled: boolean;
  /** What its problems say. */
  readonly notes?: readonly string[];
  /** What is wrong at its ports; absent: nothing. */
  readonly faults?: PortFaults;
  readonly position: Point;
  readonly size: NodeSize;
  /** What goes in is shown as well: nobody else shows it of a group that is drawn as one. */
  readonly inputValues?: true;
  /** The largest size in which its ports' labels find room in their lines. */
  readonly labels: number;
}

/** Which of the badges at a port this is, counted from above: there may be several. */
export interface BadgePlaces {
  readonly source: number;
  readonly target: number;
}

/** All that is drawn of a connector, or of an event's way from producer to consumer. */
export interface WireView {
  /** `a.x..b.y`; of an event wire `a..b:Event`. */
  readonly id: string;
  readonly kind: 'connector' | 'event';
  readonly source: Endpoint;
  readonly target: Endpoint;
  readonly hue: Hue;
  /** Where it begins and ends in the document. */
  readonly from: Point;
  readonly to: Point;
  /** Where it runs back; null for a wire that runs forward. */
  readonly lane: Lane | null;
  /** Where it is led around components that stand in its way; null: nothing does. */
  readonly detour: Detour | null;
  /** Its corners where only a way of its own runs behind nothing, ends included; null: it needs none. */
  readonly way: readonly Point[] | null;
  /** Room that both ends' components take above and below the ports. */
  readonly reach: { readonly above: number; readonly below: number };
  /** Shown as badges at its ends instead of a line; null: as a line. */
  readonly badges: BadgePlaces | null;
  /** The target's initial values, as text; null when it has none. */
  readonly initial: string | null;
  /** Where along its stretch the tag of these stands, from 0 to 1. */
  readonly tag: number;
  readonly bad: boolean;
  /** One of its ends is switched off. */
  readonly off: boolean;
}

/** The components alone. */
export interface Cards {
  readonly components: readonly ComponentView[];
  readonly byName: ReadonlyMap<string, ComponentView>;
}

export interface Graph extends Cards {
  readonly wires: readonly WireView[];
}

export const EMPTY_GRAPH: Graph = { components: [], wires: [], byName: new Map() };

/** The handle of an event among a component's ports; no field can have this name. */
export function eventPort(type: string): string {
  return `event:${type}`;
}

/** The last part of an event's dotted type, as ports show it. */
export function eventLabel(type: string): string {
  return shortType(type);
}
