// Finds a Python that has plugboard, or makes a virtual environment with one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** A project for plugboard, in which its README's own command made the environment. */
const place = join(root, '.cache', 'plugboard');
const stamp = join(place, 'made-for');
/** What sending jobs to a Ray needs there, beyond what a project needs to run: Ray's dashboard. */
const DASHBOARD = 'ray[default]';
const EXAMPLE = join(root, 'public', 'examples', 'predator-prey', 'model.yaml');

function succeeds(command, args, timeout = 120_000) {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout });
    return true;
  } catch {
    return false;
  }
}

const hasPlugboard = (python) => succeeds(python, ['-c', 'import plugboard.process']);
const isNewEnough = (python) =>
  succeeds(python, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))']);

function versionsOfPyenv() {
  const folder = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((version) => /^3\.1[2-9]/.test(version))
    .map((version) => join(folder, version, 'bin', 'python'));
}

/** What the environment is made by: another one is needed when this changes. */
function recipe() {
  const file = join(root, 'src', 'formats', 'bundle', 'requirements.ts');
  return createHash('sha256').update(readFileSync(file)).update(DASHBOARD).digest('hex');
}

/**
 * A Python with plugboard that is there already: the one that PATCHBAY_PLUGBOARD_PYTHON names, else that of
 * an earlier run.
 *
 * @returns {{python: string} | {missing: string}} why there is none, in words
 */
export function knownPlugboardPython() {
  const named = process.env.PATCHBAY_PLUGBOARD_PYTHON;
  if (named) {
    if (hasPlugboard(named)) return { python: named };
    return { missing: `PATCHBAY_PLUGBOARD_PYTHON is ${named}, which cannot import plugboard.` };
  }
  const python = join(place, '.venv', 'bin', 'python');
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === recipe();
  if (isFresh && hasPlugboard(python)) return { python };
  return { missing: 'There is no Python with plugboard yet; npm run interop makes one.' };
}

/**
 * A Python with plugboard and Ray: a known one, else one in `.cache/`, which is made when a Python of at
 * least 3.12 is found and the package index answers. It is made by the README of a project, as it stands
 * there, so that this command is tried too.
 *
 * @returns {Promise<{python: string} | {missing: string}>} why there is none, in words
 */
export async function findPlugboardPython() {
  const known = knownPlugboardPython();
  if ('python' in known || process.env.PATCHBAY_PLUGBOARD_PYTHON) return known;
  const names = ['python3.12', 'python3.13', 'python3', ...versionsOfPyenv()];
  const base = names.find(isNewEnough);
  if (!base) return { missing: 'There is no Python of version 3.12 or newer.' };
  makeProject();
  const readme = readFileSync(join(place, 'README.md'), 'utf8');
  const command = /^```sh\n(.*)/m.exec(readme)?.[1] ?? '';
  console.log(`With ${base}: ${command}`);
  const started = Date.now();
  try {
    const env = { ...process.env, PATH: `${shim(base)}:${process.env.PATH}` };
    const options = { cwd: place, env, encoding: 'utf8', timeout: 900_000, stdio: 'pipe' };
    execFileSync('sh', ['-c', command], options);
  } catch (error) {
    const lines = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n');
    // Half an environment would look like a whole one to the next run.
    rmSync(place, { recursive: true, force: true });
    return { missing: `The environment could not be made: ${lines.slice(-2).join(' ')}` };
  }
  // Without it all but the jobs can be tried, and the suite says so.
  const pip = join(place, '.venv', 'bin', 'pip');
  if (!succeeds(pip, ['install', DASHBOARD], 300_000))
    console.log(`${DASHBOARD} is not to be had.`);
  writeFileSync(stamp, recipe());
  console.log(`Made the environment in ${Math.round((Date.now() - started) / 1000)} s`);
  return knownPlugboardPython();
}

function makeProject() {
  rmSync(place, { recursive: true, force: true });
  const patchbay = join(root, '.scripts', 'patchbay.mjs');
  execFileSync(process.execPath, [patchbay, 'bundle', EXAMPLE, '--out', place]);
}

/** A folder in which `python3` is this Python, as on a machine that has it under its plain name. */
function shim(base) {
  const folder = join(place, 'bin');
  const file = join(folder, 'python3');
  mkdirSync(folder);
  writeFileSync(file, `#!/bin/sh\nexec "${base}" "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}
