import { resolve } from 'node:path';
import {
  encodeLink,
  mermaidLink,
  TEXT_FORMATS,
  withModelInSvg,
  writeArchive,
  writeMermaid,
} from '../../formats/index.ts';
import { drawPicture } from '../../graph/picture/drawPicture.ts';
import { type PatchbayDocument, specOf } from '../../model/index.ts';
import { type ProcessType, setProcessType } from '../../editing/process/process.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOf, oneOperand, readCommandLine } from '../commandLine.ts';
import { EXIT, type CliEnv, writeWhole } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { type LoadedModel, loadModel } from '../loadModel.ts';
import { catalogueOf } from '../code/modules.ts';
import { formatProblems, printable } from '../problems.ts';
import { withData } from '../withData.ts';

type Form = (
  document: PatchbayDocument,
  model: LoadedModel,
  env: CliEnv,
) => Written | Promise<Written>;
type Written = string | Uint8Array;

const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);

/** All of the model with its files in one: a zip, a picture. */
const WHOLE = ['archive', 'svg'] as const;
const FORMATS: readonly string[] = [...TEXT_FORMATS.map(({ id }) => id), ...WHOLE];

const TYPES: Readonly<Record<'local' | 'ray', ProcessType>> = {
  local: 'plugboard.process.LocalProcess',
  ray: 'plugboard.process.RayProcess',
};

/** Bytes of all files that still make a link anybody would send. */
const LARGEST_SHARED = 500_000;

const MODEL = { name: 'FILE', words: 'a model file' } as const;

const CONVERT = {
  name: 'convert',
  summary:
    'Prints a model in another form. FILE is a YAML file, an archive or a picture with a model in it, a script in Python (.py) that builds a process, or - for what comes in from a pipe.',
  operand: MODEL,
  options: {
    to: { takes: FORMATS.join('|'), help: 'the form' },
    'process-type': {
      takes: 'local|ray',
      help: 'for the other kind of process, with its connectors and state as plugboard has them',
    },
    out: { takes: 'FILE', help: 'writes it into a file instead' },
  },
} as const satisfies CommandSpec;

async function print(file: string, form: Form, out: string | null, env: CliEnv): Promise<number> {
  const model = await loadModel(file, env);
  if (!model.ok) {
    env.stderr(formatProblems(model.error, file));
    return EXIT.invalid;
  }
  const text = await form(model.value.document, model.value, env);
  if (out === null) {
    if (typeof text !== 'string')
      return refuse('An archive is no text: --out FILE says where it goes.', env);
    env.stdout(text);
    return EXIT.ok;
  }
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const done = await writeWhole(resolve(env.cwd, out), bytes, env);
  if (done.ok) return EXIT.ok;
  env.stderr(`${sentenceOf(out, 'written', done.error)}\n`);
  return EXIT.failed;
}

/** The model with its data files, as an archive, or as a picture that opens again. */
async function wrapped(isPicture: boolean, model: LoadedModel, env: CliEnv): Promise<Written> {
  const document = await withData(model, env);
  if (!isPicture) return writeArchive([{ document }], env.date());
  const { svg } = drawPicture(document, catalogueOf(document), 'light');
  return withModelInSvg(svg, encodeLink(document));
}

async function runConvert(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, CONVERT.options);
  if (!given.ok) return refuse(given.error, env);
  const { values, operands } = given.value;
  const file = oneOperand(operands, CONVERT);
  if (!file.ok) return refuse(file.error, env);
  const to = oneOf('to', values.to, FORMATS);
  if (!to.ok) return refuse(to.error, env);
  const format = TEXT_FORMATS.find(({ id }) => id === to.value);
  const whole = WHOLE.find((id) => id === to.value);
  if (format === undefined && whole === undefined) {
    return refuse(`--to takes ${FORMATS.join(' or ')}, and has to be there.`, env);
  }
  const asked = oneOf('process-type', values['process-type'], ['local', 'ray']);
  if (!asked.ok) return refuse(asked.error, env);
  const type = asked.value === null ? null : TYPES[asked.value];
  const shown: Form = (document, model) => {
    const wanted = type === null ? document : setProcessType(document, type);
    if (format === undefined) return wrapped(whole === 'svg', { ...model, document: wanted }, env);
    const text = format.write(wanted, { catalogue: catalogueOf(document), layout: true });
    // YAML ends as the model's own text does.
    return format.id === 'yaml' ? text : line(text);
  };
  return print(file.value, shown, values.out, env);
}

/** `convert FILE --to FORMAT [--process-type local|ray] [--out FILE]` */
export const convert: Command = { spec: CONVERT, run: runConvert };

/** The diagram, and where it can be edited: a comment of Mermaid's, so that all of it stays a diagram. */
function withLink(document: PatchbayDocument): string {
  const text = writeMermaid(specOf(document), catalogueOf(document));
  return `${text}\n%% Editable diagram: ${mermaidLink(text)}\n`;
}

/** Components whose events nobody here knows; plugboard would draw them. */
function undrawn(document: PatchbayDocument): string {
  const { components } = specOf(document).plugboard.process.args;
  const catalogue = catalogueOf(document);
  const unknown = components.filter(({ type }) => catalogue.find(type) === undefined);
  if (unknown.length === 0) return '';
  const names = unknown.map(({ args }) => args.name).join(', ');
  return `note: Patchbay does not know the types of ${names}: events that they have are not drawn.\n`;
}

function single(
  name: string,
  summary: string,
  form: Form,
  aside: (document: PatchbayDocument) => string = () => '',
): Command {
  const spec = { name, summary, operand: MODEL, options: {} } satisfies CommandSpec;
  return {
    spec,
    run: async (args, env) => {
      const given = readCommandLine(args, spec.options);
      const file = given.ok ? oneOperand(given.value.operands, spec) : given;
      if (!file.ok) return refuse(file.error, env);
      const told: Form = (document, model) => {
        env.stderr(printable(aside(document)));
        return form(document, model, env);
      };
      return print(file.value, told, null, env);
    },
  };
}

/** `diagram FILE`: Mermaid text in plugboard's form, and the link to edit it. */
export const diagram = single(
  'diagram',
  'Prints a Mermaid diagram of a model, as plugboard draws it, and the link to edit it.',
  withLink,
  undrawn,
);

/** With the data that a link has room for; what it has not is told. */
async function withSmallData(model: LoadedModel, env: CliEnv): Promise<PatchbayDocument> {
  const document = await withData(model, env);
  let room = LARGEST_SHARED;
  const kept = document.files.filter(({ bytes }) => {
    if (bytes.length > room) return false;
    room -= bytes.length;
    return true;
  });
  const left = document.files.filter((file) => !kept.includes(file)).map(({ name }) => name);
  if (left.length > 0)
    env.stderr(printable(`note: left out because of their size: ${left.join(', ')}.\n`));
  return { ...document, files: kept };
}

/** `share FILE`: the fragment of a link that carries the model. */
export const share = single(
  'share',
  'Prints the fragment of a link that carries the model: #p1...',
  async (_, model, env) => line(encodeLink(await withSmallData(model, env))),
);
