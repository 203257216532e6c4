import { isObject } from '../base/json.ts';
import { type ComponentClass, type PartitionEnvironment, servePartition } from '../engine/index.ts';
import { componentClass } from '../library/classes.ts';
import { type ClassHosts, loadClasses, type UsedType } from '../runtime/index.ts';
import { browserPort } from './browserPort.ts';
import { FOLDER, type PythonSupplies, suppliedPython } from './pythonHost.ts';

/** What marks the first and only message to a worker of a pool. */
const OPEN_PART = 'patchbay:open-part';

/** What a worker of a pool needs to load the classes that the run's own worker has loaded. */
export interface PartCode extends Pick<ClassHosts, 'seed'> {
  readonly types: readonly UsedType[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Null where nothing of it is in Python. */
  readonly python: PythonSupplies | null;
}

interface PartMessage {
  readonly kind: typeof OPEN_PART;
  /** Null where built-in classes are enough. */
  readonly code: PartCode | null;
}

/** The message that opens a worker of a pool; `port` leads to its maker, `lines` takes what code writes. */
export const partMessage = (code: PartCode | null): PartMessage => ({ kind: OPEN_PART, code });

/** Reads a message of the worker's maker, which is the run's own worker; null: it is another one. */
export function readPartMessage(value: unknown): PartMessage | null {
  return isObject(value) && value['kind'] === OPEN_PART ? (value as unknown as PartMessage) : null;
}

/** What a worker of a pool has of its own. */
interface PartHosts
  extends
    Omit<PartitionEnvironment, 'toPort' | 'componentClass'>,
    Pick<ClassHosts, 'importModule'> {}

/** In a worker of a pool: serves its maker. What that sends while classes are loaded waits in the port. */
export async function servePart(
  { code }: PartMessage,
  port: MessagePort,
  lines: MessagePort,
  environment: PartHosts,
): Promise<void> {
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

async function classesOf(
  { types, files, python, seed }: PartCode,
  lines: MessagePort,
  importModule: ClassHosts['importModule'],
): Promise<(type: string) => ComponentClass | undefined> {
  const host = python === null ? null : suppliedPython(python);
  const warm = await host?.warm(files);
  if (warm?.ok === false) throw new Error(warm.error);
  const loaded = await loadClasses(types, files, {
    ...{ folders: [FOLDER], puts: true, seed, importModule },
    startInterpreter: () => host?.start() ?? Promise.reject(new Error('There is none here.')),
    write: (line) => lines.postMessage(line),
  });
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  return loaded.value.componentClass;
}
