import { toJsonText } from '../../base/json.ts';
import { ok, type Result } from '../../base/result.ts';
import { type Change, changeLine, compareDocuments, hasMeaning } from '../../compare/index.ts';
import { exactConfig, writeYaml } from '../../formats/index.ts';
import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, COMPONENTS, readCommandLine, twoOperands } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { loadModel } from '../loadModel.ts';
import { formatProblems, printable } from '../problems.ts';
import { withData } from '../withData.ts';

const DIFF = {
  name: 'diff',
  summary:
    'Says what differs between two models, with the old and the new value of each change. A and B are YAML files, archives, pictures with a model in them, scripts in Python (.py) that build a process, links (#p1...), or one of them - for what comes in from a pipe.',
  operand: { name: 'A B', words: 'two models, such as before.yaml after.yaml' },
  options: {
    json: { help: 'one JSON object: equal, sameMeaning, sameText, and the changes' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

/** Exit codes: as `diff` has them. */
const CODES = { equal: EXIT.ok, different: 1, unreadable: EXIT.invalid } as const;

interface Read {
  readonly document: PatchbayDocument;
  /** Whether its files lie beside it and not in it. */
  readonly isOnDisk: boolean;
}

async function read(
  what: string,
  components: readonly string[],
  env: CliEnv,
): Promise<Result<Read, readonly Problem[]>> {
  const model = await loadModel(what, env, components);
  if (!model.ok) return model;
  const isOnDisk = !model.value.isWhole;
  return ok({
    document: isOnDisk ? await withData(model.value, env) : model.value.document,
    isOnDisk,
  });
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, DIFF.options);
  const pair = given.ok ? twoOperands(given.value.operands, DIFF) : given;
  if (!given.ok || !pair.ok) return refuse(pair.ok ? '' : pair.error, env);
  const { json, components } = given.value.values;
  const sides: Read[] = [];
  for (const what of pair.value) {
    const side = await read(what, components, env);
    if (!side.ok) {
      const name = what.startsWith('#') ? 'link' : what;
      env.stderr(formatProblems(side.error, name));
      if (json) env.stdout(`${toJsonText({ equal: null, file: name, problems: side.error }, 2)}\n`);
      return CODES.unreadable;
    }
    sides.push(side.value);
  }
  const [before, after] = sides;
  if (before === undefined || after === undefined) return CODES.unreadable;
  const [a, b] = besides(before, after, pair.value, env);
  const changes = compareDocuments(
    { document: a, exact: exactConfig(a) },
    { document: b, exact: exactConfig(b) },
  );
  const [one, other] = [a, b].map((document) => writeYaml(document, { layout: true }));
  env.stdout(json ? jsonOf(changes, one === other) : textOf(changes, one === other));
  return changes.length === 0 ? CODES.equal : CODES.different;
}

/**
 * Two documents of one name, since a file's name is not in it. A model on disk has no files in it, and a
 * module that was not found beside a copy of it has not been taken away: it is told and left out.
 */
function besides(
  a: Read,
  b: Read,
  names: readonly [string, string],
  env: CliEnv,
): readonly [PatchbayDocument, PatchbayDocument] {
  const { name } = b.document;
  if (!a.isOnDisk && !b.isOnDisk) return [{ ...a.document, name }, b.document];
  const [olds, news] = [a, b].map(({ document }) => new Set(document.files.map((f) => f.name)));
  const shared = ({ document }: Read, others: ReadonlySet<string> | undefined, at: 0 | 1) => {
    for (const file of document.files)
      if (others?.has(file.name) !== true)
        env.stderr(
          printable(`note: ${file.name} was found for ${names[at]} only, and is not compared.\n`),
        );
    return document.files.filter((file) => others?.has(file.name) === true);
  };
  return [
    { ...a.document, name, files: shared(a, news, 0) },
    { ...b.document, name, files: shared(b, olds, 1) },
  ];
}

function jsonOf(changes: readonly Change[], sameText: boolean): string {
  const said = changes.map(({ kind, how, name, component, path, lines, ...values }) => ({
    kind,
    change: how,
    name,
    ...(component === null ? {} : { component }),
    path: path.join('.'),
    ...values,
    ...(lines === null ? {} : { lines }),
    meaning: hasMeaning(kind),
  }));
  const equal = changes.length === 0;
  const sameMeaning = !changes.some(({ kind }) => hasMeaning(kind));
  return `${toJsonText({ equal, sameMeaning, sameText, changes: said }, 2)}\n`;
}

function textOf(changes: readonly Change[], sameText: boolean): string {
  if (changes.length === 0) {
    return sameText
      ? 'Equal.\n'
      : 'Equal: the texts differ in their form only (comments, order of keys, ways of writing).\n';
  }
  const part = (title: string, own: readonly Change[]) =>
    own.length === 0 ? '' : `${title}\n${own.map((one) => `  ${changeLine(one)}\n`).join('')}`;
  const [meaning, aside] = [true, false].map((has) =>
    changes.filter(({ kind }) => hasMeaning(kind) === has),
  );
  return printable(
    part('What it means:', meaning ?? []) + part('How it is drawn and kept:', aside ?? []),
  );
}

/** `diff A B [--json]` */
export const diff: Command = { spec: DIFF, run };
