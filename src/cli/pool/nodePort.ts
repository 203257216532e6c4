import type { MessagePort, Transferable } from 'node:worker_threads';
import type { Port } from '../../engine/index.ts';

/** A port of Node as the engine wants it. */
export function nodePort(port: MessagePort): Port {
  return {
    post: (message, transfer = []) =>
      port.postMessage(message, transfer as readonly Transferable[]),
    canCopy(value) {
      try {
        structuredClone(value);
        return true;
      } catch {
        return false;
      }
    },
    listen: (listener) => void port.on('message', listener),
    close: () => port.close(),
  };
}
