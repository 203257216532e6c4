import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  moduleLanguage,
  type PatchbayDocument,
  specOf,
  watchedFields,
} from '../../../model/index.ts';
import { withLayout } from '../../../model/layout/layout.ts';
import { command, lastLines, type Surroundings } from '../plugboard/command.ts';
import type { Check, Lab, Part } from '../plugboard/Lab.ts';
import type { RunningRay } from '../plugboard/startHead.ts';
import { compareRuns } from './compareRuns.ts';
import { cutShort } from './cutShort.ts';
import { lendEnvironment } from './environment.ts';
import { folderProject, readDocument, zippedProject } from './makeProject.ts';
import type { Project } from './Project.ts';
import { type ReadmeCommands, readmeCommands } from './readme.ts';
import { runDocument } from './runDocument.ts';
import { checkTexts } from './texts.ts';

/** Steps of components that one run on Ray may take; it does some 500 a second. */
const STEPS_ON_RAY = 1_000;
/** Milliseconds that a run of 1,000 steps on Ray may take, start and all. */
export const ON_RAY = 240_000;

/** Ids of the examples that are made of the library's components alone. */
function exampleIds(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ids.filter((id) =>
    readdirSync(join(folder, id)).every((file) => moduleLanguage(file) === null),
  );
}

/**
 * Every example's project, unpacked and run by the command of its README.
 *
 * @param most steps of components that a run may take; longer ones are cut short. Null: all of them
 */
export function examplesHere(examples: string, most: number | null): Part {
  return {
    name: 'Examples, by the commands of their README',
    run: async (lab) => {
      const checks: Check[] = [];
      const short: string[] = [];
      for (const id of exampleIds(examples)) {
        const file = join(examples, id, 'model.yaml');
        const document = await readDocument(file);
        const cut = most === null ? document : cutShort(document, recordersOf(document), most);
        const isWhole = cut.config === document.config;
        const project = isWhole
          ? await zippedProject(lab, id, file)
          : await folderProject(lab, `${id}-cut`, cut);
        if (!isWhole) short.push(id);
        const problem = await runAsWritten(lab, project, ({ local }) => local.at(-1) ?? '');
        checks.push({ name: id, problem });
      }
      const cut = short.length === 0 ? '' : `; cut to ${most} steps: ${short.join(', ')}`;
      const note = `zip unpacked, run in one process, series and files compared${cut}`;
      return { checks, note };
    },
  };
}

/** Texts and diagrams of every example's project. */
export function exampleTexts(examples: string): Part {
  return {
    name: 'Examples as texts',
    run: async (lab) => {
      const projects: Project[] = [];
      for (const id of exampleIds(examples)) {
        projects.push(await zippedProject(lab, id, join(examples, id, 'model.yaml')));
      }
      return { checks: await checkTexts(lab, projects), note: 'validate, diagram, spec and dump' };
    },
  };
}

/** Projects of examples on a Ray that runs already, cut short. */
export async function examplesOnRay(
  lab: Lab,
  documents: ReadonlyMap<string, PatchbayDocument>,
  { env }: RunningRay,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [id, document] of documents) {
    const problem = await runOnRay(lab, id, document, { env, timeout: ON_RAY });
    checks.push({ name: `${id} on Ray`, problem });
  }
  return checks;
}

/** An example's project on a Ray that its README's command starts for it. */
export async function exampleOnItsOwnRay(
  lab: Lab,
  id: string,
  document: PatchbayDocument,
): Promise<Check> {
  const problem = await runOnRay(lab, `${id}-alone`, document, { timeout: ON_RAY });
  return { name: `${id} on a Ray of its own`, problem };
}

async function runOnRay(
  lab: Lab,
  id: string,
  document: PatchbayDocument,
  limits: Omit<Surroundings, 'cwd'>,
): Promise<string | null> {
  const project = await folderProject(
    lab,
    id,
    cutShort(document, recordersOf(document), STEPS_ON_RAY),
  );
  return runAsWritten(lab, project, ({ ray }) => ray.at(-1) ?? '', limits);
}

/** Every example, by its id, in their order. */
export async function exampleDocuments(
  examples: string,
): Promise<ReadonlyMap<string, PatchbayDocument>> {
  const read = exampleIds(examples).map(async (id) => {
    return [id, await readDocument(join(examples, id, 'model.yaml'))] as const;
  });
  return new Map(await Promise.all(read));
}

/**
 * The document with one watched field: what records each field is an actor of Ray with a channel of its
 * own, two processes that take as long to start as all else of an example.
 */
export function watchingOne(document: PatchbayDocument): PatchbayDocument {
  return withLayout(document, 'watch', watchedFields(document).slice(0, 1));
}

export function recordersOf(document: PatchbayDocument): number {
  const watched = watchedFields(document).length;
  return watched > 0 ? watched : specOf(document).plugboard.process.args.components.length;
}

/** What goes wrong when a project is run by a command of its README; null when nothing does. */
async function runAsWritten(
  lab: Lab,
  project: Project,
  choose: (commands: ReadmeCommands) => string,
  limits: Omit<Surroundings, 'cwd'> = {},
): Promise<string | null> {
  lendEnvironment(lab, project.folder);
  const readme = readFileSync(join(project.folder, 'README.md'), 'utf8');
  const text = choose(readmeCommands(readme));
  const [ours, ended] = await Promise.all([
    runDocument(project.document),
    command('sh', ['-c', text], { ...limits, cwd: project.folder }),
  ]);
  if ((ended.code !== 0) !== (ours.error !== null)) {
    return `ended with ${ended.code} (${lastLines(ended)}), here with ${ours.error ?? 'success'}`;
  }
  return compareRuns(project, ours)[0] ?? null;
}
