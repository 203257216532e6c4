import type { ComponentType } from './catalog.ts';
import { shortType } from './endpoint.ts';
import type { ProblemCode } from './problem.ts';
import type { ConfigSpec } from './spec.ts';

/** Class names of plugboard, each with the module that defines it. */
type Classes = ReadonlyMap<string, string>;

/** State backends: plugboard finds them by their own path and by `plugboard.state.NAME`. */
const STATES: Classes = new Map([
  ['DictStateBackend', 'dict_state_backend'],
  ['SqliteStateBackend', 'sqlite_state_backend'],
  ['PostgresStateBackend', 'postgres_state_backend'],
  ['RayStateBackend', 'ray_state_backend'],
]);

/** Connectors: by their own path and by `plugboard.connector.NAME`. */
const CONNECTORS: Classes = new Map([
  ['AsyncioConnector', 'asyncio_channel'],
  ['RayConnector', 'ray_channel'],
  ['ZMQConnector', 'zmq_channel'],
  ['RabbitMQConnector', 'rabbitmq_channel'],
  ['RedisConnector', 'redis_channel'],
]);

/** Components of plugboard's library: its registry has them by the path that defines them alone. */
const LIBRARY: Classes = new Map([
  ['FileReader', 'file_io'],
  ['FileWriter', 'file_io'],
  ['SQLReader', 'sql_io'],
  ['SQLWriter', 'sql_io'],
  ['WebsocketReader', 'websocket_io'],
  ['WebsocketWriter', 'websocket_io'],
  ['LLMChat', 'llm'],
  ['LLMImageProcessor', 'llm'],
]);

/** Whether plugboard finds a class of one of its packages by a path. */
function isFound(type: string, folder: string, classes: Classes): boolean {
  const name = shortType(type);
  const module = classes.get(name);
  return (
    module !== undefined && (type === `${folder}.${name}` || type === `${folder}.${module}.${name}`)
  );
}

/** State backends, or connectors, as a model names them. */
export const STATE_PATHS: readonly string[] = [...STATES.keys()].map(
  (name) => `plugboard.state.${name}`,
);
export const CONNECTOR_PATHS: readonly string[] = [...CONNECTORS.keys()].map(
  (name) => `plugboard.connector.${name}`,
);

/**
 * The path by which plugboard builds a component that a model names by another one: of its library, such as
 * `plugboard.library.FileReader`, or of a module that only imports the class; null where it builds the path
 * as it is, or nobody knows the class.
 */
export function buildablePath(type: string, known?: ComponentType): string | null {
  if (known?.origin?.language === 'python' && known.type !== type) return known.type;
  const name = shortType(type);
  const module = LIBRARY.get(name);
  // Another package may well have a class of this name.
  const isTheirs = type === name || type.startsWith('plugboard.');
  if (module === undefined || !isTheirs) return null;
  const path = `plugboard.library.${module}.${name}`;
  return path === type ? null : path;
}

/** State backends and connectors that plugboard would look for in vain. */
export function unknownFrameworkTypes(config: ConfigSpec): readonly {
  readonly code: ProblemCode;
  readonly path: readonly string[];
  readonly message: string;
}[] {
  const { args, connector_builder } = config.plugboard.process;
  const path = ['plugboard', 'process'];
  const found = [];
  if (!isFound(args.state.type, 'plugboard.state', STATES)) {
    const message = `StateBackend class ${args.state.type} not found.`;
    const place = [...path, 'args', 'state', 'type'];
    found.push({ code: 'UNKNOWN_STATE_TYPE' as const, path: place, message });
  }
  if (!isFound(connector_builder.type, 'plugboard.connector', CONNECTORS)) {
    const message = `Connector class ${connector_builder.type} not found`;
    const place = [...path, 'connector_builder', 'type'];
    found.push({ code: 'UNKNOWN_CONNECTOR_TYPE' as const, path: place, message });
  }
  return found;
}
