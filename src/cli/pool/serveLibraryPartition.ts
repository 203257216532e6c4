import { setImmediate } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { ComponentClass } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import { makeFunction } from '../makeFunction.ts';
import { loadClasses } from '../../runtime/index.ts';
import { lineWriter } from '../python/lineWriter.ts';
import type { PythonPart } from '../python/pythonPart.ts';
import { pythonOfPart, servePartitionIfAsked } from './nodeWorkers.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * In a thread that was started for a part of a process: serves it, with the components of the library.
 *
 * @param own classes beside those of the library, by their type text
 */
export function serveLibraryPartition(
  own: ReadonlyMap<string, ComponentClass> = new Map(),
): boolean {
  const python = pythonOfPart();
  if (python !== null) {
    // What the maker sends meanwhile waits in the port.
    void loadPart(python).then((find) => serve((type) => own.get(type) ?? find(type)));
    return true;
  }
  return serve((type) => own.get(type) ?? componentClass(type));
}

/** The classes that the maker of this thread has loaded as well. */
async function loadPart({ types, files, folders, seed }: PythonPart): Promise<FindClass> {
  const { preparedPython } = await import('../python/nodeInterpreter.ts');
  const loaded = await loadClasses(
    types,
    files.map((name) => ({ name, bytes: new Uint8Array() })),
    {
      startInterpreter: () => preparedPython([process.cwd(), ...folders]),
      folders,
      seed,
      write: lineWriter((text) => void process.stderr.write(text)),
    },
  );
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  return loaded.value.componentClass;
}

type FindClass = (type: string) => ComponentClass | undefined;

function serve(find: FindClass): boolean {
  return servePartitionIfAsked({
    componentClass: find,
    now: () => performance.now(),
    time: () => Date.now(),
    randomId: (length) =>
      Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join(''),
    yieldToHost: () => setImmediate(),
    makeFunction,
  });
}
