import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { makeFunction } from '../../cli/makeFunction.ts';
import type { Batch } from '../../runner/protocol/index.ts';
import { createControlServer } from '../../worker/controlServer.ts';

const COMPONENTS = 10_000;
const CHAIN = 10;
const TRIES = 50;
const SERVE = 'stopping';

/** A thousand chains of ten that would run for hours. */
function config(): unknown {
  const components = Array.from({ length: COMPONENTS }, (_, i) =>
    i % CHAIN === 0
      ? { type: 'patchbay.Range', args: { name: `c${i}`, iters: 1e12 } }
      : { type: 'patchbay.Accumulate', args: { name: `c${i}` } },
  );
  const connectors = components.flatMap((_, i) =>
    i % CHAIN === 0 ? [] : [{ source: `c${i - 1}.y`, target: `c${i}.x` }],
  );
  return { plugboard: { process: { args: { components, connectors } } } };
}

/** In the worker: runs the model at once, and answers when it was stopped. */
function serve(): void {
  let count = 0;
  const world = {
    now: () => performance.now(),
    time: () => Date.now(),
    randomId: (length: number) => String(count++).padStart(length, '0'),
    yieldToHost: () => new Promise<void>((resolve) => setImmediate(resolve)),
    sleep: (milliseconds: number) =>
      new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    makeFunction,
    cores: 1,
  };
  const port = parentPort;
  // A page has a worker for each run: the next one waits here until this one has said its last word.
  const hear = ({ number, events }: Batch): void => {
    setImmediate(() => server.taken(number));
    if (events.some(({ kind }) => kind === 'ended')) port?.postMessage(true);
  };
  let server = createControlServer(world, hear);
  port?.on('message', (message: unknown) => {
    if (message === 'stop') {
      void server.control.stop().then((answer) => port.postMessage(answer.ok));
      return;
    }
    server = createControlServer(world, hear);
    const request = { config: message, files: [], watch: [], seed: 1, start: 'run', speed: null };
    void server.control.start(request).then((answer) => port.postMessage(answer.ok));
  });
}

const reply = (worker: Worker) =>
  new Promise<void>((resolve, reject) => {
    worker.once('message', (isOk: unknown) =>
      isOk === true ? resolve() : reject(new Error('The worker refused.')),
    );
  });

/**
 * How long a running model of 10,000 components takes to answer Stop: from the message into its worker
 * to the answer.
 *
 * @returns the 50th and the 95th percentile of 50 tries at random moments, milliseconds
 */
export async function measureStopping(
  file: string,
): Promise<{ readonly p50_ms: number; readonly p95_ms: number }> {
  const worker = new Worker(file, { workerData: SERVE });
  const model = config();
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const started = reply(worker);
    worker.postMessage(model);
    await started;
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 300));
    const stopped = reply(worker);
    const asked = performance.now();
    worker.postMessage('stop');
    await stopped;
    times.push(performance.now() - asked);
    await reply(worker);
  }
  await worker.terminate();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * TRIES) - 1] ?? Number.NaN;
  return { p50_ms: at(0.5), p95_ms: at(0.95) };
}

if (!isMainThread && workerData === SERVE) serve();
