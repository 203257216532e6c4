import type { JsonObject } from '../base/json.ts';
import type { Ports } from '../model/catalog.ts';
import type { Group } from '../model/index.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { HeadlineValue, Hue, PortFaults } from './graph.ts';
import type { Point } from './wires/wirePath.ts';

/** A document as the canvas needs it, read through the model by `readGraph.ts`. */
export interface GraphSource {
  readonly components: readonly SourceComponent[];
  readonly connectors: readonly SourceWire[];
  readonly events: readonly {
    readonly source: string;
    readonly target: string;
    readonly type: string;
  }[];
  /** By id; those that are drawn open have a frame with a title. */
  readonly groups: ReadonlyMap<string, Group>;
}

export interface SourceWire {
  readonly id: string;
  readonly source: Endpoint;
  readonly target: Endpoint;
  readonly bad: boolean;
  /** One of its ends is switched off. */
  readonly off: boolean;
  /** Shown as badges at its ends instead of a line. */
  readonly badges: boolean;
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
