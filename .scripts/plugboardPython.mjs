// Finds a Python that has plugboard, or makes a virtual environment with one.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** With pydantic 2.14 every RayProcess of plugboard 0.9 fails while it is built. */
const REQUIREMENTS = ['plugboard', 'pydantic<2.14'];

function succeeds(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

const hasPlugboard = (python) => succeeds(python, ['-c', 'import plugboard.process']);
const isNewEnough = (python) =>
  succeeds(python, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 12))']);

function versionsOfPyenv() {
  const folder = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((version) => /^3\.1[2-9]/.test(version))
    .map((version) => join(folder, version, 'bin', 'python'));
}

/**
 * A Python with plugboard: the one that PATCHBAY_PLUGBOARD_PYTHON names, else one in `.cache/`, which
 * is made when a Python of at least 3.12 is found and the package index answers.
 *
 * @param {{extras?: string[]}} [options] extras of plugboard that are needed, such as `ray`
 * @returns {{python: string} | {missing: string}} why there is none, in words
 */
export function findPlugboardPython({ extras = [] } = {}) {
  const named = process.env.PATCHBAY_PLUGBOARD_PYTHON;
  if (named) {
    if (hasPlugboard(named)) return { python: named };
    return { missing: `PATCHBAY_PLUGBOARD_PYTHON is ${named}, which cannot import plugboard.` };
  }
  const place = join(root, '.cache', ['plugboard', ...extras.toSorted()].join('-'));
  const python = join(place, 'bin', 'python');
  if (existsSync(python) && hasPlugboard(python)) return { python };
  const base = ['python3.13', 'python3.12', 'python3', ...versionsOfPyenv()].find(isNewEnough);
  if (!base) return { missing: 'There is no Python of version 3.12 or newer.' };
  return makeEnvironment(base, place, extras) ? { python } : { missing: 'pip found no plugboard.' };
}

function makeEnvironment(base, place, extras) {
  const [plugboard, ...others] = REQUIREMENTS;
  const wanted = extras.length > 0 ? `${plugboard}[${extras.join(',')}]` : plugboard;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  console.log(`Installing ${wanted} with ${base} ...`);
  try {
    execFileSync(base, ['-m', 'venv', place], { stdio: 'inherit' });
    const pip = ['-m', 'pip', 'install', '-qq', '--disable-pip-version-check'];
    const options = { stdio: 'inherit', timeout: 600_000 };
    execFileSync(join(place, 'bin', 'python'), [...pip, wanted, ...others], options);
    return true;
  } catch {
    // Half an environment would look like a whole one to the next run.
    rmSync(place, { recursive: true, force: true });
    return false;
  }
}
