import { toJsonText } from '../../base/json.ts';
import { type Problem, specOf } from '../../model/index.ts';
import { checkPoints } from '../../model/tune/checkPoints.ts';
import { checkStudies } from '../../model/tune/checkStudies.ts';
import { allowedFolders } from '../allowedFolders.ts';
import { checkDocument, hasErrors, placeOf } from '../check.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, COMPONENTS, oneOperand, readCommandLine } from '../commandLine.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { type LoadedModel, loadModel } from '../loadModel.ts';
import { catalogueOf } from '../code/modules.ts';
import { formatProblems } from '../problems.ts';
import { forbiddenWrites } from '../writtenPaths.ts';

const VALIDATE = {
  name: 'validate',
  summary:
    'Says everything that is wrong with a model, without running it. FILE is a YAML file, an archive or a picture with a model in it, a script in Python (.py) that builds a process, or - for what comes in from a pipe.',
  operand: { name: 'FILE', words: 'a model file' },
  options: {
    json: { help: 'one JSON object: valid, and the problems with their places' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, VALIDATE.options);
  const file = given.ok ? oneOperand(given.value.operands, VALIDATE) : given;
  if (!given.ok || !file.ok) return refuse(file.ok ? '' : file.error, env);
  const model = await loadModel(file.value, env, given.value.values.components);
  const problems = model.ok ? await problemsOf(model.value, env) : model.error;
  report(problems, file.value, given.value.values.json, env);
  return hasErrors(problems) ? EXIT.invalid : EXIT.ok;
}

/** What a run would refuse for where it writes is up to the command that runs it. */
async function problemsOf(model: LoadedModel, env: CliEnv): Promise<readonly Problem[]> {
  const outside = await forbiddenWrites(model.document, allowedFolders([], env));
  const warnings = outside.map((problem) => ({ ...problem, severity: 'warning' as const }));
  return [
    ...(await checkDocument(model, env)),
    ...checkStudies(model.document, catalogueOf(model.document), placeOf(model.document)),
    ...checkPoints(specOf(model.document), placeOf(model.document)),
    ...warnings,
  ];
}

function report(problems: readonly Problem[], file: string, json: boolean, env: CliEnv): void {
  if (json) env.stdout(`${toJsonText({ valid: !hasErrors(problems), problems }, 2)}\n`);
  else if (!hasErrors(problems)) env.stdout(`${formatProblems(problems, file)}Validation passed\n`);
  else env.stderr(`${formatProblems(problems, file)}Validation failed\n`);
}

/** `validate FILE [--json]` */
export const validate: Command = { spec: VALIDATE, run };
