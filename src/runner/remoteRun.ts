import type { RunFailure } from '../model/run/index.ts';
import { assertNever } from '../base/assertNever.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { RunEvent, RunHandle } from './api.ts';
import { ask, readAnswer, runProblem } from './boundedCall.ts';
import type { RunClock } from './clock.ts';
import { startHeartbeat } from './heartbeat.ts';
import { runLifecycle, type RunLifecycle, type RunLifecycleEvent } from './runLifecycle.ts';
import { readTelemetry, type Acknowledgement } from './protocol/index.ts';
import type { SandboxedWorker } from './sandboxedWorker.ts';

/** How long a call may take before it counts as unanswered. */
const CALL_MS = 5_000;
/** Steps of slow components take their time; the heartbeat tells a hang. */
const STEP_MS = 60_000;
/** How long the worker may take to stop by itself, in all. */
export const STOP_MS = 900;

/** How the frame's word on a broken worker is called. */
const BROKEN = { crashed: 'RUN_CRASHED', flooded: 'RUN_FLOODED' } as const;
const OVER = runProblem('RUN_OVER', 'The run is over.');

export interface RemoteRun {
  readonly handle: RunHandle;
  /** Settles when the sandbox is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** From now on the worker is expected to answer at any time. */
  expectAnswers(): void;
  /** The worker said yes to the start. */
  started(): void;
  isOver(): boolean;
  /** Why the sandbox was given up, when it was. */
  trouble(): RunFailure | null;
}

/**
 * The page's end of one run, which carries out what `runLifecycle.ts` says. Every message is read as hostile;
 * the first one that is not what it should be ends the run. The listener hears `ended` once at most, and
 * nothing after it.
 */
export function remoteRun(
  { sandbox, control, garbled }: SandboxedWorker,
  clock: RunClock,
  listener: (event: RunEvent) => void,
): RemoteRun {
  let life: RunLifecycle = { kind: 'starting', batches: 0 };
  let leave = () => {};
  const gone = new Promise<void>((resolve) => (leave = resolve));
  const isOver = () => life.kind === 'over';

  function happen(event: RunLifecycleEvent): void {
    const { state, effects } = runLifecycle(life, event);
    life = state;
    for (const effect of effects) {
      switch (effect.kind) {
        case 'remove':
          remove();
          break;
        case 'tell':
          listener(effect.event);
          break;
        case 'acknowledge':
          sandbox.telemetry.postMessage({
            kind: 'taken',
            number: effect.number,
          } satisfies Acknowledgement);
          break;
        case 'await':
          void gone.then(clock.setTimer(() => happen({ kind: 'overdue' }), STOP_MS));
          break;
        default:
          assertNever(effect);
      }
    }
  }

  function remove(): void {
    stopHeartbeat();
    sandbox.telemetry.removeEventListener('message', onMessage);
    sandbox.remove();
    leave();
  }

  const broke = (code: string, message: string): void =>
    happen({ kind: 'broke', problem: runProblem(code, message) });

  function onMessage({ data }: MessageEvent<unknown>): void {
    const message = readTelemetry(data);
    if (!message.ok) return broke('RUN_GARBLED', `The run sent ${message.error}.`);
    if (message.value.kind === 'broken')
      return broke(BROKEN[message.value.reason], message.value.message);
    const { number, events } = message.value;
    happen({ kind: 'batch', number });
    for (const event of events) happen({ kind: 'told', event });
    happen({ kind: 'taken', number });
  }

  async function call(
    question: () => Promise<unknown>,
    milliseconds = CALL_MS,
  ): Promise<Result<void, RunFailure>> {
    if (isOver()) return fail(OVER);
    const answer = await ask(question, milliseconds, clock, gone);
    return isOver() && answer.kind === 'silent' ? fail(OVER) : readAnswer(answer);
  }

  const handle: RunHandle = {
    pause: () => call(() => control.pause()),
    resume: () => call(() => control.resume()),
    step: (count) => call(() => control.step(count), STEP_MS),
    stepComponent: (name) => call(() => control.stepComponent(name), STEP_MS),
    async stop() {
      const answer = await call(() => control.stop(), STOP_MS);
      happen({ kind: 'stopAnswered', ok: answer.ok });
      return ok(undefined);
    },
    setArgument: (component, argument, value) =>
      call(() => control.setArgument(component, argument, value)),
    watch: (fields) => call(() => control.watch([...fields])),
    setBreakpoints: (breakpoints) => call(() => control.setBreakpoints([...breakpoints])),
    setSpeed: (roundsPerSecond) => call(() => control.setSpeed(roundsPerSecond)),
    dispose: () => happen({ kind: 'disposed' }),
  };

  sandbox.telemetry.addEventListener('message', onMessage);
  sandbox.telemetry.start();
  void garbled.then((reason) => broke('RUN_GARBLED', `The run asked the page ${reason}.`));
  let stopHeartbeat = (): void => undefined;
  return {
    expectAnswers() {
      if (isOver()) return;
      stopHeartbeat = startHeartbeat(
        () => control.ping(),
        clock,
        (value) => listener({ kind: 'unresponsive', value }),
      );
    },
    handle,
    gone,
    started: () => happen({ kind: 'started' }),
    isOver,
    trouble: () => (life.kind === 'over' ? life.trouble : null),
  };
}
