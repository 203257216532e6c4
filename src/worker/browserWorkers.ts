import type { WorkerFactory } from '../engine/index.ts';
import type { PythonLine } from '../runtime/index.ts';
import { type PartCode, partMessage } from './browserPart.ts';
import { browserPort } from './browserPort.ts';

/**
 * Workers of a pool, made by the run's own worker and in the same sandbox: they have its policy, and end
 * with its frame.
 *
 * @param code what they load beside the classes of the library
 * @param write takes what components print and log there
 * @param script address of the script that they run, the same as that of the run's worker
 */
export function browserWorkers(
  script: string,
  code: PartCode | null = null,
  write: (line: PythonLine) => void = () => undefined,
): WorkerFactory {
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
      const lines = new MessageChannel();
      // Of the same sandbox as the code that it loads: it can write what it likes, in any case.
      lines.port1.addEventListener('message', ({ data }: MessageEvent<PythonLine>) => write(data));
      lines.port1.start();
      worker.postMessage(partMessage(code), [port2, lines.port2]);
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
          lines.port1.close();
          worker.terminate();
        },
      };
    },
  };
}
