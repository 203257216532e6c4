import { framePolicy } from './policy.ts';
import type { RunClock } from './clock.ts';
import { OPEN, READY } from './protocol/index.ts';

/** The frame's boot script and its digest as a policy names it (`sha256-...`), both made by the build. */
export interface Boot {
  readonly text: string;
  readonly digest: string;
}

/** A frame with a worker in it, and the page's ends of the ports that lead there. */
export interface Sandbox {
  readonly control: MessagePort;
  readonly telemetry: MessagePort;
  readonly asks: MessagePort;
  /** Ends everything in it at once: the worker, whatever it is doing, and the messages under way. */
  remove(): void;
}

/** Makes a sandbox; rejects when the frame cannot be made. */
export type OpenSandbox = () => Promise<Sandbox>;

/** So long after its document has loaded, the frame's script counts as forbidden. */
const READY_MS = 3_000;

function documentOf({ text, digest }: Boot): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${framePolicy(digest)}">`;
  return `<!doctype html><meta charset="utf-8">${policy}<script>${text}</script>`;
}

/**
 * A fresh frame of an opaque origin: without storage, cookies, network or a way to the page, except for
 * the three ports. `allow-scripts` alone is what makes the origin opaque; nothing may be added to it.
 */
export function openSandbox(page: Document, boot: Boot, clock: RunClock): Promise<Sandbox> {
  const frame = page.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.setAttribute('aria-hidden', 'true');
  frame.title = 'Sandbox of a run';
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.srcdoc = documentOf(boot);
  const control = new MessageChannel();
  const telemetry = new MessageChannel();
  const asks = new MessageChannel();
  return new Promise((resolve, reject) => {
    let cancel = (): void => undefined;
    const onReady = ({ source, data }: MessageEvent<unknown>): void => {
      const inside = frame.contentWindow;
      if (inside === null || source !== inside || data !== READY) return;
      cancel();
      frame.removeEventListener('load', onLoad);
      removeEventListener('message', onReady);
      // An opaque origin cannot be named; nobody else can be in a frame that this page just filled.
      inside.postMessage(OPEN, '*', [control.port2, telemetry.port2, asks.port2]);
      resolve({
        control: control.port1,
        telemetry: telemetry.port1,
        asks: asks.port1,
        remove() {
          frame.remove();
          control.port1.close();
          telemetry.port1.close();
          asks.port1.close();
        },
      });
    };
    const onLoad = (): void => {
      cancel = clock.setTimer(() => {
        removeEventListener('message', onReady);
        frame.remove();
        reject(new Error('The frame loaded, and its script did not run.'));
      }, READY_MS);
    };
    addEventListener('message', onReady);
    frame.addEventListener('load', onLoad, { once: true });
    page.body.append(frame);
  });
}
