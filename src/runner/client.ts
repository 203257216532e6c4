import { fail, ok, type Result } from '../base/result.ts';
import { PROBLEMS, type Problem } from '../model/index.ts';
import { ask } from './answers.ts';
import type { RunClient, RunEvent, RunHandle, RunRequest } from './api.ts';
import type { RunClock } from './clock.ts';
import { liveRun } from './liveRun.ts';
import { readProblems, readReply } from './protocol/index.ts';
import type { OpenSandbox } from './sandbox.ts';
import { stationOf, type Station } from './station.ts';

/** How long reading and building a model may take. */
export const START_MS = 20_000;
/** How long the frame may take to load. */
const OPEN_MS = 10_000;
/** How long a prepared sandbox may take to say that it still lives. */
export const SPARE_MS = 1_000;
/** When the next sandbox is prepared after a run is over: its process shall be gone by then. */
const PREPARE_MS = 300;

export interface RunClientDeps {
  readonly open: OpenSandbox;
  readonly clock: RunClock;
}

export interface PreparingRunClient extends RunClient {
  /** Makes a sandbox for the next run in advance, so that Run shows values at once. Idempotent. */
  prepare(): void;
}

const MAY_BE_FORBIDDEN =
  'Reload the page. If that does not help, the site is served with a Content-Security-Policy that forbids it: ask whoever runs the site.';

function problem(code: 'SANDBOX_NOT_STARTED' | 'RUN_NO_ANSWER', detail: string): Problem {
  const message = detail === '' ? PROBLEMS[code] : `${PROBLEMS[code]} ${detail}`;
  return { code, message, path: '', line: null, column: null, severity: 'error' };
}

const never = new Promise<void>(() => {});

/**
 * Runs models, each in a sandbox of its own that is used once. While a run lives no other sandbox is
 * made: the browser ends the process of a removed frame at once only when no other frame shares it.
 */
export function createRunClient({ open, clock }: RunClientDeps): PreparingRunClient {
  let spare: Promise<Station | null> | null = null;
  let live = 0;

  /** A new sandbox, or null when it did not come in time; one that comes late is removed. */
  async function make(): Promise<Station | null> {
    let late = false;
    const opening = open().then((sandbox) => {
      if (late) sandbox.remove();
      return stationOf(sandbox);
    });
    let station: Station | null = null;
    const question = async () => void (station = await opening);
    const answer = await ask(question, OPEN_MS, clock, never);
    late = true;
    return answer.kind === 'answered' ? station : null;
  }

  /** The prepared sandbox if it still lives (its process may have been ended), else a new one. */
  async function take(): Promise<Station | null> {
    // Taken before it is waited for: a start at the same time must not take the same one.
    const taken = spare;
    spare = null;
    const prepared = await taken;
    if (prepared === null) return make();
    const answer = await ask(() => prepared.control.ping(), SPARE_MS, clock, never);
    if (answer.kind === 'answered') return prepared;
    prepared.sandbox.remove();
    return make();
  }

  function prepare(): void {
    if (live === 0) spare ??= make();
  }

  function leave(): void {
    live--;
    clock.setTimer(prepare, PREPARE_MS);
  }

  async function start(
    request: RunRequest,
    listener: (event: RunEvent) => void,
  ): Promise<Result<RunHandle, readonly Problem[]>> {
    live++;
    const station = await take();
    if (station === null) {
      leave();
      return fail([problem('SANDBOX_NOT_STARTED', MAY_BE_FORBIDDEN)]);
    }
    // Before the worker has said yes there is no run that could end.
    let starting = true;
    const run = liveRun(station, clock, (event) => {
      if (!starting || run.trouble() === null) listener(event);
    });
    void run.gone.then(leave);
    const answer = await ask(() => station.control.start(request), START_MS, clock, run.gone);
    starting = false;
    const trouble = run.trouble();
    if (trouble !== null) return fail([problem('SANDBOX_NOT_STARTED', trouble.message)]);
    const reply = answer.kind === 'silent' ? undefined : readReply(answer.value, readProblems);
    // A short run may be over, and its frame gone, before the answer came through.
    if (reply?.ok || run.isOver()) return ok(run.handle);
    run.handle.dispose();
    return reply === undefined ? fail([problem('RUN_NO_ANSWER', '')]) : reply;
  }

  return { prepare, start };
}
