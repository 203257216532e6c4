import type { RunRequest } from '../model/run/index.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { moduleLanguage, PROBLEMS, type Problem } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import { ask } from './boundedCall.ts';
import type {
  NetworkDoor,
  RecordedModel,
  RunClient,
  RunEvent,
  RunHandle,
  RunLoading,
  ScriptFailure,
  ScriptRequest,
} from './api.ts';
import { remoteRun, type RemoteRun } from './remoteRun.ts';
import { type NetworkDeps, runNetwork } from './network/runNetwork.ts';
import { readProblems, readRecorded, readReply } from './protocol/index.ts';
import type { SandboxedWorker } from './sandboxedWorker.ts';
import { createSandboxPool, type SandboxPoolDeps } from './sandboxPool.ts';
import { startTrials } from './trials/startTrials.ts';
import { warmUp } from './warmUp.ts';

/** How long reading and building a model may take. */
export const START_MS = 20_000;
/** The same with code: its modules may take long to import, and Stop ends that at any time. */
const CODE_START_MS = 600_000;
/** How long a script may take to build its process. */
export const RECORD_MS = 60_000;

export interface PreparingRunClient extends RunClient {
  /** Makes a sandbox for the next run in advance, so that Run shows values at once. Idempotent. */
  prepare(): void;
}

const MAY_BE_FORBIDDEN =
  'Reload the page. If that does not help, the site is served with a Content-Security-Policy that forbids it: ask whoever runs the site.';

type Trouble = 'SANDBOX_NOT_STARTED' | 'RUN_NO_ANSWER' | 'PYTHON_NOT_STARTED';

const hasCode = ({ files }: Pick<RunRequest, 'files'>): boolean =>
  files.some(({ name }) => moduleLanguage(name) !== null);
const hasPython = ({ files }: Pick<RunRequest, 'files'>): boolean =>
  files.some(({ name }) => moduleLanguage(name) === 'python');

function problem(code: Trouble, detail: string): Problem {
  return problemAt(code, detail === '' ? PROBLEMS[code] : `${PROBLEMS[code]} ${detail}`);
}

const ABORTED = Symbol('aborted');

/** What a promise gives, unless the signal comes first. */
function orAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | typeof ABORTED> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => resolve(ABORTED);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A sandbox that is ready for what it is asked first. */
interface Begun {
  readonly worker: SandboxedWorker;
  readonly run: RemoteRun;
  /** From now on the signal does not end it. */
  unbind(): void;
}

interface RunClientDeps extends SandboxPoolDeps {
  /** Left out: no run reaches anything. */
  readonly network?: NetworkDeps;
}

/** Runs models, each in a sandbox of its own: each gets all that it needs before it starts. */
export function createRunClient(deps: RunClientDeps): PreparingRunClient {
  const pool = createSandboxPool(deps);
  const { assets, clock, network } = deps;
  let runs = 0;

  /** A sandbox of its own, with an interpreter where one is needed; what is not to be had is told. */
  async function begin(
    files: RunRequest['files'],
    listener: (event: RunEvent) => void,
    signal: AbortSignal | undefined,
  ): Promise<Result<Begun, readonly Problem[]>> {
    const number = (runs += 1);
    const isPython = hasPython({ files });
    const taking = pool.take(number, isPython);
    const worker = await orAborted(taking, signal);
    if (worker === ABORTED) {
      void taking.then((late) => {
        late?.sandbox.remove();
        pool.gone(number);
      });
      return fail([]);
    }
    if (worker === null) return fail([problem('SANDBOX_NOT_STARTED', MAY_BE_FORBIDDEN)]);
    const run = remoteRun(worker, clock, listener);
    void run.gone.then(() => pool.gone(number));
    const giveUp = (): void => run.handle.dispose();
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    const unbind = (): void => signal?.removeEventListener('abort', giveUp);
    void run.gone.then(unbind);
    pool.wantPython(isPython);
    if (isPython) {
      const missing = await warmUp(worker, files, { clock, assets, listener, gone: run.gone });
      if (missing !== null && !run.isOver()) {
        giveUp();
        return fail([problem('PYTHON_NOT_STARTED', missing)]);
      }
    }
    return ok({ worker, run, unbind });
  }

  async function start(
    request: RunRequest,
    listener: (event: RunEvent) => void,
    signal?: AbortSignal,
    door?: NetworkDoor,
  ): Promise<Result<RunHandle, readonly Problem[]>> {
    const begun = await begin(request.files, listener, signal);
    if (!begun.ok) return begun;
    const { worker, run, unbind } = begun.value;
    if (door && network) worker.connect(runNetwork(network, door, clock));
    run.expectAnswers();
    const patience = hasCode(request) ? CODE_START_MS : START_MS;
    const answer = await ask(() => worker.control.start(request), patience, clock, run.gone);
    const trouble = run.trouble();
    if (trouble !== null) return fail([problem('SANDBOX_NOT_STARTED', trouble.message)]);
    const reply = answer.kind === 'silent' ? undefined : readReply(answer.value, readProblems);
    // A short run may be over, and its frame gone, before the answer came through.
    if (reply?.ok || (run.isOver() && !signal?.aborted)) {
      unbind();
      run.started();
      return ok(run.handle);
    }
    run.handle.dispose();
    if (signal?.aborted) return fail([]);
    return reply === undefined ? fail([problem('RUN_NO_ANSWER', '')]) : reply;
  }

  async function record(
    request: ScriptRequest,
    onLoading: (loading: RunLoading | null) => void,
    signal?: AbortSignal,
  ): Promise<Result<RecordedModel, ScriptFailure>> {
    const failed = (message: string) => fail({ message, line: null });
    const hear = (event: RunEvent): void => {
      if (event.kind === 'loading') onLoading(event.loading);
    };
    const begun = await begin(request.files, hear, signal);
    if (!begun.ok) return failed(begun.error[0]?.message ?? '');
    const { worker, run } = begun.value;
    const answer = await ask(() => worker.control.record(request), RECORD_MS, clock, run.gone);
    const trouble = run.trouble();
    run.handle.dispose();
    if (trouble !== null) return failed(trouble.message);
    if (answer.kind === 'silent')
      return failed(`It did not come to its end within ${RECORD_MS / 1_000} s, and was ended.`);
    return readRecorded(answer.value) ?? failed('What came back of it was not understood.');
  }

  return {
    prepare: () => pool.prepare(),
    start,
    record,
    trials(setup, listener) {
      const number = (runs += 1);
      return startTrials(setup, listener, {
        ...{ clock, assets },
        take: (isPython) => pool.take(number, isPython),
        gone: () => pool.gone(number),
      });
    },
    expect(request) {
      if (!hasPython(request)) return;
      pool.wantPython(true);
      pool.prepare();
    },
  };
}
