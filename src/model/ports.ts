import type { Catalogue, Ports } from './catalog.ts';
import { ownArgs } from './frameworkArguments.ts';
import type { ComponentSpec, ConfigSpec, ConnectorSpec } from './spec.ts';

export const NO_PORTS: Ports = {
  inputs: [],
  outputs: [],
  inputEvents: [],
  outputEvents: [],
  eventFields: {},
};

/** A connector's id: `a.x..b.y`. */
export function connectorId({ source, target }: Pick<ConnectorSpec, 'source' | 'target'>): string {
  return `${source.entity}.${source.descriptor}..${target.entity}.${target.descriptor}`;
}

/**
 * True for the wiring of an event type, `system_stop.publishers..system_stop.subscribers`. plugboard makes
 * it by itself, and writes it down among the connectors when it dumps a process: there it means nothing.
 */
export function isEventConnector({ source, target, mode }: ConnectorSpec): boolean {
  return (
    mode === 'pubsub' &&
    source.entity === target.entity &&
    source.descriptor === 'publishers' &&
    target.descriptor === 'subscribers'
  );
}

/** Ports of an unknown type: what its connectors and initial values speak of. */
function inferredPorts(spec: ComponentSpec, connectors: readonly ConnectorSpec[]): Ports {
  const inputs = new Set(Object.keys(spec.args.initial_values));
  const outputs = new Set<string>();
  for (const { source, target } of connectors) {
    if (source.entity === spec.args.name) outputs.add(source.descriptor);
    if (target.entity === spec.args.name) inputs.add(target.descriptor);
  }
  return { ...NO_PORTS, inputs: [...inputs], outputs: [...outputs] };
}

/** The ports a component has: by its type and arguments, and as its connectors tell where these do not. */
export function portsOf(
  spec: ComponentSpec,
  catalogue: Catalogue,
  connectors: readonly ConnectorSpec[],
): Ports {
  const told = catalogue.find(spec.type)?.ports(ownArgs(spec.args));
  if (told !== undefined && told.isOpen !== true) return told;
  const inferred = inferredPorts(spec, connectors);
  if (told === undefined) return inferred;
  const both = (side: 'inputs' | 'outputs') => [...new Set([...told[side], ...inferred[side]])];
  return { ...told, inputs: both('inputs'), outputs: both('outputs') };
}

/** Ports of all components, by name; the first of two with one name counts. */
export function allPorts(config: ConfigSpec, catalogue: Catalogue): Map<string, Ports> {
  const { components, connectors } = config.plugboard.process.args;
  const around = new Map<string, ConnectorSpec[]>();
  for (const connector of connectors) {
    for (const name of new Set([connector.source.entity, connector.target.entity])) {
      const list = around.get(name);
      if (list === undefined) around.set(name, [connector]);
      else list.push(connector);
    }
  }
  const ports = new Map<string, Ports>();
  for (const spec of components) {
    const { name } = spec.args;
    if (!ports.has(name)) ports.set(name, portsOf(spec, catalogue, around.get(name) ?? []));
  }
  return ports;
}

/** A wire that plugboard draws by event type, not by a connector. */
export interface EventWire {
  readonly event: string;
  readonly source: string;
  readonly target: string;
}

/** Every producer of an event with every consumer of it; of components with their ports. */
export function impliedEventWires(components: readonly (readonly [string, Ports])[]): EventWire[] {
  const consumers = new Map<string, string[]>();
  for (const [name, { inputEvents }] of components) {
    for (const event of inputEvents) {
      const list = consumers.get(event);
      if (list === undefined) consumers.set(event, [name]);
      else list.push(name);
    }
  }
  return components.flatMap(([source, { outputEvents }]) =>
    outputEvents.flatMap((event) =>
      (consumers.get(event) ?? []).map((target) => ({ event, source, target })),
    ),
  );
}
