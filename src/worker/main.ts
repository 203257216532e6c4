import { expose } from 'comlink';
import { isObject } from '../base/json.ts';
import type { MakeFunction } from '../engine/index.ts';
import { OPEN, own, readCount } from '../runner/protocol/index.ts';
import { pageAt } from './askPage.ts';
import { servePart } from './browserPart.ts';
import { browserWorkers, hearFrame } from './browserWorkers.ts';
import { pageCode } from './codeScript.ts';
import { createControlServer } from './controlServer.ts';
import { OPEN_PART } from './frameParts.ts';
import { FRAME_MS } from './outbox.ts';
import type { WorkerEnvironment } from './makeModel.ts';
import { importModule } from './importModule.ts';

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

/** Makes a function of the engine's own text. */
const makeFunction: MakeFunction = async (parameters, body) => {
  const text = `export default (${parameters.join(', ')}) => {${body}\n};`;
  return ((await importModule(text)) as { default: never }).default;
};

const environment: WorkerEnvironment = {
  now: () => performance.now(),
  time: () => Date.now(),
  randomId,
  yieldToHost: makeYield(),
  makeFunction,
  importModule,
  cores: navigator.hardwareConcurrency,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

function open(control: MessagePort, telemetry: MessagePort, asks: MessagePort): void {
  const page = pageAt(asks);
  const startWorkers: WorkerEnvironment['startWorkers'] = (code, write) =>
    browserWorkers(
      (wish, ports = []) => self.postMessage(wish, { transfer: ports }),
      ...([code, write, page.fetch] as const),
    );
  const server = createControlServer(
    { ...environment, startWorkers, code: pageCode(page, importModule) },
    (batch, transfer) => telemetry.postMessage(batch, transfer),
    {
      tell: (news) => telemetry.postMessage(news),
      begins: (number) => self.postMessage(number),
    },
  );
  telemetry.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const number = isObject(data) ? readCount(own(data, 'number')) : undefined;
    if (number !== undefined) server.taken(number);
  });
  telemetry.start();
  setInterval(() => server.tick(), FRAME_MS);
  expose(server.control, control);
}

/** In a worker of a pool; its maker hears of what fails there as of the end of this worker. */
function openPart(port: MessagePort, lines: MessagePort): void {
  servePart(port, lines, {
    makeFunction,
    importModule,
    now: () => environment.now(),
    time: () => environment.time(),
    randomId: (length) => environment.randomId(length),
    yieldToHost: () => environment.yieldToHost(),
  }).catch((error: unknown) =>
    setTimeout(() => {
      throw error;
    }),
  );
}

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [first, second, third] = event.ports;
  if (event.data === OPEN && first && second && third) open(first, second, third);
  if (event.data === OPEN_PART && first && second) openPart(first, second);
  hearFrame(event.data);
});
