import { tidyPath } from '../../base/text/tidyPath.ts';
import type { Interpreter } from './interpreter.ts';
import { writePythonFile } from './startPython.ts';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Puts the files of a document into a folder of an interpreter; what would lie outside of it is left out. */
export function putFiles(interpreter: Interpreter, files: readonly File[], folder: string): void {
  for (const { name, bytes } of files)
    if (tidyPath(name) !== null) writePythonFile(interpreter, `${folder}/${name}`, bytes);
}
