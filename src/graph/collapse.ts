import type { Json } from '../base/json.ts';
import { collapsedAround, type Group } from '../model/index.ts';
import type { GraphSource, SourceComponent } from './source.ts';
import type { Endpoint } from '../model/endpoint.ts';
import { groupNode, groupPort } from './nodeIds.ts';

/** For each component that is inside a collapsed group: the node that stands for it. */
export function standIns(groups: ReadonlyMap<string, Group>): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { id, members } of groups.values()) {
    const around = collapsedAround(groups, id);
    if (around !== null) for (const name of members) all.set(name, groupNode(around));
  }
  return all;
}

/**
 * What is drawn when collapsed groups stand for what is in them. A group has the ports that something
 * outside is joined to, and those that nothing is joined to yet.
 */
export function collapseGroups(
  source: GraphSource,
  groups: ReadonlyMap<string, Group>,
): GraphSource {
  const standIn = standIns(groups);
  if (standIn.size === 0) return source;
  const nodeOf = (name: string) => standIn.get(name) ?? name;
  const crosses = ({ source: from, target: to }: { source: string; target: string }) =>
    nodeOf(from) !== nodeOf(to) || !standIn.has(from);
  const end = (port: Endpoint): Endpoint => {
    const node = standIn.get(port.component);
    return node === undefined ? port : { component: node, field: groupPort(port) };
  };
  const connectors = source.connectors.filter(({ source: from, target: to }) =>
    crosses({ source: from.component, target: to.component }),
  );
  const events = source.events
    .filter(crosses)
    .map((event) => ({ ...event, source: nodeOf(event.source), target: nodeOf(event.target) }));
  const once = new Map(
    events.map((event) => [`${event.source}..${event.target}:${event.type}`, event]),
  );
  const inside = new Map<string, SourceComponent[]>();
  for (const component of source.components) {
    const node = standIn.get(component.name);
    if (node === undefined) continue;
    const members = inside.get(node);
    if (members === undefined) inside.set(node, [component]);
    else members.push(component);
  }
  const ports = { free: freePorts(source), crossing: crossingPorts(connectors) };
  const drawn = new Set<string>();
  const components = source.components.flatMap((component) => {
    const node = standIn.get(component.name);
    if (node === undefined) return [component];
    if (drawn.has(node)) return [];
    drawn.add(node);
    const group = groups.get(node.slice(node.indexOf(':') + 1));
    const made = group && standInFor(node, group, inside.get(node) ?? [], ports);
    if (made === undefined) return [];
    const { inputEvents, outputEvents } = eventsAt(node, [...once.values()]);
    return [{ ...made, ports: { ...made.ports, inputEvents, outputEvents } }];
  });
  return {
    ...source,
    components,
    connectors: connectors.map((wire) => {
      const [source, target] = [end(wire.source), end(wire.target)];
      return source === wire.source && target === wire.target ? wire : { ...wire, source, target };
    }),
    events: [...once.values()],
  };
}

const input = (port: Endpoint) => `>${groupPort(port)}`;
const output = (port: Endpoint) => `${groupPort(port)}>`;

function crossingPorts(connectors: GraphSource['connectors']): ReadonlySet<string> {
  return new Set(connectors.flatMap(({ source, target }) => [output(source), input(target)]));
}

/** Ports that no connector is joined to. */
function freePorts({ components, connectors }: GraphSource): ReadonlySet<string> {
  const joined = crossingPorts(connectors);
  const all = components.flatMap(({ name, ports }) => [
    ...ports.inputs.map((field) => input({ component: name, field })),
    ...ports.outputs.map((field) => output({ component: name, field })),
  ]);
  return new Set(all.filter((port) => !joined.has(port)));
}

function standInFor(
  node: string,
  group: Group,
  members: readonly SourceComponent[],
  {
    free,
    crossing,
  }: { readonly free: ReadonlySet<string>; readonly crossing: ReadonlySet<string> },
): SourceComponent {
  const shown = (port: string) => free.has(port) || crossing.has(port);
  const fields = (side: 'inputs' | 'outputs', key: (port: Endpoint) => string) =>
    members.flatMap(({ name, ports }) =>
      ports[side]
        .map((field) => ({ component: name, field }))
        .filter((port) => shown(key(port)))
        .map(groupPort),
    );
  const initial: Record<string, Json> = {};
  for (const { name, initial: own } of members) {
    for (const [field, value] of Object.entries(own))
      initial[groupPort({ component: name, field })] = value;
  }
  const sum = (of: 'errors' | 'warnings') => members.reduce((all, each) => all + each[of], 0);
  return {
    name: node,
    title: group.title,
    type: 'group',
    typeLabel: members.length === 1 ? 'Group of 1' : `Group of ${members.length}`,
    hue: 'custom',
    ports: {
      inputs: fields('inputs', input),
      outputs: fields('outputs', output),
      inputEvents: [],
      outputEvents: [],
      eventFields: {},
    },
    headline: [],
    initial,
    errors: sum('errors'),
    warnings: sum('warnings'),
    disabled: members.length > 0 && members.every(({ disabled }) => disabled),
    position: {
      x: Math.min(...members.map(({ position }) => position.x)),
      y: Math.min(...members.map(({ position }) => position.y)),
    },
  };
}

function eventsAt(node: string, events: GraphSource['events']) {
  const types = (side: 'source' | 'target') => [
    ...new Set(events.filter((event) => event[side] === node).map(({ type }) => type)),
  ];
  return { inputEvents: types('target'), outputEvents: types('source') };
}
