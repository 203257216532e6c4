import { fail, ok, type Result } from '../base/result.ts';
import {
  buildProcess,
  type Checkpoint,
  LocalProcess,
  type PoolSettings,
  type RunnableProcess,
  type RunWarning,
  type WorkerFactory,
} from '../engine/index.ts';
import {
  type ConfigSpec,
  type PatchbayDocument,
  pinsOf,
  type Problem,
  type ProblemCode,
  seedOf,
  specOf,
} from '../model/index.ts';
import { allowedFolders } from './allowedFolders.ts';
import { applyOptions, asProcessType, jobIdOf } from './applyOptions.ts';
import { checkDocument, hasErrors } from './check.ts';
import { readSavedRun } from './checkpointFile.ts';
import { engineEnvironment } from './engineEnvironment.ts';
import type { CliEnv } from './env.ts';
import { loadModel } from './loadModel.ts';
import { withModules } from './code/modules.ts';
import type { RunOptions } from './options.ts';
import { ownClasses } from './code/ownClasses.ts';
import { problem } from './problems.ts';
import { RunFiles } from './runFiles.ts';
import { shadowed } from './shadowed.ts';
import { forbiddenWrites } from './writtenPaths.ts';

/** A process that is ready to begin. */
export interface Prepared {
  readonly document: PatchbayDocument;
  readonly folder: string;
  readonly process: RunnableProcess;
  readonly files: RunFiles;
  readonly problems: readonly Problem[];
  /** What the components give to think about, as the run goes on. */
  readonly warnings: readonly Problem[];
  /** Where it goes on from; null for a run from the beginning. */
  readonly from: Checkpoint | null;
}

/** What is known before anything is built. */
interface Loaded extends Omit<Prepared, 'process' | 'files' | 'warnings'> {
  readonly seed: number;
  readonly jobId: string | null;
  readonly written: ReadonlyMap<string, number>;
}

type Outcome<T> = Result<T, readonly Problem[]>;

async function loadSaved(resume: string, options: RunOptions, env: CliEnv) {
  const saved = await readSavedRun(resume, env);
  if (!saved.ok) return saved;
  const { folder, checkpoint, written } = saved.value;
  const kind = asProcessType(saved.value.document, options);
  const whole = await withModules(kind, folder, options.components, env);
  if (!whole.ok) return whole;
  const document = whole.value;
  const problems = await checkDocument({ document, folder }, env);
  if (hasErrors(problems)) return fail(problems);
  const jobId = jobIdOf(checkpoint.jobId, document, env.variables);
  if (!jobId.ok) return jobId;
  const { seed } = checkpoint;
  return ok({ document, folder, problems, from: checkpoint, seed, jobId: jobId.value, written });
}

/** The model as the command line asks for it, and where its run begins. */
async function load(options: RunOptions, env: CliEnv): Promise<Outcome<Loaded>> {
  if (options.resume !== null) return loadSaved(options.resume, options, env);
  const model = await loadModel(options.file ?? '', env, options.components);
  if (!model.ok) return model;
  const { document: original, folder } = model.value;
  const document = applyOptions(original, options);
  if (!document.ok) return document;
  const problems = await checkDocument({ document: document.value, folder }, env, original);
  if (hasErrors(problems)) return fail(problems);
  const jobId = jobIdOf(options.jobId, document.value, env.variables);
  if (!jobId.ok) return jobId;
  return ok({
    document: document.value,
    folder,
    problems: [...problems, ...shadowed(document.value, options.param)],
    from: null,
    seed: options.seed ?? seedOf(document.value),
    jobId: jobId.value,
    written: new Map(),
  });
}

/** A RayProcess is spread over threads, unless the command says otherwise; null: it is not spread. */
function poolOf(
  { processType, workers, pins }: RunOptions,
  document: PatchbayDocument,
  start: () => WorkerFactory,
): PoolSettings | null {
  const isRay = specOf(document).plugboard.process.type === 'plugboard.process.RayProcess';
  const isAsked = workers !== null || pins.size > 0;
  const isPool = processType === null ? isRay || isAsked : processType !== 'local';
  if (!isPool) return null;
  const chosen = [...pinsOf(document), ...pins].map(([name, at]) => [name, at - 1] as const);
  return {
    workers: start(),
    pins: Object.fromEntries(chosen),
    ...(workers === null ? {} : { count: workers }),
  };
}

/** A warning of a run as a problem: of which component, in which step. */
function problemOf(warning: RunWarning, { plugboard }: ConfigSpec): Problem {
  const { code, component, field, step, message } = warning;
  const at = plugboard.process.args.components.findIndex(({ args }) => args.name === component);
  const when = step === null ? '' : `, step ${step}`;
  return {
    ...problem(code as ProblemCode, `${component}${when}: ${message}`),
    path: `plugboard.process.args.components.${at}`,
    severity: 'warning',
    ...(field === null ? {} : { ports: [`${component}.${field}`] }),
  };
}

/** Reads, changes as asked, checks and builds. */
export async function prepareRun(options: RunOptions, env: CliEnv): Promise<Outcome<Prepared>> {
  const loaded = await load(options, env);
  if (!loaded.ok) return loaded;
  const { document, folder, seed, jobId, written } = loaded.value;
  const allowed = allowedFolders(options.allowWrite, env);
  const forbidden = await forbiddenWrites(document, allowed);
  if (forbidden.length > 0) return fail(forbidden);
  const files = new RunFiles(env, { folder, allowed, written, attached: document.files });
  const warnings: Problem[] = [];
  const spec = specOf(document);
  const own = await ownClasses(document, { folder, components: options.components, seed }, env);
  if (!own.ok) return own;
  const { classes, part } = own.value;
  const pool = poolOf(options, document, () => env.startWorkers(part));
  const built = buildProcess(spec, {
    ...engineEnvironment(env, {
      files,
      seed,
      warn: (told) => warnings.push(problemOf(told, spec)),
    }),
    componentClass: classes.componentClass,
    ...(pool === null ? {} : { pool }),
    ...(jobId === null ? {} : { jobId }),
  });
  if (!built.ok) return built;
  const lost = [...options.pins.keys()].filter((name) => !built.value.components.has(name));
  if (lost.length > 0) {
    const messages = lost.map((name) => `There is no component ${name} to put into a worker.`);
    return fail(messages.map((message) => problem('COMMAND_USAGE', message)));
  }
  if (options.profile && built.value instanceof LocalProcess) built.value.measure();
  return ok({ ...loaded.value, files, process: built.value, warnings });
}
