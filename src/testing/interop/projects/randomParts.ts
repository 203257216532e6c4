import { plugboardBatch } from '../plugboard/batch.ts';
import { withLayout } from '../../../model/layout/layout.ts';
import { command, lastLines } from '../plugboard/command.ts';
import type { Check, Lab, Part } from '../plugboard/Lab.ts';
import type { RunningRay } from '../plugboard/startHead.ts';
import { compareRuns } from './compareRuns.ts';
import { ON_RAY } from './exampleParts.ts';
import { folderProject } from './makeProject.ts';
import type { Project } from './Project.ts';
import { randomDocument, type Kind } from './randomDocument.ts';
import { runDocument } from './runDocument.ts';
import { checkTexts } from './texts.ts';

async function randomProjects(lab: Lab, count: number, kind: Kind): Promise<readonly Project[]> {
  const projects: Project[] = [];
  for (let i = 0; i < count; i++) {
    const id = `random-${lab.seed}-${i}`;
    projects.push(await folderProject(lab, id, randomDocument(lab.seed, id, kind)));
  }
  return projects;
}

/** Random models of the library's components: their projects run in one process, and as texts. */
export function randomHere(count: number): Part {
  return {
    name: 'Random models',
    run: async (lab) => {
      const projects = await randomProjects(lab, count, { size: 8, faults: true, modes: true });
      const run = [['process', 'run', 'model.yaml']];
      const ended = await plugboardBatch(
        lab,
        projects.map(({ folder }) => ({ folder, commands: run })),
      );
      let refused = 0;
      const checks: Check[] = [];
      for (const [i, project] of projects.entries()) {
        const ours = await runDocument(project.document);
        const end = ended[i]?.[0] ?? { code: 1, output: 'no result' };
        const isSame = (end.code !== 0) === (ours.error !== null);
        if (ours.error !== null) refused++;
        const problem = isSame
          ? (compareRuns(project, ours)[0] ?? null)
          : `ended with ${end.code} (${lastLines(end)}), here with ${ours.error ?? 'success'}`;
        checks.push({ name: project.id, problem });
      }
      const texts = await checkTexts(lab, projects);
      const note = `run in one process and as texts; ${refused} have to fail on both sides`;
      return { checks: [...checks, ...texts], note };
    },
  };
}

/**
 * Some small random models that `--process-type ray` takes to a real Ray.
 *
 * @param most fields of each that are recorded, by an actor each: the last ones
 */
export async function randomOnRay(
  lab: Lab,
  count: number,
  { env }: RunningRay,
  most: number,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (let i = 0; i < count; i++) {
    const id = `random-${lab.seed}-${i}`;
    const whole = randomDocument(lab.seed, id, { size: 2, faults: false, modes: false });
    const { series } = await runDocument(whole);
    const document = withLayout(whole, 'watch', [...series.keys()].slice(-most));
    const project = await folderProject(lab, id, document);
    const ours = await runDocument(project.document);
    const args = ['-m', 'plugboard', 'process', 'run', 'model.yaml', '--process-type', 'ray'];
    const ended = await command(lab.python, args, { cwd: project.folder, env, timeout: ON_RAY });
    const problem = ended.code === 0 ? compareRuns(project, ours)[0] : lastLines(ended);
    checks.push({ name: `${project.id} on Ray`, problem: problem ?? null });
  }
  return checks;
}
