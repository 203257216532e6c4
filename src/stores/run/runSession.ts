import type { Breakpoint, RunFailure, RunRequest } from '../../model/run/index.ts';
import type { StoreApi } from 'zustand/vanilla';
import { assertNever } from '../../base/assertNever.ts';
import type { JsonObject } from '../../base/json.ts';
import { ok, type Result } from '../../base/result.ts';
import { type Names, namesAfter, SAME_NAMES } from '../../model/names.ts';
import type { Problem } from '../../model/problem.ts';
import type { RunEvent, RunHandle } from '../../runner/api.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { RunState } from './runState.ts';
import { argumentChanges, componentsIn } from './argumentChanges.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { keptDetail, type KeptDetail } from '../records/runDetail.ts';
import {
  IDLE,
  type RunEnd,
  runLife,
  type RunLife,
  type RunLifeEvent,
  type Wish,
} from './runLife.ts';
import { eventNow, namedHandle, stateNow } from './runNames.ts';
import { idleRun, phaseOf, runOfRecord, runThatEnded } from './runShown.ts';
import { RunTrace } from './runTrace.ts';
import { type Known, runWishes, type Wishes, type WishesEvent } from './runWishes.ts';

/** After a stop that was answered, the end has to come within this time. */
const END_MS = 2_000;

export interface RunContext {
  readonly deps: StoreDeps;
  readonly run: StoreApi<RunState>;
  /**
   * A run is over: its record, the document (by the key given at the start) it belongs to, and what is
   * kept beside the record.
   */
  readonly onEnded: (record: RunRecord, owner: string, detail: KeptDetail) => void;
  readonly onProblem: (problem: RunFailure) => void;
}

/** The one run of the page: the handle to the worker, and what came from it. */
export interface RunSession {
  /** Begins a run in place of the one before. Problems of the model come back. */
  start(
    request: Omit<RunRequest, 'speed'>,
    owner: string,
  ): Promise<Result<void, readonly Problem[]>>;
  isActive(): boolean;
  pause(): Promise<void>;
  resume(): Promise<void>;
  step(): Promise<void>;
  stepComponent(name: string): Promise<void>;
  stop(): Promise<void>;
  setSpeed(roundsPerSecond: number | null): Promise<void>;
  watch(fields: readonly string[]): Promise<void>;
  setBreakpoints(breakpoints: readonly Breakpoint[]): Promise<void>;
  /** Components and fields are called otherwise from now on: what shows, what is recorded and asked follows. */
  rename(names: Names, owner: string): void;
  /** Gives the components that run the arguments that they have in the document now. */
  follow(config: JsonObject, owner: string): Promise<void>;
  /** Another document is opened: the run is stopped in the background, its record is still kept. */
  leave(last: RunRecord | null): void;
  /** The page goes away: ends the worker for sure. */
  dispose(): void;
}

/** One run, of this document or of one that was left; only one of them shows. */
interface Run {
  readonly owner: string;
  readonly config: JsonObject;
  readonly seed: number;
  readonly trace: RunTrace;
  life: RunLife;
  wishes: Wishes;
  handle: RunHandle | null;
  /** What is called otherwise since it began. */
  names: Names;
}

/** Carries out what `runLife.ts` and `runWishes.ts` say. */
export function createRunSession(context: RunContext): RunSession {
  const { deps, run: store } = context;
  let current: Run | null = null;

  async function start(
    request: Omit<RunRequest, 'speed'>,
    owner: string,
  ): Promise<Result<void, readonly Problem[]>> {
    dispose();
    const { speed } = store.getState();
    const mine = newRun(request, owner);
    current = mine;
    store.setState({ ...idleRun(speed), phase: { kind: 'starting' }, status: 'init' });
    void happen(mine, { kind: 'start', paused: request.start === 'paused' });
    const answer = await deps.runClient.start({ ...request, speed }, (event) =>
      take(mine, eventNow(mine.names, event)),
    );
    if (answer.ok) {
      mine.handle = namedHandle(answer.value, () => mine.names);
      await happen(mine, { kind: 'opened' });
      return ok(undefined);
    }
    void happen(mine, { kind: 'refused' });
    if (current !== mine) return ok(undefined);
    current = null;
    // A model with problems was not run at all; a sandbox that broke while it began has failed.
    const broke = answer.error.some(({ code }) => code === 'SANDBOX_NOT_STARTED');
    // The speed may have been changed while the worker came up.
    const { speed: now } = store.getState();
    store.setState({ ...idleRun(now), ...(broke ? { status: 'failed' as const } : {}) });
    return answer;
  }

  function newRun(request: Omit<RunRequest, 'speed'>, owner: string): Run {
    const { config, seed, watch, breakpoints } = request;
    const { speed } = store.getState();
    const known: Known = { speed, watch, breakpoints, components: componentsIn(config) };
    return {
      owner,
      config,
      seed,
      trace: new RunTrace(deps, store, watch),
      life: IDLE,
      wishes: { kind: 'away', told: known, wanted: known },
      handle: null,
      names: SAME_NAMES,
    };
  }

  /** Settles when all that follows from it was asked of the worker, and answered. */
  async function happen(mine: Run, event: RunLifeEvent): Promise<void> {
    const { state, effects } = runLife(mine.life, event);
    mine.life = state;
    for (const effect of effects) if (effect.kind === 'clock') mine.trace.count(effect.running);
    if (current === mine) showPhase(mine);
    const answers = effects.map(async (effect) => {
      switch (effect.kind) {
        case 'ask':
          return wish(mine, effect.wish);
        case 'catchUp':
          return want(mine, { kind: 'atHand' });
        case 'await':
          return void deps.setTimer(() => void happen(mine, { kind: 'overdue' }), END_MS);
        case 'record':
          return record(mine, effect.end, effect.seen);
        case 'close':
          return mine.handle?.dispose();
        case 'clock':
          return undefined;
        default:
          return assertNever(effect);
      }
    });
    await Promise.all(answers);
  }

  function showPhase({ life, trace }: Run): void {
    const phase = phaseOf(life);
    if (phase === null || phase.kind === store.getState().phase.kind) return;
    store.setState({ phase, elapsed: trace.elapsed });
  }

  async function wish(mine: Run, what: Wish): Promise<void> {
    const isDone = await ask(mine, (handle) => handle[what]());
    await happen(mine, { kind: 'answered', wish: what, ok: isDone });
  }

  /** Settles when the worker knows it. */
  async function want(mine: Run, event: WishesEvent): Promise<void> {
    const changes = (before: Known['components'], after: Known['components']) =>
      argumentChanges(before, after, deps.catalogue);
    const { state, effects } = runWishes(mine.wishes, event, changes);
    mine.wishes = state;
    const answers = effects.map(async (effect) => {
      switch (effect.kind) {
        case 'speed':
          return void (await ask(mine, (handle) => handle.setSpeed(effect.speed)));
        case 'watch':
          return void (await ask(mine, (handle) => handle.watch(effect.watch)));
        case 'breakpoints':
          return void (await ask(mine, (handle) => handle.setBreakpoints(effect.breakpoints)));
        case 'argument': {
          const { component, name, value } = effect.change;
          await ask(mine, (handle) => handle.setArgument(component, name, value));
          // Of a run that does not show nothing is changed any more.
          return current === mine ? want(mine, { kind: 'answered' }) : undefined;
        }
        default:
          return assertNever(effect);
      }
    });
    await Promise.all(answers);
  }

  /** Whether the worker said yes; a refusal is told, not thrown. */
  async function ask(
    mine: Run,
    call: (handle: RunHandle) => Promise<Result<void, RunFailure>>,
  ): Promise<boolean> {
    if (mine.handle === null) return false;
    const answer = await call(mine.handle);
    // A wish that the end of the run overtook is no trouble.
    if (!answer.ok && current === mine) context.onProblem(answer.error);
    return answer.ok;
  }

  function take(mine: Run, event: RunEvent): void {
    if (event.kind === 'ended') {
      void happen(mine, { kind: 'ended', end: event });
      return;
    }
    if (current !== mine) return;
    switch (event.kind) {
      case 'progress':
        progressed(mine, event);
        return;
      case 'samples':
        mine.trace.samples(event);
        return;
      case 'log':
        mine.trace.log(event);
        return;
      case 'file':
        mine.trace.file(event);
        return;
      case 'outputs':
        store.setState({ outputs: event.outputs });
        return;
      case 'profile':
        store.setState({ profile: event.profile });
        return;
      case 'unresponsive':
        store.setState({ unresponsive: event.value });
        return;
      default:
        assertNever(event);
    }
  }

  function progressed(mine: Run, event: Extract<RunEvent, { kind: 'progress' }>): void {
    const { status, steps, paused } = event;
    // Before its components have begun a run stands in any case.
    if (status !== 'created' && status !== 'init') void happen(mine, { kind: 'told', paused });
    const components = Object.fromEntries(event.components.map((entry) => [entry.name, entry]));
    const { elapsed } = mine.trace;
    store.setState({ status, steps, components, elapsed, unresponsive: false });
  }

  function record(mine: Run, end: RunEnd, isSeen: boolean): void {
    const { status, error, jobId, components: values } = end;
    const made: RunRecord = {
      id: deps.newId(),
      startedAt: mine.trace.startedAt,
      status,
      steps: totalSteps(values, isSeen ? store.getState().steps : 0),
      elapsed: mine.trace.elapsed,
      jobId,
      seed: mine.seed,
      error,
      values,
    };
    // A run that was left told no more of its values: half a series would look like a whole one.
    const series = isSeen ? mine.trace.finish() : {};
    if (isSeen) {
      store.setState({ ...runThatEnded(made, store.getState()), series });
      current = null;
    }
    context.onEnded(made, mine.owner, keptDetail(series, mine.config));
  }

  /** What a person asks of the run that shows. */
  async function press(what: Wish): Promise<void> {
    if (current !== null) await happen(current, { kind: 'wish', wish: what });
  }

  async function change(part: Partial<Known>): Promise<void> {
    if (current !== null) await want(current, { kind: 'wanted', wish: part });
  }

  function leave(last: RunRecord | null): void {
    const mine = current;
    current = null;
    mine?.trace.close();
    // The end still comes and is kept with the document that the run belongs to.
    if (mine !== null) void happen(mine, { kind: 'left' });
    store.setState(runOfRecord(last, store.getState().speed));
  }

  function dispose(): void {
    const mine = current;
    current = null;
    mine?.trace.close();
    if (mine !== null) void happen(mine, { kind: 'dropped' });
  }

  return {
    start,
    isActive: () => current !== null,
    pause: () => press('pause'),
    resume: () => press('resume'),
    stop: () => press('stop'),
    async step() {
      if (current !== null) await ask(current, (handle) => handle.step(1));
    },
    async stepComponent(name) {
      if (current !== null) await ask(current, (handle) => handle.stepComponent(name));
    },
    async setSpeed(speed) {
      store.setState({ speed });
      await change({ speed });
    },
    async watch(fields) {
      current?.trace.watch(fields);
      await change({ watch: fields });
    },
    setBreakpoints: (breakpoints) => change({ breakpoints }),
    rename(names, owner) {
      store.setState(stateNow(names, store.getState()));
      if (current?.owner !== owner) return;
      current.names = namesAfter(current.names, names);
      current.trace.rename(names);
      void want(current, { kind: 'renamed', names });
    },
    async follow(config, owner) {
      if (current?.owner === owner) await change({ components: componentsIn(config) });
    },
    leave,
    dispose,
  };
}

function totalSteps(values: RunRecord['values'], seen: number): number {
  const steps = Object.values(values).map((value) => value.steps);
  return steps.length === 0 ? seen : steps.reduce((sum, count) => sum + count, 0);
}
