// Finds the other browsers: installed ones, else Debian's packages when root.
import { spawnSync } from 'node:child_process';

function onPath(name) {
  return spawnSync('which', [name], { stdio: 'ignore' }).status === 0;
}

/** Asked once: the list of packages is as old as the image that the machine was made from. */
let updated = false;

function installPackages(names) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000, env };
  if (!updated) spawnSync('apt-get', ['update', '-q'], options);
  updated = true;
  spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', ...names], options);
}

/**
 * Why a browser cannot be driven here; null when its programs are there, or were just installed.
 *
 * @param {readonly {program: string, package: string}[]} needed programs, and Debian's packages that have them
 * @returns {string | null}
 */
export function missing(needed) {
  const absent = () => needed.filter(({ program }) => !onPath(program));
  if (absent().length > 0) installPackages(absent().map((one) => one.package));
  const left = absent().map(({ program, package: name }) => `${program} (Debian's ${name})`);
  return left.length === 0 ? null : `${left.join(' and ')} cannot be found or installed here`;
}
