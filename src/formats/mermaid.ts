import {
  allPorts,
  type Catalogue,
  connectorId,
  type ConfigSpec,
  type ConnectorSpec,
  shortType,
} from '../model/index.ts';

const STOP = 'system.stop';

/** `my.TankAlarm` or `tank.alarm` as an event class would be called. */
function eventLabel(type: string): string {
  const last = type.split(/[._-]/).filter(Boolean).at(-1) ?? type;
  return `${last.charAt(0).toUpperCase()}${last.slice(1)}Event`;
}

/** Each connector once, in the order of the ids, as plugboard builds them. */
function inOrder(connectors: readonly ConnectorSpec[]): ConnectorSpec[] {
  const byId = new Map(connectors.map((connector) => [connectorId(connector), connector]));
  return [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, connector]) => connector);
}

/**
 * The process as a Mermaid flowchart in plugboard's form: a line for each connector, then for each input
 * event and each output event of a component.
 *
 * @param eventName the class name of an event type, where it is known
 */
export function writeMermaid(
  config: ConfigSpec,
  catalogue: Catalogue,
  eventName: (type: string) => string = eventLabel,
): string {
  const { components, connectors } = config.plugboard.process.args;
  const labels = new Map(
    components.map(({ type, args: { name } }) => {
      const label = catalogue.find(type)?.label ?? shortType(type);
      return [name, label];
    }),
  );
  const node = (name: string) =>
    `${name}@{ shape: rounded, label: ${labels.get(name) ?? ''}<br>**${name}** }`;
  const event = (type: string) => `${type}@{ shape: hex, label: ${eventName(type)} }`;
  const ports = [...allPorts(config, catalogue)];
  const lines = [
    ...inOrder(connectors)
      .filter(({ source, target }) => labels.has(source.entity) && labels.has(target.entity))
      .map(({ source, target }) => `${node(source.entity)} --> ${node(target.entity)}`),
    ...ports.flatMap(([name, { inputEvents }]) =>
      inputEvents
        .filter((type) => type !== STOP)
        .map((type) => `${event(type)} -.-> ${node(name)}`),
    ),
    ...ports.flatMap(([name, { outputEvents }]) =>
      outputEvents
        .filter((type) => type !== STOP)
        .map((type) => `${node(name)} -.-> ${event(type)}`),
    ),
  ];
  return ['flowchart LR', ...lines].join('\n  ');
}
