import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Interpreter } from '../../runtime/index.ts';

/** Wheels that the build has brought. */
export const WHEELS = '.cache/wheels';

const PACKAGES = '/lib/python3.14/site-packages';

interface NodeInterpreterOptions {
  /** Folders of this machine that Python reads and writes, under their own paths. */
  readonly folders: readonly string[];
  /** Folder of wheels that are installed, as far as it is there. */
  readonly wheels: string | null;
}

/** Pyodide in Node, from its npm package. */
export async function nodeInterpreter({
  folders,
  wheels,
}: NodeInterpreterOptions): Promise<Interpreter> {
  const { loadPyodide } = await import('pyodide');
  const pyodide = await loadPyodide();
  for (const folder of folders) {
    pyodide.FS.mkdirTree(folder);
    pyodide.mountNodeFS(folder, folder);
  }
  if (folders[0] !== undefined) pyodide.FS.chdir(folders[0]);
  const files = wheels !== null && existsSync(wheels) ? readdirSync(wheels) : [];
  for (const file of files.filter((name) => name.endsWith('.whl'))) {
    const bytes = readFileSync(join(wheels ?? '', file));
    pyodide.unpackArchive(new Uint8Array(bytes), 'wheel', { extractDir: PACKAGES });
  }
  return pyodide as unknown as Interpreter;
}
