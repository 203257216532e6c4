import { bareEnvironment, servePartition } from '../../../engine/index.ts';
import { browserPort } from '../../../worker/browserPort.ts';
import { browserWorkers, hearFrame } from '../../../worker/browserWorkers.ts';
import { frameParts, OPEN_PART } from '../../../worker/frameParts.ts';
import { benchClass, burn } from './burn.ts';
import { type BareWorker, type Place, racePool, raceReady } from './race.ts';

/*
 * A worker's script for the benchmarks in Chromium. It runs in a sandboxed frame, as the worker of a run
 * does: asked to `race` it measures, and the workers that it starts run the same script.
 */

const BARE = 'bench:bare';

const yieldToHost = (() => {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
})();

const environment = () => ({
  ...bareEnvironment(),
  now: () => performance.now(),
  time: () => Date.now(),
  yieldToHost,
  async makeFunction(parameters: readonly string[], body: string) {
    const text = `export default (${parameters.join(', ')}) => {${body}\n};`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try {
      return ((await import(/* @vite-ignore */ url)) as { default: never }).default;
    } finally {
      URL.revokeObjectURL(url);
    }
  },
});

function place(): Place {
  // What the frame does for a run's worker.
  const parts = frameParts({
    makeWorker: (name) => new Worker(self.location.href, { name }),
    tell: hearFrame,
    onFlood: () => parts.end(),
  });
  return {
    where: 'chromium',
    environment,
    workers: browserWorkers((wish, ports = []) => parts.hear(wish, ports)),
    async bareWorker(): Promise<BareWorker> {
      const worker = new Worker(self.location.href);
      const answer = () =>
        new Promise<void>((resolve) => {
          worker.addEventListener('message', () => resolve(), { once: true });
        });
      worker.postMessage(BARE);
      await answer();
      return {
        work(turns, times) {
          worker.postMessage({ turns, times });
          return answer();
        },
        end: () => worker.terminate(),
      };
    },
  };
}

function serveBare(): void {
  self.addEventListener('message', ({ data }: MessageEvent<{ turns: number; times: number }>) => {
    let value = 0;
    for (let at = 0; at < data.times; at++) value += burn(data.turns, at);
    self.postMessage(value);
  });
  self.postMessage('ready');
}

self.addEventListener(
  'message',
  ({ data, ports }: MessageEvent<unknown>) => {
    const [port] = ports;
    if (data === BARE) serveBare();
    else if (data === OPEN_PART && port !== undefined) {
      const { host: _, ...world } = environment();
      servePartition(browserPort(port), {
        ...{ ...world, componentClass: benchClass },
        toPort: (end) => browserPort(end as MessagePort),
      });
    } else if (data === 'race') {
      const measured = async () => ({
        ready: await raceReady(place()),
        rows: await racePool(place()),
      });
      measured().then(
        (found) => self.postMessage(found),
        (error: unknown) => self.postMessage({ error: String(error) }),
      );
    }
  },
  { once: true },
);
