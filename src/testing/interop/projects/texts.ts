import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModelText, writeMermaid, writeYaml } from '../../../formats/index.ts';
import { catalogue } from '../../../library/index.ts';
import {
  type ConfigSpec,
  connectorId,
  type PatchbayDocument,
  specOf,
  validateProcess,
} from '../../../model/index.ts';
import { plugboardBatch } from '../plugboard/batch.ts';
import { type Ended, lastLines } from '../plugboard/command.ts';
import type { Check, Lab } from '../plugboard/Lab.ts';
import { sameValue, shown } from '../sameValue.ts';
import { fromWire } from '../wire.ts';
import type { Project } from './Project.ts';

const FIRST = [
  ['process', 'validate', 'model.yaml'],
  ['process', 'diagram', 'model.yaml'],
  ['read', 'model.yaml', 'spec.json'],
  ['read', 'model-ray.yaml', 'spec-ray.json'],
  ['dump', 'model.yaml', 'dumped.yaml'],
] as const;
const SECOND = [
  ['process', 'validate', 'again.yaml'],
  ['read', 'again.yaml', 'again.json'],
] as const;

/**
 * Holds the texts of projects against plugboard: what it says of them, its diagram, what it reads in them,
 * and what it writes itself, which has to open here and be the same model, and to open there again.
 */
export async function checkTexts(
  lab: Lab,
  projects: readonly Project[],
): Promise<readonly Check[]> {
  const first = await plugboardBatch(
    lab,
    projects.map(({ folder }) => ({ folder, commands: FIRST })),
  );
  const checks = projects.map(({ id, folder }, i): Check => {
    const problem =
      failureOf(FIRST, first[i] ?? []) ??
      diagramProblem(folder, first[i]?.[1]) ??
      specProblem(folder, 'model.yaml', 'spec.json') ??
      specProblem(folder, 'model-ray.yaml', 'spec-ray.json') ??
      dumpProblem(folder);
    return { name: `${id} as text`, problem };
  });
  const written = projects.filter((_, i) => checks[i]?.problem === null);
  for (const { folder } of written) {
    const dumped = open(folder, 'dumped.yaml');
    writeFileSync(
      join(folder, 'again.yaml'),
      writeYaml({ ...dumped, source: null }, { layout: true }),
    );
  }
  const second = await plugboardBatch(
    lab,
    written.map(({ folder }) => ({ folder, commands: SECOND })),
  );
  const again = written.map(({ id, folder }, i): Check => {
    const problem =
      failureOf(SECOND, second[i] ?? []) ?? specProblem(folder, 'again.yaml', 'again.json');
    return { name: `${id}, dumped and written again`, problem };
  });
  return [...checks, ...again];
}

function failureOf(
  commands: readonly (readonly string[])[],
  ended: readonly Ended[],
): string | null {
  const at = ended.findIndex(({ code }) => code !== 0);
  const [words, end] = [commands[at], ended[at]];
  return words === undefined || end === undefined ? null : `${words.join(' ')}: ${lastLines(end)}`;
}

function open(folder: string, name: string): PatchbayDocument {
  const read = readModelText(readFileSync(join(folder, name), 'utf8'), name);
  if (!read.ok) throw new Error(`${name} does not open here: ${read.error[0]?.message ?? ''}`);
  return read.value;
}

/** The lines of the diagram, which plugboard sets into a page of its own. */
function diagramProblem(folder: string, ended: Ended | undefined): string | null {
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /--?>|-\.->/.test(line))
      .toSorted();
  const ours = linesOf(writeMermaid(specOf(open(folder, 'model.yaml')), catalogue));
  const theirs = linesOf(ended?.output ?? '');
  return sameValue(ours, theirs, true) ? null : `diagram: ${shown(ours)} here, ${shown(theirs)}`;
}

function specProblem(folder: string, model: string, json: string): string | null {
  const theirs = fromWire(JSON.parse(readFileSync(join(folder, json), 'utf8')));
  return difference(model, specOf(open(folder, model)), theirs);
}

/** What plugboard dumped opens here, has nothing wrong with it, and is the model that it dumped. */
function dumpProblem(folder: string): string | null {
  const dumped = open(folder, 'dumped.yaml');
  const wrong = validateProcess(specOf(dumped), catalogue);
  if (wrong.length > 0) return `dumped.yaml: ${wrong.map(({ message }) => message).join(' ')}`;
  const [ours, theirs] = [specOf(open(folder, 'model.yaml')), specOf(dumped)].map(comparable);
  return difference('dumped.yaml', ours, theirs);
}

/** Without what a dump cannot keep: the order of connectors, and the settings of connectors and state. */
function comparable({ plugboard }: ConfigSpec): unknown {
  const { args, type } = plugboard.process;
  const { name, components, parameters } = args;
  const connectors = args.connectors
    .map(({ mode, ...ends }) => `${connectorId(ends)} ${mode}`)
    .filter((id) => !id.startsWith('system_stop.'));
  const state = args.state.args;
  return { type, name, components, parameters, connectors: connectors.toSorted(), state };
}

/** The first place where two values differ, with both; null when they are the same. */
function difference(place: string, ours: unknown, theirs: unknown): string | null {
  if (sameValue(ours, theirs, true)) return null;
  const [a, b] = [leaves(ours), leaves(theirs)];
  const path = [...a.keys(), ...b.keys()].find((key) => !sameValue(a.get(key), b.get(key), true));
  return `${place} ${path}: ${shown(a.get(path ?? ''))} here, ${shown(b.get(path ?? ''))}`;
}

function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const inside = Object.entries(value).flatMap(([key, item]) => [
    ...leaves(item, `${path}/${key}`),
  ]);
  return new Map(inside.length > 0 ? inside : [[path, value]]);
}
