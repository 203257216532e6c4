import type { ProblemCode } from './problem.ts';
import type { ConfigSpec } from './spec.ts';

/** Classes that plugboard itself has, by their short and their defining paths. */
const STATE_TYPES = /^plugboard\.state\.(\w+\.)?(Dict|Sqlite|Postgres|Ray)StateBackend$/;
const CONNECTOR_TYPES = /^plugboard\.connector\.(\w+\.)?(Asyncio|Ray|ZMQ|RabbitMQ|Redis)Connector$/;

/** State backends and connectors that plugboard would look for in vain. */
export function unknownFrameworkTypes(config: ConfigSpec): readonly {
  readonly code: ProblemCode;
  readonly path: readonly string[];
  readonly message: string;
}[] {
  const { args, connector_builder } = config.plugboard.process;
  const path = ['plugboard', 'process'];
  const found = [];
  if (!STATE_TYPES.test(args.state.type)) {
    const message = `StateBackend class ${args.state.type} not found.`;
    const place = [...path, 'args', 'state', 'type'];
    found.push({ code: 'UNKNOWN_STATE_TYPE' as const, path: place, message });
  }
  if (!CONNECTOR_TYPES.test(connector_builder.type)) {
    const message = `Connector class ${connector_builder.type} not found`;
    const place = [...path, 'connector_builder', 'type'];
    found.push({ code: 'UNKNOWN_CONNECTOR_TYPE' as const, path: place, message });
  }
  return found;
}
