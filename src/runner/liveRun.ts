import { fail, ok, type Result } from '../base/result.ts';
import type { RunEvent, RunHandle, RunProblem } from './api.ts';
import { ask, readAnswer, runProblem } from './answers.ts';
import type { RunClock } from './clock.ts';
import { startHeartbeat } from './heartbeat.ts';
import { readTelemetry, type Acknowledgement } from './protocol/index.ts';
import type { Station } from './station.ts';

/** How long a call may take before it counts as unanswered. */
const CALL_MS = 5_000;
/** Steps of slow components take their time; the heartbeat tells a hang. */
const STEP_MS = 60_000;
/** How long the worker may take to stop by itself, in all. */
export const STOP_MS = 900;

/** How the frame's word on a broken worker is called. */
const BROKEN = { crashed: 'RUN_CRASHED', flooded: 'RUN_FLOODED' } as const;
const OVER = runProblem('RUN_OVER', 'The run is over.');

export interface LiveRun {
  readonly handle: RunHandle;
  /** Settles when the sandbox is gone, for whatever reason. */
  readonly gone: Promise<void>;
  isOver(): boolean;
  /** Why the sandbox was given up, when it was. */
  trouble(): RunProblem | null;
}

/**
 * The page's end of one run. Every message is read as hostile; the first one that is not what it should
 * be ends the run. The listener hears `ended` once at most, and nothing after it.
 */
export function liveRun(
  { sandbox, control }: Station,
  clock: RunClock,
  listener: (event: RunEvent) => void,
): LiveRun {
  let over = false;
  let trouble: RunProblem | null = null;
  let nextBatch = 0;
  let leave = () => {};
  const gone = new Promise<void>((resolve) => (leave = resolve));

  function remove(): void {
    if (over) return;
    over = true;
    stopHeartbeat();
    sandbox.telemetry.removeEventListener('message', onMessage);
    sandbox.remove();
    leave();
  }

  /** The page's own word on the end, when the worker cannot say it. What came before stays. */
  function end(status: 'failed' | 'stopped', error: RunProblem | null): void {
    if (over) return;
    trouble = error;
    remove();
    listener({ kind: 'ended', status, jobId: null, error, components: {} });
  }

  function onMessage({ data }: MessageEvent<unknown>): void {
    const message = readTelemetry(data);
    if (!message.ok) {
      return end('failed', runProblem('RUN_GARBLED', `The run sent ${message.error}.`));
    }
    if (message.value.kind === 'broken') {
      return end('failed', runProblem(BROKEN[message.value.reason], message.value.message));
    }
    const { number, events } = message.value;
    if (number !== nextBatch) {
      return end('failed', runProblem('RUN_GARBLED', 'The run sent its results out of order.'));
    }
    nextBatch++;
    for (const event of events) {
      if (over) return;
      if (event.kind === 'ended') remove();
      listener(event);
    }
    if (over) return;
    const taken: Acknowledgement = { kind: 'taken', number };
    sandbox.telemetry.postMessage(taken);
  }

  async function call(
    question: () => Promise<unknown>,
    milliseconds = CALL_MS,
  ): Promise<Result<void, RunProblem>> {
    if (over) return fail(OVER);
    const answer = await ask(question, milliseconds, clock, gone);
    return over && answer.kind === 'silent' ? fail(OVER) : readAnswer(answer);
  }

  async function stop(): Promise<Result<void, RunProblem>> {
    const answer = await call(() => control.stop(), STOP_MS);
    // Stop means stop: what refuses or says nothing is ended, and so is what says yes and goes on.
    if (!answer.ok) end('stopped', null);
    else if (!over) void gone.then(clock.setTimer(() => end('stopped', null), STOP_MS));
    return ok(undefined);
  }

  const handle: RunHandle = {
    pause: () => call(() => control.pause()),
    resume: () => call(() => control.resume()),
    step: (count) => call(() => control.step(count), STEP_MS),
    stepComponent: (name) => call(() => control.stepComponent(name), STEP_MS),
    stop,
    setArgument: (component, argument, value) =>
      call(() => control.setArgument(component, argument, value)),
    watch: (fields) => call(() => control.watch([...fields])),
    setBreakpoints: (breakpoints) => call(() => control.setBreakpoints([...breakpoints])),
    setSpeed: (roundsPerSecond) => call(() => control.setSpeed(roundsPerSecond)),
    dispose: remove,
  };

  sandbox.telemetry.addEventListener('message', onMessage);
  sandbox.telemetry.start();
  const stopHeartbeat = startHeartbeat(
    () => control.ping(),
    clock,
    (value) => listener({ kind: 'unresponsive', value }),
  );
  return { handle, gone, isOver: () => over, trouble: () => trouble };
}
