import { setImmediate } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { ComponentClass } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import { importModule } from '../code/importModule.ts';
import { makeFunction } from '../makeFunction.ts';
import { loadClasses } from '../../runtime/index.ts';
import { lineWriter } from '../code/lineWriter.ts';
import { ownOfPart, servePartitionIfAsked } from './nodeWorkers.ts';
import type { OwnPart } from './ownPart.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * In a thread that was started for a part of a process: serves it, with the components of the library.
 *
 * @param own classes beside those of the library, by their type text
 */
export function serveLibraryPartition(
  own: ReadonlyMap<string, ComponentClass> = new Map(),
): boolean {
  const part = ownOfPart();
  if (part !== null) {
    // What the maker sends meanwhile waits in the port.
    void loadPart(part).then((find) => serve((type) => own.get(type) ?? find(type)));
    return true;
  }
  return serve((type) => own.get(type) ?? componentClass(type));
}

/** The classes that the maker of this thread has loaded as well. */
export async function loadPart({ types, modules, folders, seed }: OwnPart): Promise<FindClass> {
  const loaded = await loadClasses(types, modules, {
    async startInterpreter() {
      const { preparedPython } = await import('../python/nodeInterpreter.ts');
      return preparedPython([process.cwd(), ...folders]);
    },
    importModule,
    folders,
    seed,
    write: lineWriter((text) => void process.stderr.write(text)),
  });
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
