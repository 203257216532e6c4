import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildProcess,
  Carried,
  type ComponentClass,
  type Connector,
  DictStateBackend,
  type Event,
  type PartitionEnvironment,
  type PoolSettings,
  type RunnableProcess,
  type ComponentRecord,
  type ProcessRecord,
  type Status,
  WorkerPoolProcess,
} from '../../engine/index.ts';
import { decodeYaml, readYaml, writeMermaid } from '../../formats/index.ts';
import { type ConfigSpec, type Problem, readConfig } from '../../model/index.ts';
import { isObject } from '../../base/json.ts';
import { eventName, goldenCatalogue, goldenClasses } from './classes.ts';
import { eventRecord, type Trace, traced } from './instrument.ts';
import { nodeEnvironment } from './nodeEnvironment.ts';
import { breathe, goByMachineTime, sleep, virtualTime } from './virtualClock.ts';

type Json = Record<string, unknown>;

/** An action of a recording, as far as it says what to do. */
interface Action {
  readonly op: string;
  readonly n?: number;
  readonly after?: number;
  readonly timeout?: number;
}

interface LoadFailure {
  readonly stage: 'yaml' | 'schema' | 'build';
  readonly error: unknown;
}

const ALGORITHM = /^(plugboard\.tune\.args\.algorithm)(?=\.(?!type$))/;

/** A problem as pydantic tells it, which puts the kind of a search into the path of what lies in it. */
const issue = ({ path, code, message }: Problem) => ({
  path: path.replace(ALGORITHM, '$1.ray.tune.search.optuna.OptunaSearch'),
  code,
  message,
});

function schemaFailure(problems: readonly Problem[]): LoadFailure {
  const error = { type: 'pydantic.ValidationError', issues: problems.map(issue) };
  return { stage: 'schema', error };
}

function readText(path: string): { value: unknown } | LoadFailure {
  const text = decodeYaml(readFileSync(path));
  const read = text.ok ? readYaml(text.value) : null;
  if (read?.ok === true) return { value: read.value.value };
  const problems = read?.error ?? [];
  // PyYAML reads keys of any kind; the schema refuses them afterwards.
  if (problems.some(({ code }) => code === 'YAML_KEY')) return schemaFailure(problems);
  return { stage: 'yaml', error: { type: 'DecodeError', message: problems[0]?.message ?? '' } };
}

/** Follows `process:` given as a path, relative to the folder of the case; one level, as plugboard does. */
function followPath(value: unknown, folder: string): unknown {
  if (!isObject(value) || !isObject(value['plugboard'])) return value;
  const { process } = value['plugboard'];
  if (typeof process !== 'string') return value;
  const path = resolve(folder, process);
  if (process === '' || !existsSync(path)) return value;
  const other = readText(path);
  const inner = 'value' in other && isObject(other.value) ? other.value['plugboard'] : null;
  const found = isObject(inner) ? inner['process'] : null;
  return { ...value, plugboard: { ...value['plugboard'], process: found } };
}

function load(folder: string): ConfigSpec | LoadFailure {
  const text = readText(resolve(folder, 'model.yaml'));
  if ('stage' in text) return text;
  const read = readConfig(followPath(text.value, folder));
  return read.ok ? read.value : schemaFailure(read.error);
}

/** Keeps every status that is published, in order. */
class HistoryBackend extends DictStateBackend {
  readonly process: Status[] = [];
  readonly components = new Map<string, Status[]>();

  override upsertProcess(record: ProcessRecord): void {
    super.upsertProcess(record);
    if (this.process.length === 0) this.process.push(record.status);
  }

  override upsertComponent(process: string, record: ComponentRecord): void {
    super.upsertComponent(process, record);
    const history = this.components.get(record.id) ?? [];
    if (history.at(-1) !== record.status) history.push(record.status);
    this.components.set(record.id, history);
  }

  override updateProcessStatus(process: string, status: Status): void {
    super.updateProcessStatus(process, status);
    if (status !== 'failed' || this.process.at(-1) !== status) this.process.push(status);
  }
}

function errorRecord(error: unknown): Json {
  if (error instanceof AggregateError) {
    return { type: 'ExceptionGroup', errors: error.errors.map(errorRecord) };
  }
  return error instanceof Error
    ? { type: error.name, message: error.message }
    : { type: 'Error', message: String(error) };
}

async function act(process: RunnableProcess, action: Action): Promise<Json> {
  switch (action.op) {
    case 'init':
      await process.init();
      return {};
    case 'step':
      for (let i = 1; i <= (action.n ?? 1); i++) {
        try {
          await process.step();
        } catch (error) {
          throw Object.assign(error as Error, { failedAt: i });
        }
      }
      return {};
    case 'run':
      await process.run();
      return {};
    case 'run_and_cancel': {
      const run = process.run();
      await sleep(action.after ?? 0);
      process.cancel();
      await run;
      return {};
    }
    case 'destroy':
      await process.destroy();
      return {};
    case 'state':
      return { state: stateRecord(await process.state.getProcess(process.id)) };
    default:
      throw new Error(`There is no action ${action.op}.`);
  }
}

const without = (record: object, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

function stateRecord(record: ProcessRecord | null): Json | null {
  if (record === null) return null;
  const strip = (all: Readonly<Record<string, object>>) =>
    Object.fromEntries(Object.entries(all).map(([id, item]) => [id, without(item, ['__export'])]));
  return {
    ...without(record, ['__export', 'id', 'name']),
    components: strip(record.components),
    connectors: strip(record.connectors),
  };
}

const statuses = (process: RunnableProcess) =>
  Object.fromEntries([...process.components.keys()].map((n) => [n, process.valuesOf(n)?.status]));

async function perform(process: RunnableProcess, actions: readonly Action[]): Promise<Json[]> {
  const outcomes: Json[] = [];
  for (const { op, n, after, timeout } of actions) {
    const asked = Object.fromEntries(
      Object.entries({ op, n, after, timeout }).filter(([, value]) => value !== undefined),
    );
    let error: Json | null = null;
    let more: Json = {};
    try {
      more = await act(process, { op, n, after, timeout } as Action);
    } catch (thrown) {
      error = errorRecord(thrown);
      const at: unknown = Reflect.get(thrown as object, 'failedAt');
      if (at !== undefined) more = { failed_at: at };
    }
    const now = { process_status: process.status, component_status: statuses(process) };
    outcomes.push({ ...asked, ...more, error, ...now });
  }
  return outcomes;
}

/** The tune section as pydantic wrote it down: of each entry only what its own class declares. */
function recordedSpec(config: ConfigSpec): unknown {
  const { tune } = config.plugboard;
  if (tune === null) return config;
  const { objective, parameters } = tune.args;
  const own = (entry: object) =>
    without(entry, ['object_type', 'object_name', 'field_type', 'field_name']);
  const args = {
    ...tune.args,
    objective: Array.isArray(objective) ? objective.map(own) : own(objective),
    parameters: parameters.map(own),
  };
  return { ...config, plugboard: { ...config.plugboard, tune: { args } } };
}

/**
 * Every other component in another worker, so that neighbours are apart. Those with events stay together:
 * the recordings have an order between events of several producers, which nothing promises.
 */
function pinsOf(config: ConfigSpec): Readonly<Record<string, number>> {
  const { components } = config.plugboard.process.args;
  const hasEvents = (type: string) => {
    const ports = goldenCatalogue.find(type)?.ports({});
    return ports !== undefined && ports.inputEvents.length + ports.outputEvents.length > 0;
  };
  return Object.fromEntries(
    components.map(({ type, args }, at) => [args.name, hasEvents(type) ? 0 : at % 2]),
  );
}

/** What a worker of a pool tells of the part that it holds. */
interface Told {
  readonly traces: Readonly<Record<string, Trace>>;
  /** What was sent along each connector. */
  readonly sent: Readonly<Record<string, readonly unknown[]>>;
}

/** For the threads of a pool: the recorded components, traced, and how to tell what they did. */
export function tracingEnvironment(): Omit<PartitionEnvironment, 'toPort'> {
  const traces = new Map<string, Trace>();
  const { host: _, ...environment } = nodeEnvironment(1);
  goByMachineTime();
  return {
    ...environment,
    time: virtualTime,
    componentClass: tracedClass(traces),
    onOpen: (process) => {
      for (const connector of connectorsOf(process)) connector.tap = [];
    },
    inspect: (process): Told => ({
      traces: Object.fromEntries(traces),
      sent: Object.fromEntries(connectorsOf(process).map((one) => [one.id, sentAlong(one)])),
    }),
  };
}

/** Finds the classes of the recorded components. */
export type FindClass = (type: string) => ComponentClass | undefined;

const inTypeScript: FindClass = (type) => goldenClasses.get(type);

function tracedClass(traces: Map<string, Trace>, find: FindClass = inTypeScript) {
  return (type: string) => {
    const Class = find(type);
    return Class && traced(Class, traces);
  };
}

const connectorsOf = (process: Pick<RunnableProcess, 'connectors' | 'eventConnectors'>) => [
  ...process.connectors.values(),
  ...process.eventConnectors.values(),
];

function sentAlong({ tap }: Connector): readonly unknown[] {
  return (tap ?? []).map((item) => {
    if (item instanceof Carried) return item.plain;
    return isEvent(item) ? eventRecord(item) : item;
  });
}

/** Takes what the threads of a pool saw for what was seen here. */
async function gather(
  process: RunnableProcess,
  traces: Map<string, Trace>,
  connectors: readonly Connector[],
): Promise<void> {
  if (!(process instanceof WorkerPoolProcess)) return;
  for (const { traces: others, sent } of (await process.inspect()) as readonly Told[]) {
    for (const [name, trace] of Object.entries(others)) traces.set(name, trace);
    for (const connector of connectors) connector.tap?.push(...(sent[connector.id] ?? []));
  }
}

/**
 * Runs one recorded case as the reference was run; the answer has the form of `expected.json`.
 *
 * @param pool where to spread it; without it the process is local
 * @param find classes of the components; without it those in TypeScript
 */
export async function runCase(
  folder: string,
  expected: Json,
  pool?: PoolSettings,
  find?: FindClass,
): Promise<Json> {
  const name = expected['case'];
  const loaded = load(folder);
  if ('stage' in loaded) return { case: name, load: loaded, actions: [] };
  const { process: spec } = loaded.plugboard;
  const traces = new Map<string, Trace>();
  const built = buildProcess(loaded, {
    ...nodeEnvironment(1),
    time: virtualTime,
    yieldToHost: breathe,
    componentClass: tracedClass(traces, find),
    ...(pool === undefined ? {} : { pool: { ...pool, pins: pinsOf(loaded), keepsWorkers: true } }),
  });
  if (!built.ok) {
    const error = { type: 'BuildError', message: built.error[0]?.message };
    return { case: name, load: { stage: 'build', error }, actions: [] };
  }
  const process = built.value;
  const { job_id, metadata } = spec.args.state.args;
  const history = new HistoryBackend({ job_id, metadata });
  process.useState(history);
  const connectors = connectorsOf(process);
  for (const connector of connectors) connector.tap = [];
  const actions = await perform(process, (expected['actions'] ?? []) as Action[]);
  await gather(process, traces, connectors);
  if (process instanceof WorkerPoolProcess) process.close();
  return {
    case: name,
    load: null,
    actions,
    spec: recordedSpec(loaded),
    process_name_given: spec.args.name !== null,
    diagram: writeMermaid(loaded, goldenCatalogue, eventName),
    state_process_status: (await history.getProcess(process.id))?.status ?? null,
    process: {
      status: process.status,
      status_history: history.process,
      parameters: process.parameters,
    },
    components: Object.fromEntries(
      [...process.components].map(([id, component]) => {
        const { status, input, output, exports } = process.valuesOf(id) ?? {};
        const type = component.constructor.name;
        const status_history = history.components.get(id) ?? ['created'];
        const { parameters } = component;
        return [
          id,
          { type, status, input, output, exports, parameters, ...traces.get(id), status_history },
        ];
      }),
    ),
    connectors: Object.fromEntries(
      connectors.map((connector) => {
        const { id, spec, isClosed } = connector;
        return [id, { mode: spec.mode, sent: sentAlong(connector), closed: isClosed }];
      }),
    ),
  };
}

function isEvent(item: unknown): item is Event {
  return typeof item === 'object' && item !== null && 'timestamp' in item && 'metadata' in item;
}
