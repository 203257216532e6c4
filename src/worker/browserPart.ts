import { type ComponentClass, type PartitionEnvironment, servePartition } from '../engine/index.ts';
import { componentClass } from '../library/classes.ts';
import type { ClassHosts, UsedType } from '../runtime/index.ts';
import { browserPort } from './browserPort.ts';
import { openCodeScript } from './codeScript.ts';
import { FOLDER } from './folder.ts';
import type { PythonSupplies } from './pythonHost.ts';

/** What a worker of a pool needs to load the classes that the run's own worker has loaded. */
export interface PartCode extends Pick<ClassHosts, 'seed'> {
  readonly types: readonly UsedType[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Text of the script that runs it. */
  readonly script: string;
  /** Null where nothing of it is in Python. */
  readonly python: PythonSupplies | null;
}

interface PartMessage {
  /** Null where built-in classes are enough. */
  readonly code: PartCode | null;
}

/** What a worker of a pool hears first of the run's own worker. */
export const partMessage = (code: PartCode | null): PartMessage => ({ code });

/** It comes over the port that takes what components write there. */
function firstMessage(lines: MessagePort): Promise<PartMessage> {
  return new Promise((resolve) => {
    lines.addEventListener('message', ({ data }: MessageEvent<PartMessage>) => resolve(data), {
      once: true,
    });
    lines.start();
  });
}

/** What a worker of a pool has of its own. */
interface PartHosts
  extends
    Omit<PartitionEnvironment, 'toPort' | 'componentClass'>,
    Pick<ClassHosts, 'importModule'> {}

/** In a worker of a pool: serves the run's own worker. What that sends while classes are loaded waits in the port. */
export async function servePart(
  port: MessagePort,
  lines: MessagePort,
  environment: PartHosts,
): Promise<void> {
  const { code } = await firstMessage(lines);
  const { importModule } = environment;
  const find = code === null ? componentClass : await classesOf(code, lines, importModule);
  servePartition(browserPort(port), {
    ...environment,
    componentClass: find,
    toPort(end) {
      if (!(end instanceof MessagePort)) throw new TypeError('A line must end in a port.');
      return browserPort(end);
    },
  });
}

/** The page is not asked from here. */
const noFetch = () => (): Promise<never> => Promise.reject(new TypeError(NO_FETCH));

const NO_FETCH =
  'In a pool of workers nothing is fetched from other hosts: make the process a LocalProcess.';

async function classesOf(
  { types, files, script, python, seed }: PartCode,
  lines: MessagePort,
  importModule: ClassHosts['importModule'],
): Promise<(type: string) => ComponentClass | undefined> {
  const { loadClasses, suppliedPython } = await openCodeScript(script, importModule);
  const host = python === null ? null : suppliedPython(python);
  const warm = await host?.warm(files);
  if (warm?.ok === false) throw new Error(warm.error);
  const loaded = await loadClasses(types, files, {
    ...{ folders: [FOLDER], puts: true, seed, importModule, fetchFor: noFetch },
    startInterpreter: () => host?.start() ?? Promise.reject(new Error('There is none here.')),
    write: (line) => lines.postMessage(line),
  });
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  return loaded.value.componentClass;
}
