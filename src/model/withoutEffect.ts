import { shortType } from './endpoint.ts';
import type { ConfigSpec } from './spec.ts';

/** Keep their records outside of the run, or lead values over something that is not there. */
const STORES: ReadonlySet<string> = new Set(['SqliteStateBackend', 'PostgresStateBackend']);
const BROKERS: ReadonlySet<string> = new Set([
  'ZMQConnector',
  'RabbitMQConnector',
  'RedisConnector',
]);

/**
 * What a model asks of plugboard that has no effect in a run of Patchbay, a sentence each: for the log of
 * a run. The model is right, and keeps it.
 */
export function withoutEffect({ plugboard }: ConfigSpec): readonly string[] {
  const { args, connector_builder } = plugboard.process;
  const [state, connector] = [shortType(args.state.type), shortType(connector_builder.type)];
  const notes: string[] = [];
  if (STORES.has(state)) {
    notes.push(
      `${state} has no effect here: the records of the run are kept in memory. In plugboard it stores them.`,
    );
  }
  if (BROKERS.has(connector)) {
    notes.push(
      `${connector} has no effect here: values go straight from component to component. In plugboard they go through it.`,
    );
  }
  return notes;
}
