import type { RunFailure, RunRequest, TrialRequest, TrialResult } from '../../model/run/index.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import type {
  RunClient,
  RunEvent,
  RunHandle,
  TrialSandboxListener,
  TrialSetup,
} from '../../runner/api.ts';

type Answer = Result<void, RunFailure>;

/** One run as a test plays it: what the page asked for, and a voice for the worker. */
interface FakeRun {
  readonly request: RunRequest;
  /** Calls on the handle in order, such as `pause` or `step 1`. */
  readonly calls: readonly string[];
  /** An event from the worker. */
  tell(event: RunEvent): void;
  /** What the next calls are answered with; yes until it is set. */
  answer: Answer;
}

/** A script as a test plays it: what the page asked for, and how it answers. */
interface FakeScript {
  readonly request: Parameters<RecordScript>[0];
  readonly onLoading: Parameters<RecordScript>[1];
  readonly signal: AbortSignal | undefined;
  settle(answer: Awaited<ReturnType<RecordScript>>): void;
}

/** A sandbox for trials as a test plays it. */
interface FakeTrials {
  readonly setup: TrialSetup;
  readonly listener: TrialSandboxListener;
  /** Trials that it was given and has not answered. */
  readonly waiting: TrialRequest[];
  readonly isEnded: boolean;
  /** Answers the next of them by the values that `objective` gives. */
  answer(count: number): void;
}

type RecordScript = NonNullable<RunClient['record']>;

export interface FakeRunClient extends RunClient {
  /** Scripts that were run to see what they build, the newest last. */
  readonly scripts: readonly FakeScript[];
  /** Sandboxes for trials that were asked for, the newest last. */
  readonly trialSandboxes: readonly FakeTrials[];
  /** What trials come to. */
  objective: (trial: TrialRequest) => Omit<TrialResult, 'number' | 'seconds'>;
  /** Runs that were asked for, the newest last. */
  readonly runs: readonly FakeRun[];
  /** The newest run; throws when none was asked for. */
  last(): FakeRun;
  /** Refuses the next starts with these problems; null takes them. */
  refuse: readonly Problem[] | null;
  /** While set, a start waits for it before the worker is at hand. */
  opening: Promise<void> | null;
}

/** A runner without a worker: takes notes of what the page asks, and says what a test tells it to. */
export function fakeRunClient(): FakeRunClient {
  const runs: FakeRun[] = [];
  const scripts: FakeScript[] = [];
  const trialSandboxes: FakeTrials[] = [];
  const client: FakeRunClient = {
    runs,
    trialSandboxes,
    objective: ({ number }) => ({ status: 'completed', objectives: [number], error: null }),
    trials(setup, listener) {
      const sandbox = fakeTrials(setup, listener, (trial) => client.objective(trial));
      trialSandboxes.push(sandbox);
      return sandbox;
    },
    scripts,
    record: (request, onLoading, signal) =>
      new Promise((settle) => scripts.push({ request, onLoading, signal, settle })),
    refuse: null,
    opening: null,
    last() {
      const run = runs.at(-1);
      if (run === undefined) throw new Error('No run was asked for.');
      return run;
    },
    async start(request, listener) {
      const calls: string[] = [];
      const run: FakeRun = { request, calls, tell: listener, answer: ok(undefined) };
      runs.push(run);
      if (client.opening !== null) await client.opening;
      if (client.refuse !== null) return { ok: false, error: client.refuse };
      return ok(handleOf(run, calls));
    },
  };
  return client;
}

function fakeTrials(
  setup: TrialSetup,
  listener: TrialSandboxListener,
  objective: FakeRunClient['objective'],
) {
  const waiting: TrialRequest[] = [];
  const sandbox = {
    ...{ setup, listener, waiting },
    isEnded: false,
    send: (trials: readonly TrialRequest[]) => void waiting.push(...trials),
    at: () => null,
    end: () => void (sandbox.isEnded = true),
    answer(count: number) {
      const results = waiting
        .splice(0, count)
        .map((trial) => ({ ...objective(trial), number: trial.number, seconds: 0.5 }));
      listener.results(results);
    },
  };
  return sandbox;
}

function handleOf(run: FakeRun, calls: string[]): RunHandle {
  const noted = async (...words: readonly unknown[]): Promise<Answer> => {
    calls.push(words.join(' '));
    return run.answer;
  };
  return {
    pause: () => noted('pause'),
    resume: () => noted('resume'),
    step: (count) => noted('step', count),
    stepComponent: (name) => noted('stepComponent', name),
    stop: () => noted('stop'),
    setArgument: (component, argument, value) =>
      noted('setArgument', component, argument, JSON.stringify(value)),
    watch: (fields) => noted('watch', ...fields),
    setBreakpoints: (breakpoints) =>
      noted(
        'setBreakpoints',
        ...breakpoints.map(({ field, comparison, value }) => `${field} ${comparison} ${value}`),
      ),
    setSpeed: (roundsPerSecond) => noted('setSpeed', String(roundsPerSecond)),
    dispose: () => void calls.push('dispose'),
  };
}
