import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Interpreter, preparePython } from '../../runtime/index.ts';
import { interpreterSnapshot } from './snapshot.ts';
import { wheelFiles } from './wheels.ts';

const PACKAGES = '/lib/python3.14/site-packages';

/** Folders of which none lies in another. */
function outermost(folders: readonly string[]): readonly string[] {
  const isInside = (path: string, folder: string) =>
    path !== folder && !relative(folder, path).startsWith('..');
  return [...new Set(folders)].filter((path) => !folders.some((other) => isInside(path, other)));
}

/**
 * Pyodide in Node from its npm package, with our modules in it.
 *
 * @param folders folders of this machine that Python reads and writes, under their own paths; the first is
 *   its working directory
 */
export async function preparedPython(folders: readonly string[]): Promise<Interpreter> {
  const { loadPyodide, version } = await import('pyodide');
  const snapshot = interpreterSnapshot(version);
  const pyodide = await loadPyodide(snapshot === null ? {} : { _loadSnapshot: snapshot });
  for (const folder of outermost(folders)) {
    pyodide.FS.mkdirTree(folder);
    pyodide.mountNodeFS(folder, folder);
  }
  if (folders[0] !== undefined) pyodide.FS.chdir(folders[0]);
  for (const file of wheelFiles()) {
    const bytes = readFileSync(file);
    pyodide.unpackArchive(new Uint8Array(bytes), 'wheel', { extractDir: PACKAGES });
  }
  const interpreter = pyodide as unknown as Interpreter;
  preparePython(interpreter);
  return interpreter;
}
