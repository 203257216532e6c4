import { type ComponentClass, type PartitionEnvironment, servePartition } from '../engine/index.ts';
import { componentClass } from '../library/classes.ts';
import type { OutsideRequest } from '../runner/protocol/index.ts';
import type { ClassHosts, UsedType } from '../runtime/index.ts';
import type { Page } from './askPage.ts';
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

/** What a worker of a pool sends with a port for the answer, a `FetchAnswer`; a message back drops it. */
export interface PartFetch {
  readonly component: string;
  readonly request: OutsideRequest;
}
type FetchAnswer = Awaited<ReturnType<Page['fetch']>>;

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

/** Asks the page by way of the run's own worker: the answer comes over a port of its own. */
const fetchOver =
  (lines: MessagePort): Page['fetch'] =>
  (component, request, signal) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const drop = (): void => port1.postMessage(null);
      port1.addEventListener('message', ({ data }: MessageEvent<FetchAnswer>) => {
        signal.removeEventListener('abort', drop);
        port1.close();
        resolve(data);
      });
      port1.start();
      signal.addEventListener('abort', drop);
      lines.postMessage({ component, request } satisfies PartFetch, [port2]);
    });

async function classesOf(
  { types, files, script, python, seed }: PartCode,
  lines: MessagePort,
  importModule: ClassHosts['importModule'],
): Promise<(type: string) => ComponentClass | undefined> {
  const own = await openCodeScript(script, importModule);
  const { closeOtherWays, loadClasses, pageFetch, suppliedPython } = own;
  closeOtherWays();
  const host = python === null ? null : suppliedPython(python);
  const warm = await host?.warm(files);
  if (warm?.ok === false) throw new Error(warm.error);
  const loaded = await loadClasses(types, files, {
    ...{
      folders: [FOLDER],
      puts: true,
      seed,
      importModule,
      fetchFor: (componentNow) => pageFetch({ fetch: fetchOver(lines) }, componentNow),
    },
    startInterpreter: () => host?.start() ?? Promise.reject(new Error('There is none here.')),
    write: (line) => lines.postMessage(line),
  });
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  return loaded.value.componentClass;
}
