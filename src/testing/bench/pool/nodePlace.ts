import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { nodeWorkers, servePartitionIfAsked } from '../../../cli/pool/nodeWorkers.ts';
import { nodeEnvironment } from '../../golden/nodeEnvironment.ts';
import { benchClass, burn } from './burn.ts';
import type { BareWorker, Place } from './race.ts';

const BARE = 'bench:bare';

interface Work {
  readonly turns: number;
  readonly times: number;
}

/** In a thread of a benchmark: does what it was started for. */
export function serveThread(): void {
  if (isMainThread) return;
  if (workerData !== BARE) {
    const { host: _, ...environment } = nodeEnvironment();
    servePartitionIfAsked({ ...environment, componentClass: benchClass });
    return;
  }
  parentPort?.on('message', ({ turns, times }: Work) => {
    let value = 0;
    for (let at = 0; at < times; at++) value += burn(turns, at);
    parentPort?.postMessage(value);
  });
  parentPort?.postMessage('ready');
}

/** The threads of Node, all of them running `program`. */
export function nodePlace(program: URL): Place {
  return {
    where: 'node',
    environment: () => nodeEnvironment(),
    workers: nodeWorkers(program),
    async bareWorker(): Promise<BareWorker> {
      const worker = new Worker(program, { workerData: BARE });
      const answer = () => new Promise<void>((resolve) => worker.once('message', () => resolve()));
      await answer();
      return {
        work(turns, times) {
          worker.postMessage({ turns, times } satisfies Work);
          return answer();
        },
        end: () => void worker.terminate(),
      };
    },
  };
}
