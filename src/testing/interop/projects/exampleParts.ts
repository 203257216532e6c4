import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specOf, watchedFields } from '../../../model/index.ts';
import { command, lastLines } from '../plugboard/command.ts';
import type { Check, Lab, Outcome, Part } from '../plugboard/Lab.ts';
import { compareRuns } from './compareRuns.ts';
import { coverOfTypes } from './coverOfTypes.ts';
import { cutShort } from './cutShort.ts';
import { lendEnvironment } from './environment.ts';
import { folderProject, readDocument, zippedProject } from './makeProject.ts';
import type { Project } from './Project.ts';
import { readmeCommands } from './readme.ts';
import { runDocument } from './runDocument.ts';
import { checkTexts } from './texts.ts';

/** Ids of the examples. */
export function exampleIds(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Every example's project, unpacked and run by the command of its README. */
export function examplesHere(examples: string): Part {
  return {
    name: 'Examples, by the commands of their README',
    run: async (lab) => {
      const checks: Check[] = [];
      for (const id of exampleIds(examples)) {
        const project = await zippedProject(lab, id, join(examples, id, 'model.yaml'));
        const problem = await runAsWritten(lab, project, ({ local }) => local.at(-1) ?? '');
        checks.push({ name: id, problem });
      }
      return { checks, note: 'zip unpacked, run in one process, series and files compared' };
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

/** Examples on a real Ray, cut short: all of them, or so many that every type of theirs is among them. */
export function examplesOnRay(examples: string, which: 'all' | 'cover'): Part {
  return {
    name: 'Examples on Ray, by the commands of their README',
    run: async (lab): Promise<Outcome> => {
      const all = exampleIds(examples);
      const documents = new Map(
        await Promise.all(
          all.map(async (id) => {
            return [id, await readDocument(join(examples, id, 'model.yaml'))] as const;
          }),
        ),
      );
      const chosen = which === 'all' ? [...documents.keys()] : coverOfTypes(documents);
      const checks: Check[] = [];
      for (const id of chosen) {
        const document = documents.get(id);
        if (document === undefined) continue;
        const project = await folderProject(lab, id, cutShort(document, recordersOf(document)));
        const problem = await runAsWritten(lab, project, ({ ray }) => ray.at(-1) ?? '');
        checks.push({ name: `${id} on Ray`, problem });
      }
      const note = which === 'all' ? 'all' : `${chosen.join(', ')}; all with npm run interop`;
      return { checks, note: `${chosen.length} of ${all.length} examples: ${note}` };
    },
  };
}

function recordersOf(document: Project['document']): number {
  const watched = watchedFields(document).length;
  return watched > 0 ? watched : specOf(document).plugboard.process.args.components.length;
}

/** What goes wrong when a project is run by a command of its README; null when nothing does. */
export async function runAsWritten(
  lab: Lab,
  project: Project,
  choose: (commands: ReturnType<typeof readmeCommands>) => string,
): Promise<string | null> {
  lendEnvironment(lab, project.folder);
  const readme = readFileSync(join(project.folder, 'README.md'), 'utf8');
  const text = choose(readmeCommands(readme));
  const [ours, ended] = await Promise.all([
    runDocument(project.document),
    command('sh', ['-c', text], { cwd: project.folder }),
  ]);
  if ((ended.code !== 0) !== (ours.error !== null)) {
    return `ended with ${ended.code} (${lastLines(ended)}), here with ${ours.error ?? 'success'}`;
  }
  return compareRuns(project, ours)[0] ?? null;
}
