import type { Port } from '../engine/index.ts';

/** A port of the browser as the engine wants it. */
export function browserPort(port: MessagePort): Port {
  return {
    post: (message, transfer = []) => port.postMessage(message, [...transfer] as Transferable[]),
    canCopy(value) {
      try {
        structuredClone(value);
        return true;
      } catch {
        return false;
      }
    },
    listen(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data));
      port.start();
    },
    close: () => port.close(),
  };
}
