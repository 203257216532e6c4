import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lab } from '../plugboard/Lab.ts';

/**
 * Gives a project's folder the `.venv` that its README makes: the same commands, which go to the Python of
 * the suite, so that each project does not install all of Ray anew.
 */
export function lendEnvironment({ python }: Pick<Lab, 'python'>, folder: string): void {
  const bin = join(folder, '.venv', 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['pip', 'plugboard']) {
    const file = join(bin, name);
    // The program of that name and not `-m`, which would look for modules in the working directory too.
    writeFileSync(file, `#!/bin/sh\nexec "${join(dirname(python), name)}" "$@"\n`);
    chmodSync(file, 0o755);
  }
}
