import type { RunRequest, RunWarning } from '../model/run/index.ts';
import type { Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  buildProcess,
  LocalProcess,
  type MakeFunction,
  type RunnableProcess,
  type WorkerFactory,
} from '../engine/index.ts';
import {
  type Catalogue,
  ownArgs,
  pinsOf,
  readConfig,
  validateProcess,
  type ConfigSpec,
  type Problem,
} from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import type { ClassHosts, ImportModule } from '../runtime/index.ts';
import {
  libraryClasses,
  type LoadedClasses,
  ownTypes,
  usedTypes,
} from '../runtime/libraryClasses.ts';
import type { PartCode } from './browserPart.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import type { DocumentCode, LoadDocumentCode } from './documentCode.ts';
import { FOLDER } from './folder.ts';

/** What the worker offers of itself; tests offer less. */
export interface WorkerEnvironment {
  /** Milliseconds that only go up. */
  now(): number;
  /** Milliseconds since 1970. */
  time(): number;
  randomId(length: number): string;
  /** Lets messages in, then goes on. */
  yieldToHost(): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
  /** Makes a function of the engine's own text; tests run by tables. */
  readonly makeFunction?: MakeFunction;
  /** Loads the modules of TypeScript components; without it they are refused. */
  readonly importModule?: ImportModule;
  /** Workers that a process can be spread over; without it everything runs in one. */
  startWorkers?(code: PartCode | null, write: ClassHosts['write']): WorkerFactory;
  /** What runs a document's own code; without it there are the library's classes alone. */
  readonly code?: LoadDocumentCode;
  /** Processor cores that there are. */
  readonly cores: number;
}

export interface Model {
  readonly process: RunnableProcess;
  readonly config: ConfigSpec;
  /** The types that its components are of. */
  readonly catalogue: Catalogue;
  /** Files that code in it has written so far. */
  written(): readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Workers that a pool has, or would have, at most. */
  readonly cores: number;
}

/** A worker of a pool with Python that says nothing for so long is ended, milliseconds. */
const PYTHON_HANG_MS = 60_000;

/** What is asked of a run, as far as the process is concerned; the model is not read yet. */
type ModelRequest = Pick<
  RunRequest<unknown>,
  'config' | 'files' | 'floats' | 'seed' | 'workers' | 'costs'
>;

/** Where what a model has to say goes. */
export interface ModelVoice {
  warn(warning: RunWarning): void;
  /** Takes what components print and log. */
  readonly write: ClassHosts['write'];
}

function notLoaded(why: string): Problem {
  const message = `What runs the code of a document could not be loaded. ${why}`;
  return problemAt('SANDBOX_NOT_STARTED', message);
}

/** A model that was read, with the classes of its components. */
export interface LoadedModel {
  readonly config: ConfigSpec;
  readonly used: ReturnType<typeof usedTypes>;
  readonly classes: LoadedClasses;
  /** What runs the document's own code; null where there is none. */
  readonly own: DocumentCode | null;
}

/** Reads a model, loads the classes of its components and checks it. */
export async function loadModel(
  { config: value, files: attached, floats, seed }: Omit<ModelRequest, 'workers' | 'costs'>,
  environment: Pick<WorkerEnvironment, 'code' | 'importModule'>,
  write: ClassHosts['write'],
): Promise<Result<LoadedModel, readonly Problem[]>> {
  const config = readConfig(value);
  if (!config.ok) return config;
  const used = usedTypes(config.value, floats);
  const hasOwn = ownTypes(used, attached).length > 0;
  const own = hasOwn ? await environment.code?.() : undefined;
  if (own?.ok === false) return fail([notLoaded(own.error)]);
  const importModule: ImportModule =
    environment.importModule ?? (() => Promise.reject(new Error('No module can be loaded here')));
  const loaded =
    (await own?.value.loadClasses(used, attached, {
      startInterpreter: () => own.value.python.start(),
      ...{ importModule, folders: [FOLDER], puts: true, seed, write, fetchFor: own.value.fetchFor },
    })) ?? ok(libraryClasses);
  if (!loaded.ok) return loaded;
  const errors = validateProcess(config.value, loaded.value.catalogue).filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return fail(errors);
  return ok({ config: config.value, used, classes: loaded.value, own: own?.value ?? null });
}

/**
 * Loads a model and makes its process; that of a RayProcess is spread over workers.
 */
export async function makeModel(
  request: ModelRequest,
  files: MemoryFiles,
  environment: WorkerEnvironment,
  { warn, write }: ModelVoice,
): Promise<Result<Model, readonly Problem[]>> {
  const { config: value, files: attached, seed, workers: count, costs } = request;
  const model = await loadModel(request, environment, write);
  if (!model.ok) return model;
  const { config, used, classes, own } = model.value;
  const { catalogue, componentClass } = classes;
  const isRay = config.plugboard.process.type === 'plugboard.process.RayProcess';
  const types = used.filter(({ type }) => classes.isOwn(type));
  const python = classes.usesPython && isRay ? await own?.python.supplies() : undefined;
  const code =
    own === null
      ? null
      : { types, files: attached, seed, python: python ?? null, script: own.script };
  const workers = isRay ? environment.startWorkers?.(code, write) : undefined;
  // What is beside the model is read as carefully as the model was.
  const chosen = pinsOf({ config: value as Json });
  const pins = Object.fromEntries([...chosen].map(([name, at]) => [name, at - 1]));
  // An interpreter takes a while to start, and a busy machine several times as long.
  const patience = own === null ? {} : { hangAfter: PYTHON_HANG_MS };
  const pool = { ...(count === null ? {} : { count }), ...patience, pins, costs };
  const process = buildProcess(config, {
    ...(workers === undefined ? {} : { pool: { ...pool, workers } }),
    componentClass,
    host: { seed, files, warn },
    now: () => environment.now(),
    time: () => environment.time(),
    randomId: (length) => environment.randomId(length),
    yieldToHost: () => environment.yieldToHost(),
    ...(environment.makeFunction === undefined ? {} : { makeFunction: environment.makeFunction }),
  });
  if (!process.ok) return process;
  if (process.value instanceof LocalProcess) process.value.measure();
  const cores = count ?? environment.cores;
  const written = () => classes.written();
  return ok({ process: process.value, config, catalogue, cores, written });
}

/** Changes an argument of a component while it runs, if the component takes such a value. */
export function changeArgument(
  { process, config, catalogue }: Model,
  component: string,
  argument: string,
  value: unknown,
): Result<void, string> {
  const spec = config.plugboard.process.args.components.find(({ args }) => args.name === component);
  const running = process.components.get(component);
  if (spec === undefined || running === undefined) {
    return fail(`There is no component ${component}.`);
  }
  const args = ownArgs({ ...spec.args, ...running.args });
  Object.defineProperty(args, argument, { value, enumerable: true });
  const [problem] = (catalogue.find(spec.type)?.checkArgs(args) ?? []).filter(
    ({ severity }) => severity === 'error',
  );
  if (problem !== undefined) return fail(problem.message);
  return process.setArgument(component, argument, value);
}
