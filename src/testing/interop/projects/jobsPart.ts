import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main as patchbay } from '../../../cli/main.ts';
import { loadModel } from '../../../cli/loadModel.ts';
import { nodeEnv } from '../../../cli/node/nodeEnv.ts';
import { withData } from '../../../cli/withData.ts';
import {
  moduleLanguage,
  type PatchbayDocument,
  specOf,
  watchedFields,
} from '../../../model/index.ts';
import type { Check, Lab, Part } from '../plugboard/Lab.ts';
import { startRay } from '../plugboard/startRay.ts';
import { seriesDifference } from '../sameValue.ts';
import { recordedIn } from './compareRuns.ts';
import { cutShort } from './cutShort.ts';
import { inexactComponents } from './elementary.ts';
import { recordersOf, watchingOne } from './exampleParts.ts';
import { writeDocument } from './makeProject.ts';

/** Steps of components that a run may take. */
const STEPS = 500;
/** Milliseconds that a job may take on a busy machine. */
const PATIENCE = 480_000;
const AT_ONCE = 2;
/** A data file, and components of the document's own. */
const FEW: readonly string[] = ['seattle-weather', 'flood-watch'];

const ENDLESS = `plugboard:
  process:
    args:
      name: endless
      components:
        - {type: patchbay.Range, args: {name: src, iters: 100000000}}
      connectors: []
`;
const UNPLACED = ENDLESS.replace('iters: 100000000', 'iters: 3, resources: {gpu: 3}');

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command of ours in a folder; what takes too long is left. */
async function command(cwd: string, ray: string, args: readonly string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await patchbay(args, {
    ...nodeEnv(),
    ...{ cwd, variables: { ...process.env, RAY_API_SERVER_ADDRESS: ray } },
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    flush: () => Promise.resolve(null),
    onInterrupt(stop) {
      const late = setTimeout(stop, PATIENCE);
      return () => clearTimeout(late);
    },
  });
  return { code, out, err };
}

const ended = ({ code, err }: Said) =>
  `ended with ${code}: ${err.trim().split('\n').slice(-3).join(' / ')}`;

/** The example, so short that it can be run many times. */
async function shortExample(file: string, which: 'all' | 'few'): Promise<PatchbayDocument> {
  const model = await loadModel(file, nodeEnv());
  if (!model.ok) throw new Error(`${file}: ${model.error[0]?.message ?? 'it cannot be read'}`);
  const whole = await withData(model.value, nodeEnv());
  const document = which === 'all' ? whole : watchingOne(whole);
  const data = document.files.filter(({ name }) => moduleLanguage(name) === null);
  const short = cutShort({ ...document, files: data }, recordersOf(document), STEPS);
  const modules = document.files.filter(({ name }) => moduleLanguage(name) !== null);
  return { ...short, files: [...short.files, ...modules] };
}

/** Numbers that JSON has not are texts in what `run --json` prints. */
const asNumber = (value: unknown): unknown =>
  value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;

/** What an example's job brings, against the run of the same file here. */
async function exampleJob(
  lab: Lab,
  ray: string,
  document: PatchbayDocument,
  id: string,
): Promise<string | null> {
  const folder = join(lab.folder, id);
  writeDocument(document, folder);
  const watched = watchedFields(document);
  const record = watched.length > 0 ? watched.flatMap((f) => ['--record', f]) : ['--record-all'];
  const sent = await command(folder, ray, [
    ...['submit', 'model.yaml', '--no-install', '--out', 'results'],
  ]);
  if (sent.code !== 0) return ended(sent);
  const here = await command(folder, ray, ['run', 'model.yaml', '--json', ...record]);
  const { series } = JSON.parse(here.out) as { series: Record<string, unknown[]> };
  const theirs = recordedIn(folder);
  const missing = watched.find((field) => !theirs.has(field));
  if (missing !== undefined || theirs.size === 0) return `${missing ?? 'all'} did not come`;
  const inexact = inexactComponents(specOf(document));
  const different = [...theirs].flatMap(([field, values]) => {
    const exact = !inexact.has(field.slice(0, field.indexOf('.')));
    const ours = (series[field] ?? []).map(asNumber);
    return seriesDifference(field, ours, values, { exact, prefix: false });
  });
  if (different.length > 0) return different[0] ?? null;
  const job = sent.out.split('\n')[0] ?? '';
  const again = await command(folder, ray, ['fetch', job, '--out', 'again']);
  if (again.code !== 0) return ended(again);
  return digestOf(join(folder, 'results')) === digestOf(join(folder, 'again'))
    ? null
    : 'a second fetch gives other bytes';
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .toSorted()) {
    hash.update(entry.slice(folder.length)).update(readFileSync(entry));
  }
  return hash.digest('hex');
}

/** A job that never ends is stopped, within 10 seconds. */
async function stopped(lab: Lab, ray: string): Promise<string | null> {
  const folder = join(lab.folder, 'endless');
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.yaml'), ENDLESS);
  const sent = await command(folder, ray, ['submit', 'model.yaml', '--no-install']);
  if (sent.code !== 0) return ended(sent);
  const id = sent.out.trim();
  const log = async () => (await command(folder, ray, ['logs', id])).out;
  for (let i = 0; i < PATIENCE / 500 && !(await log()).includes(`[patchbay] job ${id}`); i++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const start = performance.now();
  const end = await command(folder, ray, ['stop', id]);
  const seconds = (performance.now() - start) / 1000;
  if (end.code !== 0 || !end.out.includes('stopped')) return ended(end);
  if (seconds > 10) return `to stop it took ${Math.round(seconds)} s`;
  const fetched = await command(folder, ray, ['fetch', id, '--out', 'results']);
  return fetched.code === 8 ? null : ended(fetched);
}

/** A job for which the cluster has no place is told as such. */
async function unplaced(lab: Lab, ray: string): Promise<string | null> {
  const folder = join(lab.folder, 'unplaced');
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.yaml'), UNPLACED);
  const args = ['submit', 'model.yaml', '--no-install', '--follow', '--patience', '0'];
  const said = await command(folder, ray, args);
  return said.code === 7 && said.err.includes('src asks for 3 GPU') ? null : ended(said);
}

/**
 * Models sent to a Ray as jobs, by our own commands: their series against those of a run here, a second
 * fetch, a stop, and a job without a place.
 */
export function jobsPart(examples: string, which: 'all' | 'few'): Part {
  return {
    name: 'Jobs on Ray',
    run: async (lab) => {
      const ray = await startRay(lab, true);
      const { dashboard } = ray;
      if (dashboard === null) throw new Error('Ray has no dashboard.');
      try {
        const { python, typed } = exampleIds(examples);
        const ids = which === 'few' ? FEW : python;
        const modelOf = (id: string) => join(examples, id, 'model.yaml');
        const jobs: readonly (readonly [string, () => Promise<string | null>])[] = [
          ...ids.map((id) => {
            const document = () => shortExample(modelOf(id), which);
            return [id, async () => exampleJob(lab, dashboard, await document(), id)] as const;
          }),
          ...typed.map((id) => {
            return [`${id}, refused`, () => refused(lab, dashboard, modelOf(id))] as const;
          }),
          ['a job that is stopped', () => stopped(lab, dashboard)],
          ['a job without a place', () => unplaced(lab, dashboard)],
        ];
        const checks = await inTurns(jobs);
        return { checks, note: `${ids.join(', ')}, cut to ${STEPS} steps, fetched twice` };
      } finally {
        ray.stop();
      }
    },
  };
}

/** Components in TypeScript, which plugboard does not run, are refused before anything is sent. */
async function refused(lab: Lab, ray: string, file: string): Promise<string | null> {
  const said = await command(lab.folder, ray, ['submit', file, '--no-install', '--follow']);
  return said.code === 2 && said.err.includes('which plugboard does not run') ? null : ended(said);
}

/** Of the gallery: those that plugboard can run, and those with components in TypeScript. */
function exampleIds(examples: string) {
  const all = readdirSync(examples).filter((id) => existsSync(join(examples, id, 'model.yaml')));
  const isTyped = (id: string) =>
    readdirSync(join(examples, id)).some((file) => moduleLanguage(file) === 'typescript');
  return { python: all.filter((id) => !isTyped(id)), typed: all.filter(isTyped) };
}

async function inTurns(
  jobs: readonly (readonly [string, () => Promise<string | null>])[],
): Promise<readonly Check[]> {
  const waiting = [...jobs];
  const checks: Check[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, job] = next;
      checks.push({ name, problem: await job() });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return checks;
}
