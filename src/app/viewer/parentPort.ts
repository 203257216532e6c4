import type { Result } from '../../base/result.ts';
import { createPace } from './pace.ts';
import { type Asked, readMessage, VERSION } from './readMessage.ts';

/** Messages a second that are read, and at once; of what is more nothing is heard. */
const PER_SECOND = 50;
const AT_ONCE = 100;
/** Requests that wait for the one under way. */
const MOST_WAITING = 100;

/** A plain object of plain values. */
export type Told = Readonly<Record<string, unknown>>;

/** What the port needs of a window; a test hands in its own. */
export interface PortWindow {
  /** What the page's first script has kept, up to a hundred; null: no more is kept. */
  earlyMessages?: readonly MessageEvent<unknown>[] | null;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface ParentPort {
  /** Tells the page of something that happened, once it has said anything at all. */
  tell(event: string, told: Told): void;
}

interface Options {
  readonly window: PortWindow;
  /** The page around this one, the only one that is heard. */
  readonly parent: { postMessage(message: unknown, target: string): void };
  /** Does what was asked, one after the other. */
  readonly act: (asked: Asked) => Promise<Result<Told, string>>;
  readonly clock: () => number;
}

/**
 * Hears the page around this one, and nobody else: not other frames, not what opened the window, not the
 * sandbox of a run. Answers go to the origin that asked. A page that has none (a file, a sandboxed frame)
 * cannot be named; it is still the page that holds this frame, to whose window alone the answer goes.
 */
export function listenToParent({ window, parent, act, clock }: Options): ParentPort {
  const pace = createPace(PER_SECOND, AT_ONCE, clock);
  let target: string | null = null;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  function answer(to: string, id: string | number | null, told: Told): void {
    if (id !== null) parent.postMessage({ patchbay: VERSION, id, ...told }, to);
  }

  async function take(to: string, id: string | number | null, asked: Asked): Promise<void> {
    const done = await act(asked);
    answer(to, id, done.ok ? { ok: true, ...done.value } : { ok: false, error: done.error });
  }

  function hear({ source, origin, data }: MessageEvent<unknown>): void {
    if (source !== (parent as unknown) || !pace.take()) return;
    const message = readMessage(data);
    if (message === null) return;
    const { id, asked } = message;
    const to = origin === 'null' || origin === '' ? '*' : origin;
    target = to;
    if (!asked.ok) return answer(to, id, { ok: false, error: asked.error });
    if (waiting >= MOST_WAITING) return answer(to, id, { ok: false, error: 'Too much at once.' });
    waiting++;
    last = last
      .then(() => take(to, id, asked.value))
      .catch(() => answer(to, id, { ok: false, error: 'It could not be done.' }))
      .finally(() => waiting--);
  }

  window.addEventListener('message', hear);
  // What was said before there was anybody to hear it.
  for (const event of window.earlyMessages ?? []) hear(event);
  window.earlyMessages = null;

  return {
    tell(event, told) {
      if (target !== null) parent.postMessage({ patchbay: VERSION, event, ...told }, target);
    },
  };
}
