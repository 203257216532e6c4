import { moduleLanguage } from '../../model/index.ts';
import type { TrialRequest } from '../../model/run/index.ts';
import type { PageAssets } from '../answerAsks.ts';
import type { TrialSandbox, TrialSandboxListener, TrialSetup } from '../api.ts';
import { ask } from '../boundedCall.ts';
import type { RunClock } from '../clock.ts';
import { readProblems, readReply, readTrialNews } from '../protocol/index.ts';
import type { SandboxedWorker } from '../sandboxedWorker.ts';
import { warmUp } from '../warmUp.ts';

/** How long a model may take to load, and one with code. */
const LOAD_MS = 20_000;
const CODE_LOAD_MS = 600_000;

interface Surroundings {
  readonly clock: RunClock;
  readonly assets: PageAssets;
  /** Takes a sandbox; null: there is none to be had. */
  take(isPython: boolean): Promise<SandboxedWorker | null>;
  /** The sandbox is removed, or was not wanted any more. */
  gone(): void;
}

const NO_SANDBOX =
  'A sandbox could not be started. Reload the page; if that does not help, ask whoever runs the site.';

/**
 * The page's end of a sandbox with trials: makes it, has the model loaded and passes trials and results on.
 * Every message is read as hostile; the first one that is not what it should be ends the sandbox.
 */
export function startTrials(
  setup: TrialSetup,
  listener: TrialSandboxListener,
  { clock, assets, take, gone }: Surroundings,
): TrialSandbox {
  const isPython = setup.files.some(({ name }) => moduleLanguage(name) === 'python');
  const hasCode = setup.files.some(({ name }) => moduleLanguage(name) !== null);
  let worker: SandboxedWorker | null = null;
  let isReady = false;
  let isOver = false;
  let at: number | null = null;
  let early: TrialRequest[] = [];
  let leave = (): void => undefined;
  const over = new Promise<void>((resolve) => (leave = resolve));

  function end(): void {
    if (isOver) return;
    isOver = true;
    leave();
    if (worker === null) return;
    worker.sandbox.telemetry.removeEventListener('message', onMessage);
    worker.sandbox.remove();
    gone();
  }

  function broke(reason: string): void {
    if (isOver) return;
    end();
    listener.gone(reason);
  }

  function onMessage({ data }: MessageEvent<unknown>): void {
    if (isOver) return;
    const news = readTrialNews(data);
    if (!news.ok) return broke(`The trials sent ${news.error}.`);
    if (news.value.kind === 'broken') return broke(news.value.message);
    if (news.value.kind === 'at') at = news.value.number;
    else listener.results(news.value.results);
  }

  async function open(): Promise<void> {
    const taken = await take(isPython);
    if (isOver || taken === null) {
      taken?.sandbox.remove();
      gone();
      return broke(NO_SANDBOX);
    }
    worker = taken;
    taken.sandbox.telemetry.addEventListener('message', onMessage);
    taken.sandbox.telemetry.start();
    void taken.garbled.then((reason) => broke(`The trials asked the page ${reason}.`));
    if (isPython) {
      const missing = await warmUp(taken, setup.files, {
        ...{ clock, assets, gone: over },
        listener: (event) => {
          if (event.kind === 'loading') listener.loading(event.loading);
        },
      });
      if (missing !== null) return broke(`Python could not be started. ${missing}`);
    }
    const patience = hasCode ? CODE_LOAD_MS : LOAD_MS;
    const answer = await ask(() => taken.control.openTrials(setup), patience, clock, over);
    const reply = answer.kind === 'silent' ? undefined : readReply(answer.value, readProblems);
    if (reply === undefined) return broke('The sandbox did not answer.');
    if (!reply.ok) return broke(reply.error.map(({ message }) => message).join(' '));
    isReady = true;
    listener.ready();
    give(early);
    early = [];
  }

  /** Nobody waits for the answer: results come by themselves. */
  function give(trials: readonly TrialRequest[]): void {
    if (!isOver && trials.length > 0) worker?.control.runTrials([...trials]).catch(() => undefined);
  }

  open().catch((error: unknown) => broke(String(error)));
  return {
    send(trials) {
      if (isReady) give(trials);
      else early.push(...trials);
    },
    at: () => at,
    end,
  };
}
