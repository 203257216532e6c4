import workerText from 'virtual:worker-text';
import { LIMITS } from '../runner/protocol/limits.ts';
import { OPEN, READY, type Broken } from '../runner/protocol/messages.ts';
import { survey } from '../runner/protocol/survey.ts';
import { frameParts } from './frameParts.ts';
import { latestTrial } from './trials/latestTrial.ts';
import { makeRelay, type RelayOptions } from './relay.ts';

/**
 * The only script that runs in the frame's document. It is ours and trusted: it starts the worker and
 * passes messages on, and evaluates nothing. Code of a document runs in the worker alone, because a
 * document could leak through WebRTC or navigation, which no policy stops.
 */

const BROKE = 'The worker broke, or the site is served with a policy that forbids it.';

/** Not revoked: pools are made by it as well, and the frame takes it along when it goes. */
const makeUrl = (): string =>
  URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));

/** Joins a port of the page with a new one of the worker; returns the worker's end. */
function join(
  page: MessagePort,
  { perWindow, messageBytes }: Pick<RelayOptions, 'perWindow' | 'messageBytes'>,
  onFlood: () => void,
): MessagePort {
  const { port1: near, port2: far } = new MessageChannel();
  const relay = makeRelay(page, {
    perWindow,
    messageBytes,
    windowMilliseconds: 16,
    queue: 256,
    now: () => performance.now(),
    setTimer: (callback, milliseconds) => void setTimeout(callback, milliseconds),
    onFlood,
  });
  near.addEventListener('message', (event) => relay(event.data));
  page.addEventListener('message', (event) => {
    // What the page sends need not be copied once more.
    near.postMessage(event.data, [...(survey(event.data, Infinity)?.buffers ?? [])]);
  });
  near.start();
  page.start();
  return far;
}

interface Ports {
  readonly control: MessagePort;
  readonly telemetry: MessagePort;
  readonly asks: MessagePort;
}

function open(
  { worker, url }: { readonly worker: Worker; readonly url: string },
  broken: string | null,
  { control, telemetry, asks }: Ports,
): void {
  const tell = (reason: Broken['reason'], message: string) => {
    telemetry.postMessage({ kind: 'broken', reason, message: message.slice(0, LIMITS.message) });
  };
  const onFlood = () => {
    worker.terminate();
    parts.end();
    tell('flooded', 'The run sent more than the page can take.');
  };
  const parts = frameParts({
    makeWorker: (name) => new Worker(url, { name }),
    tell: (gone) => worker.postMessage(gone),
    onFlood,
  });
  const isAtTrial = latestTrial({
    tell: (number) => telemetry.postMessage({ kind: 'at', number }),
    now: () => performance.now(),
    setTimer: (callback, milliseconds) => void setTimeout(callback, milliseconds),
  });
  worker.addEventListener('message', ({ data, ports }) => {
    if (!isAtTrial(data)) parts.hear(data, ports);
  });
  worker.addEventListener('error', (event) => tell('crashed', event.message || BROKE));
  if (broken !== null) tell('crashed', broken);
  const { messageBytes, askBytes } = LIMITS;
  const ports = [
    join(control, { perWindow: 32, messageBytes }, onFlood),
    join(telemetry, { perWindow: 4, messageBytes }, onFlood),
    join(asks, { perWindow: 8, messageBytes: askBytes }, onFlood),
  ];
  worker.postMessage(OPEN, ports);
}

// In any other place than an opaque origin this would run documents' code beside the page's storage.
if (self.origin === 'null') {
  const url = makeUrl();
  const worker = new Worker(url);
  let broken: string | null = null;
  // A policy may forbid workers: that is told before anybody has asked.
  worker.addEventListener('error', (event) => (broken ??= event.message || BROKE));
  const onMessage = (event: MessageEvent<unknown>) => {
    const [control, telemetry, asks] = event.ports;
    if (event.source !== parent || event.data !== OPEN) return;
    if (!control || !telemetry || !asks) return;
    self.removeEventListener('message', onMessage);
    open({ worker, url }, broken, { control, telemetry, asks });
  };
  self.addEventListener('message', onMessage);
  parent.postMessage(READY, '*');
}
