import { encodeLink, writeMermaid, writeYaml } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import {
  type PatchbayDocument,
  type ProcessType,
  setProcessType,
  specOf,
} from '../../model/index.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { loadModel } from '../loadModel.ts';
import { oneFile, parseFlags } from '../options.ts';
import { formatProblems } from '../problems.ts';

type Form = (document: PatchbayDocument) => string;

const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);

const FORMS = new Map<string, Form>([
  ['yaml', (document) => writeYaml(document, { layout: true })],
  ['mermaid', (document) => line(writeMermaid(specOf(document), catalogue))],
]);

async function print(file: string, form: Form, env: CliEnv): Promise<number> {
  const model = await loadModel(file, env);
  if (!model.ok) {
    env.stderr(formatProblems(model.error, file));
    return EXIT.invalid;
  }
  env.stdout(form(model.value.document));
  return EXIT.ok;
}

function refuse(message: string, env: CliEnv): number {
  env.stderr(`${message}\n`);
  return EXIT.invalid;
}

const TYPES = new Map<string, ProcessType>([
  ['local', 'plugboard.process.LocalProcess'],
  ['ray', 'plugboard.process.RayProcess'],
]);

/**
 * `convert FILE --to yaml|mermaid [--process-type local|ray]`: the model in another form, and for the
 * other kind of process, with its connectors and state as plugboard's own override has them.
 */
export async function convert(args: readonly string[], env: CliEnv): Promise<number> {
  const flags = parseFlags(args, { to: { type: 'string' }, 'process-type': { type: 'string' } });
  if (!flags.ok) return refuse(flags.error.message, env);
  const file = oneFile(flags.value.positionals, 'a model file');
  if (!file.ok) return refuse(file.error.message, env);
  const form = FORMS.get(flags.value.values.to ?? '');
  if (form === undefined) return refuse('--to takes yaml or mermaid.', env);
  const asked = flags.value.values['process-type'];
  if (asked === undefined) return print(file.value, form, env);
  const type = TYPES.get(asked);
  if (type === undefined) return refuse('--process-type takes local or ray.', env);
  return print(file.value, (document) => form(setProcessType(document, type)), env);
}

function single(form: Form) {
  return async (args: readonly string[], env: CliEnv): Promise<number> => {
    const flags = parseFlags(args, {});
    const file = flags.ok ? oneFile(flags.value.positionals, 'a model file') : flags;
    return file.ok ? print(file.value, form, env) : refuse(file.error.message, env);
  };
}

/** `diagram FILE`: Mermaid text in plugboard's form. */
export const diagram = single((document) => line(writeMermaid(specOf(document), catalogue)));

/** `share FILE`: the fragment of a link that carries the model. */
export const share = single((document) => line(encodeLink(document)));
