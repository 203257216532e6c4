import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { isMainThread, MessageChannel, MessagePort, Worker, workerData } from 'node:worker_threads';
import { isObject } from '../../base/json.ts';
import {
  type PartitionEnvironment,
  servePartition,
  type WorkerFactory,
} from '../../engine/index.ts';
import { nodePort } from './nodePort.ts';
import type { OwnPart } from './ownPart.ts';

const MARK = 'patchbay:part';

interface Given {
  readonly mark: typeof MARK;
  readonly port: MessagePort;
  readonly modules: readonly string[];
  readonly own: OwnPart | null;
}

/**
 * Worker threads that run `program`: a file which, loaded as a worker, calls `servePartitionIfAsked`.
 *
 * @param program a bundle; a source file cannot be loaded by a worker as it is
 * @param own classes of the document that it shall load before it serves
 * @param modules addresses of what the program shall load before it serves; see `modulesOfPart`
 */
export function nodeWorkers(
  program: URL,
  modules: readonly string[] = [],
  own: OwnPart | null = null,
): WorkerFactory {
  return {
    cores: availableParallelism(),
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
    line() {
      const { port1, port2 } = new MessageChannel();
      return [port1, port2];
    },
    start(name) {
      const { port1, port2 } = new MessageChannel();
      const data: Given = { mark: MARK, port: port2, modules, own };
      const worker = new Worker(program, { name, workerData: data, transferList: [port2] });
      let ended = false;
      let tell: (reason: string) => void = () => undefined;
      const gone = (reason: string) => {
        if (ended) return;
        ended = true;
        tell(reason);
      };
      worker.on('error', (error) => gone(error instanceof Error ? error.message : String(error)));
      worker.on('exit', (code) => gone(`it left with code ${code}`));
      return {
        port: nodePort(port1),
        onGone: (listener) => (tell = listener),
        terminate() {
          ended = true;
          port1.close();
          void worker.terminate();
        },
      };
    },
  };
}

function given(): Given | null {
  const data: unknown = workerData;
  return isMainThread || !isObject(data) || data['mark'] !== MARK
    ? null
    : (data as unknown as Given);
}

/** In a thread that was started for a part of a process: the modules it shall load; null elsewhere. */
export function modulesOfPart(): readonly string[] | null {
  return given()?.modules ?? null;
}

/** In a thread that was started for a part of a process: the document's classes that it shall load; null elsewhere. */
export function ownOfPart(): OwnPart | null {
  return given()?.own ?? null;
}

/** In a thread that was started for a part of a process: serves it, and gives true. */
export function servePartitionIfAsked(world: Omit<PartitionEnvironment, 'toPort'>): boolean {
  const asked = given();
  if (asked === null) return false;
  const { port } = asked;
  servePartition(nodePort(port), {
    ...world,
    toPort(end) {
      if (!(end instanceof MessagePort)) throw new TypeError('A line must end in a port.');
      return nodePort(end);
    },
  });
  return true;
}
