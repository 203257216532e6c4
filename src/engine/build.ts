import type { KnownCost } from '../model/run/index.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  type ConfigSpec,
  isEventConnector,
  type Problem,
  unknownFrameworkTypes,
} from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import type { Component, ComponentClass } from './component/component.ts';
import { Connector } from './channels/connector.ts';
import type { Environment } from './environment.ts';
import { toFailure } from './errors.ts';
import { LocalProcess } from './process/localProcess.ts';
import type { WorkerFactory } from './pool/transport/port.ts';
import { WorkerPoolProcess } from './pool/workerPoolProcess.ts';
import { DictStateBackend } from './state/dictState.ts';

/** What building a process takes from outside. */
export interface BuildEnvironment extends Environment {
  /** The class behind a type text; undefined when there is none. */
  componentClass(type: string): ComponentClass | undefined;
  /** Goes before the model's own job id. */
  readonly jobId?: string;
  /** See `LocalProcessOptions`. */
  readonly schedule?: 'compiled' | 'queue';
  /** See `ProcessOptions`. */
  readonly keepsRecords?: boolean;
  /** Spreads the process over workers. */
  readonly pool?: PoolSettings;
}

/** See `WorkerPoolProcessOptions`. */
export interface PoolSettings {
  readonly workers: WorkerFactory;
  readonly count?: number;
  readonly pins?: Readonly<Record<string, number>>;
  readonly costs?: readonly KnownCost[];
  readonly keepsWorkers?: boolean;
}

/** A process that is run here: in this thread, or over workers. */
export type RunnableProcess = LocalProcess | WorkerPoolProcess;

const ARGS = 'plugboard.process.args';

/** An exception of a constructor: all that an expected one says, in one line. */
function refusal(error: unknown, path: string, name: string, Class: ComponentClass): Problem {
  const { message } = toFailure(error, name, null, Class);
  return problemAt('ARGUMENT_VALUE', `'${name}' cannot be made: ${message}`, null, path);
}

function buildComponents(
  config: ConfigSpec,
  environment: BuildEnvironment,
): Result<Component[], Problem[]> {
  const problems: Problem[] = [];
  const components: Component[] = [];
  const names = new Set<string>();
  config.plugboard.process.args.components.forEach(({ type, args }, at) => {
    const path = `${ARGS}.components.${at}`;
    const Class = environment.componentClass(type);
    if (Class === undefined) {
      const message = `Component class ${type} not found.`;
      problems.push(problemAt('UNKNOWN_COMPONENT_TYPE', message, null, `${path}.type`));
      return;
    }
    if (names.has(args.name)) {
      const message = `There are two components named '${args.name}'.`;
      problems.push(problemAt('DUPLICATE_NAME', message, null, `${path}.args.name`));
      return;
    }
    names.add(args.name);
    try {
      components.push(new Class(args as never));
    } catch (error) {
      problems.push(refusal(error, `${path}.args`, args.name, Class));
    }
  });
  return problems.length > 0 ? fail(problems) : ok(components);
}

/** Connectors by id, so that one that is there twice counts once; those of events make themselves. */
function buildConnectors(config: ConfigSpec): Connector[] {
  const { connectors } = config.plugboard.process.args;
  const all = connectors
    .filter((spec) => !isEventConnector(spec))
    .map((spec) => new Connector(spec));
  return [...new Map(all.map((connector) => [connector.id, connector])).values()];
}

/** How many values a channel may hold, where the model bounds it. */
function capacityOf({ connector_builder }: ConfigSpec['plugboard']['process']): number | null {
  const { maxsize } = connector_builder.args as { readonly maxsize?: unknown };
  return typeof maxsize === 'number' && maxsize > 0 ? Math.floor(maxsize) : null;
}

/**
 * Makes a process of a model: classes by type text, never by loading anything. Wiring is checked when
 * the process is initialised.
 *
 * @returns the process, or what keeps it from being made
 */
export function buildProcess(
  config: ConfigSpec,
  environment: BuildEnvironment,
): Result<RunnableProcess, readonly Problem[]> {
  const { process } = config.plugboard;
  const components = buildComponents(config, environment);
  const unknown = unknownFrameworkTypes(config).map(({ code, path, message }) =>
    problemAt(code, message, null, path),
  );
  if (!components.ok) return fail([...components.error, ...unknown]);
  if (unknown.length > 0) return fail(unknown);
  const { name, parameters, state } = process.args;
  const capacity = capacityOf(process);
  const job_id = environment.jobId ?? state.args.job_id;
  const options = {
    components: components.value,
    connectors: buildConnectors(config),
    name,
    parameters,
    state: new DictStateBackend({ job_id, metadata: state.args.metadata }),
    environment,
    schedule: environment.schedule ?? 'compiled',
    types: new Map(process.args.components.map(({ type, args }) => [args.name, type])),
    keepsRecords: environment.keepsRecords ?? true,
    ...(capacity === null ? {} : { channelCapacity: capacity }),
  };
  const { pool } = environment;
  return ok(
    pool === undefined ? new LocalProcess(options) : new WorkerPoolProcess({ ...options, ...pool }),
  );
}
