import { toJsonText } from '../../base/json.ts';
import type { Problem } from '../../model/index.ts';
import { checkDocument, hasErrors } from '../check.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { loadModel } from '../loadModel.ts';
import { oneFile, parseFlags } from '../options.ts';
import { formatProblems } from '../problems.ts';

/** `validate FILE [--json]`: says everything that is wrong with a model, without running anything. */
export async function validate(args: readonly string[], env: CliEnv): Promise<number> {
  const flags = parseFlags(args, { json: { type: 'boolean' } });
  const file = flags.ok ? oneFile(flags.value.positionals, 'a model file') : flags;
  if (!file.ok) {
    env.stderr(`${file.error.message}\n`);
    return EXIT.invalid;
  }
  const model = await loadModel(file.value, env);
  const problems = model.ok ? await checkDocument(model.value, env) : model.error;
  report(problems, file.value, flags.ok && flags.value.values.json === true, env);
  return hasErrors(problems) ? EXIT.invalid : EXIT.ok;
}

function report(problems: readonly Problem[], file: string, json: boolean, env: CliEnv): void {
  if (json) env.stdout(`${toJsonText({ valid: !hasErrors(problems), problems }, 2)}\n`);
  else if (!hasErrors(problems)) env.stdout(`${formatProblems(problems, file)}Validation passed\n`);
  else env.stderr(`${formatProblems(problems, file)}Validation failed\n`);
}
