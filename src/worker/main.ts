import { expose } from 'comlink';
import { isObject } from '../base/json.ts';
import { OPEN, own, readCount } from '../runner/protocol/index.ts';
import { createHarness } from './harness.ts';
import { FRAME_MS } from './outbox.ts';
import type { WorkerWorld } from './process.ts';

/*
 * The worker's own start. It is made for one run, in a frame without storage and network, and ends with
 * that frame. The page is trusted here, not the other way round.
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits, each as likely as the others: bytes beyond the last full round are thrown away. */
function randomId(length: number): string {
  let id = '';
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(2 * length))) {
      if (byte < 4 * LETTERS.length && id.length < length) id += LETTERS[byte % LETTERS.length];
    }
  }
  return id;
}

/** A turn of the event loop without the few milliseconds that nested timers wait. */
function makeYield(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

const world: WorkerWorld = {
  now: () => performance.now(),
  time: () => Date.now(),
  randomId,
  yieldToHost: makeYield(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

function open(control: MessagePort, telemetry: MessagePort): void {
  const harness = createHarness(world, (batch, transfer) => telemetry.postMessage(batch, transfer));
  telemetry.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const number = isObject(data) ? readCount(own(data, 'number')) : undefined;
    if (number !== undefined) harness.taken(number);
  });
  telemetry.start();
  setInterval(() => harness.tick(), FRAME_MS);
  expose(harness.control, control);
}

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [control, telemetry] = event.ports;
  if (event.data === OPEN && control && telemetry) open(control, telemetry);
});
