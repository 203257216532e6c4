import { toJsonText } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Problem, specOf } from '../../model/index.ts';
import {
  type Need,
  needOfTrial,
  needsOf,
  newJobId,
  prepareJob,
  type PreparedJob,
  type RayClient,
  type RayFault,
  type RayJob,
  type StudyFacts,
  unplaced,
} from '../../ray/index.ts';
import type { BundleFile } from '../../formats/index.ts';
import { type Command, refuse } from '../command.ts';
import {
  type CommandSpec,
  COMPONENTS,
  oneOperand,
  readCommandLine,
  wholeNumber,
} from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { type LoadedModel, loadModel } from '../loadModel.ts';
import { formatProblems, printable } from '../problems.ts';
import { nameOf, projectOf } from '../project.ts';
import { clientOf, RAY } from '../ray/connect.ts';
import { RAY_EXIT } from '../ray/exit.ts';
import { followed } from '../ray/followed.ts';
import { jobRecord, tellOutcome } from '../ray/outcome.ts';
import { sayFault } from '../ray/say.ts';
import { readStudy } from '../study/readStudy.ts';

const SUBMIT = {
  name: 'submit',
  summary:
    'Sends a model to a Ray cluster, which runs it with plugboard; prints the id of the job. FILE is a YAML file, a script in Python (.py) that builds a process, or - for what comes in from a pipe.',
  operand: { name: 'FILE', words: 'a model file' },
  options: {
    ray: RAY,
    tune: { help: 'plugboard looks for the values that the tune section asks for' },
    name: { takes: 'NAME', help: 'what the job is called; else as the model is' },
    follow: { help: 'shows status and log until the job is over; Ctrl+C leaves it running' },
    out: { takes: 'DIR', help: 'follows it, and puts its results there as COMPONENT.FIELD.csv' },
    json: { help: 'one JSON object about the job' },
    'no-install': { help: 'the cluster has plugboard and what the model requires' },
    patience: {
      takes: 'SECONDS',
      help: 'how long a cluster may take to have what the model asks for; 30, unless given',
    },
    seed: { takes: 'N', help: 'seed of the random numbers' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

interface Options {
  readonly file: string;
  readonly ray: string | null;
  readonly tune: boolean;
  readonly name: string | null;
  readonly follow: boolean;
  readonly out: string | null;
  readonly json: boolean;
  readonly install: boolean;
  readonly patience: number | null;
  readonly seed: number | null;
  readonly components: readonly string[];
}

function readOptions(args: readonly string[]): Result<Options, string> {
  const given = readCommandLine(args, SUBMIT.options);
  if (!given.ok) return given;
  const { values, operands } = given.value;
  const file = oneOperand(operands, SUBMIT);
  if (!file.ok) return file;
  const seed = wholeNumber('seed', values.seed, 0);
  if (!seed.ok) return seed;
  const patience = wholeNumber('patience', values.patience, 0);
  if (!patience.ok) return patience;
  const { ray, tune, name, out, json, components } = values;
  return ok({
    ...{ file: file.value, ray, tune, name, out, json, components },
    ...{ seed: seed.value, patience: patience.value },
    follow: values.follow || out !== null,
    install: !values['no-install'],
  });
}

/** A model that is ready to be sent. */
interface Load {
  readonly files: readonly BundleFile[];
  readonly name: string;
  readonly study: StudyFacts | null;
  readonly needs: readonly Need[];
}

async function loadOf(options: Options, env: CliEnv): Promise<Result<Load, readonly Problem[]>> {
  const model = await loadModel(options.file, env, options.components);
  if (!model.ok) return model;
  const files = await projectOf(model.value, options.seed, env);
  if (!files.ok) return files;
  const study = options.tune ? factsOf(model.value, options.seed) : ok(null);
  if (!study.ok) return study;
  const { document } = model.value;
  const alone = needsOf(specOf(document).plugboard.process.args.components);
  return ok({
    files: files.value,
    name: options.name ?? nameOf(document),
    study: study.value,
    needs: options.tune ? [needOfTrial(alone)] : alone,
  });
}

/** The study that the `tune` section describes. */
function factsOf(
  { document }: LoadedModel,
  seed: number | null,
): Result<StudyFacts, readonly Problem[]> {
  const study = readStudy(document, { plan: null, samples: null, seed, timeLimit: null });
  if (!study.ok) return study;
  const { name, dimensions, objectives } = study.value;
  return ok({
    ...{ name, seed: study.value.seed },
    dimensions: dimensions.map((one) => one.name),
    objectives: objectives.map((one) => ({ name: one.name, direction: one.direction })),
  });
}

async function send(
  client: RayClient,
  { package: own, submission }: PreparedJob,
): Promise<Result<RayJob, RayFault>> {
  const uri = await client.upload(own.name, own.bytes);
  if (!uri.ok) return uri;
  const id = await client.submit(submission(uri.value));
  return id.ok ? client.job(id.value) : fail(id.error);
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) return refuse(options.error, env);
  const client = await clientOf(options.value.ray, env);
  if (!client.ok) return refuse(client.error, env);
  const load = await loadOf(options.value, env);
  if (!load.ok) {
    env.stderr(formatProblems(load.error, options.value.file));
    return EXIT.invalid;
  }
  const version = await client.value.version();
  if (!version.ok) return sayFault(version.error, env);
  const { install, json } = options.value;
  const order = {
    ...{ ...load.value, id: newJobId(load.value.name, env.entropy), at: env.date() },
    install: install ? version.value : null,
  };
  const job = await send(client.value, prepareJob(order));
  if (!job.ok) return sayFault(job.error, env);
  if (!options.value.follow)
    return tellSent(client.value, job.value, { json, needs: order.needs }, env);
  if (json) env.stderr(`${job.value.id}\n`);
  else env.stdout(`${job.value.id}\n`);
  return follow(client.value, job.value, options.value, env);
}

async function tellSent(
  client: RayClient,
  job: RayJob,
  { json, needs }: { readonly json: boolean; readonly needs: readonly Need[] },
  env: CliEnv,
): Promise<number> {
  const nodes = await client.nodes();
  for (const missing of nodes.ok ? unplaced(needs, nodes.value) : []) {
    env.stderr(`note: ${printable(missing)} The job waits for it.\n`);
  }
  if (json) env.stdout(`${toJsonText({ job: jobRecord(job) })}\n`);
  else {
    env.stdout(`${job.id}\n`);
    env.stderr(`Sent to ${client.base}. ${goOn(job.id)}\n`);
  }
  return EXIT.ok;
}

const goOn = (id: string): string =>
  `patchbay fetch ${id} --out DIR waits for its results, patchbay logs ${id} shows its log, patchbay stop ${id} ends it.`;

async function follow(
  client: RayClient,
  job: RayJob,
  { out, json, patience }: Options,
  env: CliEnv,
): Promise<number> {
  const ended = await followed(client, job, { onLog: (text) => env.stderr(text), patience }, env);
  if (ended.ok) return tellOutcome(client, ended.value, { out, json }, env);
  const code = sayFault(ended.error, env);
  if (code === RAY_EXIT.unplaced) {
    const stopped = await client.stop(job.id);
    env.stderr(
      stopped.ok
        ? `${job.id} is stopped. Ask for less, or give the cluster more time (--patience SECONDS) or machines.\n`
        : `${printable(stopped.error.message)}\n`,
    );
  } else env.stderr(`${goOn(job.id)}\n`);
  return code;
}

/** `submit FILE [--ray ADDRESS] [--tune] [--name NAME] [--follow] [--out DIR] [--json] [--no-install]` */
export const submit: Command = { spec: SUBMIT, run };
