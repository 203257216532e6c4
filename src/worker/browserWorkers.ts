import type { WorkerFactory } from '../engine/index.ts';
import { browserPort } from './browserPort.ts';

/** The first and only message to a worker of a pool; its port travels with it. */
export const OPEN_PART = 'patchbay:open-part';

/**
 * Workers of a pool, made by the run's own worker and in the same sandbox: they have its policy, and end
 * with its frame.
 *
 * @param script address of the script that they run, the same as that of the run's worker
 */
export function browserWorkers(script: string): WorkerFactory {
  return {
    cores: navigator.hardwareConcurrency,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    line() {
      const { port1, port2 } = new MessageChannel();
      return [port1, port2];
    },
    start(name) {
      const worker = new Worker(script, { name });
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(OPEN_PART, [port2]);
      return {
        port: browserPort(port1),
        onGone(listener) {
          worker.addEventListener('error', (event) => {
            event.preventDefault();
            listener(event.message === '' ? 'it broke' : event.message);
          });
        },
        terminate() {
          port1.close();
          worker.terminate();
        },
      };
    },
  };
}
