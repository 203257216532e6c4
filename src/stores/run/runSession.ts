import type { Catalogue } from '../../model/catalog.ts';
import type { Breakpoint, RunFailure, RunRequest } from '../../model/run/index.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { JsonObject } from '../../base/json.ts';
import { ok, type Result } from '../../base/result.ts';
import { type Names, namesAfter } from '../../model/names.ts';
import type { Problem } from '../../model/problem.ts';
import type { NetworkDoor, RunEvent } from '../../runner/api.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { RunState } from './runState.ts';
import { componentsIn } from './argumentChanges.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { keptDetail, type KeptDetail } from '../records/runDetail.ts';
import { newRun, recordOf, type Resumed, type Run } from './oneRun.ts';
import { createRunDriver } from './runDriver.ts';
import { showEvent } from './runEvents.ts';
import type { RunEnd, Wish } from './runLife.ts';
import { eventNow, namedHandle, stateNow } from './runNames.ts';
import { idleRun, phaseOf, runOfRecord, runThatDidNotBegin, runThatEnded } from './runShown.ts';
import type { Known } from './runWishes.ts';

export interface RunContext {
  readonly deps: Pick<StoreDeps, 'runClient' | 'clock' | 'newId' | 'setTimer' | 'version'>;
  /** The types of the document of now. */
  readonly catalogue: () => Catalogue;
  readonly run: StoreApi<RunState>;
  /**
   * A run is over: its record, the document (by the key given at the start) it belongs to, and what is
   * kept beside the record.
   */
  readonly onEnded: (record: RunRecord, owner: string, detail: KeptDetail) => void;
  readonly onProblem: (problem: RunFailure) => void;
  /** A run has begun, or goes on. Left out: nothing of it is kept before its end. */
  readonly onBegun?: (run: Run, isOn: () => boolean) => void;
}

/** The one run of the page: the handle to the worker, and what came from it. */
export interface RunSession {
  /** Begins a run in place of the one before. Problems of the model come back. */
  start(
    request: Omit<RunRequest, 'speed'>,
    owner: string,
    resumed?: Resumed,
    door?: NetworkDoor,
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
  /** The page may be going away: puts down what there is of the run that goes on. */
  putDown(): void;
  /** The page goes away: ends the worker for sure. */
  dispose(): void;
}

export function createRunSession(context: RunContext): RunSession {
  const { deps, run: store } = context;
  let current: Run | null = null;
  const { happen, want, ask } = createRunDriver({
    deps,
    catalogue: context.catalogue,
    isShown: (mine) => current === mine,
    onLife: (mine) => current === mine && showPhase(store, mine),
    onOver: over,
    onProblem: context.onProblem,
  });

  const start: RunSession['start'] = async (request, owner, resumed, door) => {
    letGo('dropped');
    const { speed } = store.getState();
    const mine = newRun(deps, store, request, owner, resumed);
    current = mine;
    store.setState({ ...idleRun(speed), phase: { kind: 'starting' }, status: 'init' });
    if (resumed !== undefined) store.setState({ series: mine.trace.views() });
    void happen(mine, { kind: 'start', paused: request.start === 'paused' });
    const { signal } = mine.withdrawal;
    const answer = await deps.runClient.start(
      { ...request, speed, ...(context.onBegun === undefined ? {} : { tellsPoints: true }) },
      (event) => take(mine, eventNow(mine.names, event)),
      signal,
      door,
    );
    if (answer.ok) {
      mine.handle = namedHandle(answer.value, () => mine.names);
      context.onBegun?.(mine, () => current === mine);
      await happen(mine, { kind: 'opened' });
      return ok(undefined);
    }
    void happen(mine, { kind: 'refused' });
    if (current !== mine) return ok(undefined);
    current = null;
    store.setState(runThatDidNotBegin(answer.error, signal.aborted, store.getState()));
    return signal.aborted ? ok(undefined) : answer;
  };

  function take(mine: Run, event: RunEvent): void {
    if (event.kind === 'ended') {
      void happen(mine, { kind: 'ended', end: event });
      return;
    }
    if (current !== mine) return;
    const paused = pausedIn(event);
    if (paused !== null) void happen(mine, { kind: 'told', paused });
    if (event.kind === 'point') mine.keeping?.point(event);
    else showEvent(store, mine.trace, event);
  }

  function over(mine: Run, end: RunEnd, isSeen: boolean): void {
    const told = recordOf(mine, end, isSeen ? store.getState().steps : 0);
    const made = { ...told, version: deps.version?.() };
    // A run that was left told no more of its values: half a series would look like a whole one.
    const series = isSeen ? mine.trace.finish() : {};
    if (isSeen) {
      store.setState({ ...runThatEnded(made, store.getState()), series });
      current = null;
    }
    context.onEnded(made, mine.owner, keptDetail(series, mine.config, mine.files));
  }

  /** What a person asks of the run that shows. */
  async function press(what: Wish): Promise<void> {
    if (current !== null) await happen(current, { kind: 'wish', wish: what });
  }

  async function tell(call: Parameters<typeof ask>[1]): Promise<void> {
    if (current !== null) await ask(current, call);
  }

  async function change(part: Partial<Known>): Promise<void> {
    if (current !== null) await want(current, { kind: 'wanted', wish: part });
  }

  /** Of a run that was left the end still comes, and is kept with the document that it belongs to. */
  function letGo(kind: 'left' | 'dropped'): void {
    const mine = current;
    current = null;
    mine?.trace.close();
    if (mine !== null) void happen(mine, { kind });
  }

  return {
    start,
    isActive: () => current !== null,
    pause: () => press('pause'),
    resume: () => press('resume'),
    stop: () => press('stop'),
    step: () => tell((handle) => handle.step(1)),
    stepComponent: (name) => tell((handle) => handle.stepComponent(name)),
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
    leave(last) {
      letGo('left');
      store.setState(runOfRecord(last, store.getState().speed));
    },
    putDown: () => current?.keeping?.leave(),
    dispose: () => letGo('dropped'),
  };
}

/** Whether a run says that it stands; null: it says nothing of it. */
function pausedIn(event: RunEvent): boolean | null {
  // Before its components have begun a run stands in any case.
  const isOn = event.kind === 'progress' && event.status !== 'created' && event.status !== 'init';
  return isOn ? event.paused : null;
}

function showPhase(store: StoreApi<RunState>, { life, trace }: Run): void {
  const phase = phaseOf(life);
  if (phase === null || phase.kind === store.getState().phase.kind) return;
  store.setState({ phase, elapsed: trace.elapsed });
}
