import { isObject } from '../base/json.ts';
import type { WorkerFactory } from '../engine/index.ts';
import { own, readCount, readText } from '../runner/protocol/index.ts';
import type { PythonLine } from '../runtime/index.ts';
import type { Page } from './askPage.ts';
import { type PartCode, type PartFetch, partMessage } from './browserPart.ts';
import { browserPort } from './browserPort.ts';
import type { PartWish } from './frameParts.ts';

/** What hears of the end of a worker, by its id. */
const listeners = new Map<number, (reason: string) => void>();
let started = 0;

/** Takes what the frame tells of workers that are gone. */
export function hearFrame(value: unknown): void {
  if (!isObject(value) || own(value, 'kind') !== 'part-gone') return;
  const id = readCount(own(value, 'id'));
  const reason = readText(own(value, 'reason'), Infinity);
  if (id !== undefined && reason !== undefined) listeners.get(id)?.(reason);
}

/**
 * Workers of a pool, made by the frame of the run's own worker: they have its policy, and end with it.
 *
 * @param wish asks the frame
 * @param code what they load beside the classes of the library
 * @param write takes what components print and log there
 * @param fetch asks the page for what code there fetches
 */
export function browserWorkers(
  wish: (wish: PartWish, ports?: MessagePort[]) => void,
  code: PartCode | null = null,
  write: (line: PythonLine) => void = () => undefined,
  fetch?: Page['fetch'],
): WorkerFactory {
  /** Answers over the port that came along; whatever comes back over it says that nobody waits any more. */
  async function serve({ component, request }: PartFetch, port: MessagePort): Promise<void> {
    const ending = new AbortController();
    port.addEventListener('message', () => ending.abort());
    port.start();
    const answer = await fetch?.(component, request, ending.signal);
    port.postMessage(answer);
  }

  return {
    cores: navigator.hardwareConcurrency,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    line() {
      const { port1, port2 } = new MessageChannel();
      return [port1, port2];
    },
    start(name) {
      const id = started++;
      const { port1, port2 } = new MessageChannel();
      const lines = new MessageChannel();
      // Of the same sandbox as the code that it loads: it can write what it likes, in any case.
      lines.port1.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
        if (port === undefined) write(data as PythonLine);
        else void serve(data as PartFetch, port);
      });
      lines.port1.start();
      lines.port1.postMessage(partMessage(code));
      wish({ kind: 'start-part', id, name }, [port2, lines.port2]);
      let gone: string | null = null;
      listeners.set(id, (reason) => (gone = reason));
      return {
        port: browserPort(port1),
        onGone(listener) {
          listeners.set(id, listener);
          if (gone !== null) listener(gone);
        },
        terminate() {
          listeners.delete(id);
          port1.close();
          lines.port1.close();
          wish({ kind: 'end-part', id });
        },
      };
    },
  };
}
