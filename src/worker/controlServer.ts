import type { RunFailure, TrialRequest } from '../model/run/index.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Checkpoint, readCheckpoint } from '../engine/index.ts';
import { PROBLEMS, type Problem } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import {
  LIMITS,
  readCount,
  readText,
  type Batch,
  type WorkerControl,
} from '../runner/protocol/index.ts';
import type { PythonLine } from '../runtime/index.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { makeModel, type WorkerEnvironment } from './makeModel.ts';
import {
  readBreakpoints,
  readFields,
  readFiles,
  readRequest,
  readScript,
  readSpeed,
} from './readRequest.ts';
import { recordModel } from './recordModel.ts';
import { HostedRun } from './hostedRun.ts';
import { readTrialRequests, readTrialSetup } from './trials/readTrials.ts';
import { serveTrials, type TrialsVoice } from './trials/serveTrials.ts';

type Reply = Promise<Result<null, RunFailure>>;

export interface ControlServer {
  readonly control: WorkerControl;
  /** The page took this batch. */
  taken(number: number): void;
  /** Sends what there is to send; call it every frame. */
  tick(): void;
}

function refusalOf(
  code: string,
  component: string | null,
  message: string,
): { ok: false; error: RunFailure } {
  return fail({ code, component, step: null, message });
}

const NO_RUN = refusalOf('RUN_OVER', null, 'There is no run.');
const BAD_CALL = refusalOf('CALL', null, 'The call was not understood.');

function notStarted(detail: string): readonly Problem[] {
  return [problemAt('SANDBOX_NOT_STARTED', `${PROBLEMS.SANDBOX_NOT_STARTED} ${detail}`)];
}

/** Where a run goes on, read as carefully as all that comes from outside; null: it begins. */
function checkpointIn(state: string | undefined): Result<Checkpoint | null, string> {
  if (state === undefined) return ok(null);
  try {
    return readCheckpoint(JSON.parse(state));
  } catch {
    return fail('What was kept of where the run was cannot be read.');
  }
}

/** Whatever fails there, the page is told: an exception would reach it as silence. */
async function told(
  start: () => ReturnType<WorkerControl['start']>,
): ReturnType<WorkerControl['start']> {
  try {
    return await start();
  } catch (error) {
    return fail(notStarted(error instanceof Error ? error.message : String(error)));
  }
}

/** True at the first call alone. */
function once(): () => boolean {
  let isAsked = false;
  return () => {
    const before = isAsked;
    isAsked = true;
    return !before;
  };
}

async function warmPython({ code }: WorkerEnvironment, value: unknown) {
  const files = readFiles(value);
  if (files === undefined) return fail('Python was asked for in a way that nobody understands.');
  const loaded = await code?.();
  if (loaded?.ok === false) return loaded;
  return loaded?.value.python.warm(files) ?? fail('Python cannot run here.');
}

/** The calls that open trials and run them. */
function trialCalls(
  environment: WorkerEnvironment,
  voice: TrialsVoice,
  isFirst: () => boolean,
): Pick<WorkerControl, 'openTrials' | 'runTrials'> {
  let add: ((trials: readonly TrialRequest[]) => void) | null = null;
  async function open(value: unknown): Promise<Result<null, readonly Problem[]>> {
    const setup = isFirst() ? readTrialSetup(value) : undefined;
    if (setup === undefined) return fail(notStarted('It was asked for unknown trials.'));
    const served = await serveTrials(setup, environment, voice);
    if (!served.ok) return served;
    add = served.value;
    return ok(null);
  }
  return {
    openTrials: (setup) => told(() => open(setup)),
    runTrials(value) {
      add?.(readTrialRequests(value) ?? []);
      return null;
    },
  };
}

/** Answers the page's calls, for the one run, or the trials, that a worker is made for. */
export function createControlServer(
  environment: WorkerEnvironment,
  post: (batch: Batch, transfer: Transferable[]) => void,
  voice: TrialsVoice = { tell: () => undefined, begins: () => undefined },
): ControlServer {
  let session: HostedRun | null = null;
  const isFirst = once();
  /** What was written before there was a run to tell it. */
  const early: PythonLine[] = [];
  /** Settles when the components have begun; only Stop does not wait for it. */
  let begun = Promise.resolve();

  const trials = trialCalls(environment, voice, isFirst);

  async function withSession(act: (session: HostedRun) => void | Promise<void>): Reply {
    await begun;
    if (session === null || session.isOver) return NO_RUN;
    await act(session);
    session.flush();
    return ok(null);
  }

  async function start(value: unknown): Promise<Result<null, readonly Problem[]>> {
    if (!isFirst()) return fail(notStarted('It was asked to run twice.'));
    const request = readRequest(value);
    if (request === undefined) return fail(notStarted('It was asked for something unknown.'));
    const from = checkpointIn(request.from?.state);
    if (!from.ok) return fail(notStarted(from.error));
    const files = new MemoryFiles(request.files, request.from?.written);
    const breathing: WorkerEnvironment = {
      ...environment,
      async yieldToHost() {
        await environment.yieldToHost();
        session?.flush();
      },
    };
    const model = await makeModel(request, files, breathing, {
      warn: (warning) => session?.warn(warning),
      write(line) {
        if (session !== null) session.print(line);
        else if (early.length < LIMITS.logLines) early.push(line);
      },
    });
    if (!model.ok) return model;
    session = new HostedRun({
      ...{ model: model.value, request, from: from.value, files },
      ...{ environment: breathing, post },
    });
    for (const line of early.splice(0)) session.print(line);
    begun = session.begin();
    return ok(null);
  }

  const control: WorkerControl = {
    start: (request) => told(() => start(request)),
    record: (value) => recordModel(isFirst() ? readScript(value) : undefined, environment),
    ...trials,
    ping: () => true,
    warm: (value) => warmPython(environment, value),
    pause: () => withSession((run) => run.driver.pause()),
    resume: () => withSession((run) => run.driver.resume()),
    async step(value) {
      const count = readCount(value);
      return count === undefined ? BAD_CALL : withSession((run) => run.step(count));
    },
    async stepComponent(value) {
      const component = readText(value);
      if (component === undefined) return BAD_CALL;
      await begun;
      if (session === null || session.isOver) return NO_RUN;
      const done = await session.stepComponent(component);
      session.flush();
      return done.ok ? ok(null) : refusalOf('STEP_REFUSED', component, done.error);
    },
    async stop() {
      if (session === null || session.isOver) return NO_RUN;
      await session.stop();
      return ok(null);
    },
    async setArgument(componentName, argumentName, value) {
      const component = readText(componentName);
      const argument = readText(argumentName);
      if (component === undefined || argument === undefined) return BAD_CALL;
      await begun;
      if (session === null || session.isOver) return NO_RUN;
      const done = session.setArgument(component, argument, value);
      if (done.ok) return ok(null);
      return refusalOf('ARGUMENT_VALUE', component, done.error);
    },
    async watch(value) {
      const fields = readFields(value);
      return fields === undefined ? BAD_CALL : withSession((run) => run.watch(fields));
    },
    async setBreakpoints(value) {
      const breakpoints = readBreakpoints(value);
      return breakpoints === undefined
        ? BAD_CALL
        : withSession((run) => run.setBreakpoints(breakpoints));
    },
    async setSpeed(value) {
      const speed = readSpeed(value);
      return speed === undefined ? BAD_CALL : withSession((run) => run.driver.setSpeed(speed));
    },
  };
  return {
    control,
    taken: (number) => session?.taken(number),
    tick: () => session?.flush(),
  };
}
