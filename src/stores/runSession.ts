import type { StoreApi } from 'zustand/vanilla';
import { assertNever } from '../base/assertNever.ts';
import type { JsonObject } from '../base/json.ts';
import { argumentChanges, componentsIn, type GivenComponent } from './argumentChanges.ts';
import type { Result } from '../base/result.ts';
import { componentNow, fieldNow, type Names, namesAfter, SAME_NAMES } from '../model/names.ts';
import type { Problem } from '../model/problem.ts';
import type { RunBreakpoint, RunEvent, RunHandle, RunProblem, RunRequest } from '../runner/api.ts';
import type { LogLine, RunPhase, RunRecord, RunState, Series } from './api.ts';
import type { StoreDeps } from './deps.ts';
import { keptDetail, type KeptDetail } from './runDetail.ts';
import { eventNow, namedHandle, stateNow } from './runNames.ts';
import { SERIES_BUDGET, SeriesColumn } from './series.ts';

/** Lines of the log that are kept; the oldest make room. */
export const LOG_KEPT = 5_000;
/** After a stop that was answered, the end has to come within this time. */
const END_MS = 2_000;
/** Log lines show at most this often, however many come. */
const LOG_MS = 50;

export interface RunContext {
  readonly deps: StoreDeps;
  readonly run: StoreApi<RunState>;
  /**
   * A run is over: its record, the document (by the key given at the start) it belongs to, and what is
   * kept beside the record.
   */
  readonly onEnded: (record: RunRecord, owner: string, detail: KeptDetail) => void;
  readonly onProblem: (problem: RunProblem) => void;
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
  setBreakpoints(breakpoints: readonly RunBreakpoint[]): Promise<void>;
  /** Components and fields are called otherwise from now on: what shows, what is recorded and asked follows. */
  rename(names: Names, owner: string): void;
  /** Gives the components that run the arguments that they have in the document now. */
  follow(config: JsonObject, owner: string): Promise<void>;
  /** Another document is opened: the run is stopped in the background, its record is still kept. */
  leave(last: RunRecord | null): void;
  /** The page goes away: ends the worker for sure. */
  dispose(): void;
}

export function idleRun(speed: number | null = null): RunState {
  return {
    phase: { kind: 'idle' },
    status: 'created',
    steps: 0,
    unresponsive: false,
    components: {},
    values: {},
    series: {},
    outputs: {},
    log: [],
    files: [],
    jobId: null,
    speed,
    elapsed: 0,
    record: null,
    profile: null,
  };
}

/** How a run that is over shows after it was read back with its document. */
export function runOfRecord(record: RunRecord | null, speed: number | null): RunState {
  if (record === null) return idleRun(speed);
  const { status, error, steps, values, jobId, elapsed } = record;
  const components = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { name, status: value.status, steps: value.steps },
    ]),
  );
  const phase: RunPhase = { kind: 'ended', status, error };
  const told = { phase, status, steps, values, jobId, elapsed, components, record: record.id };
  return { ...idleRun(speed), ...told };
}

/** What belongs to one run; a message for an earlier one finds another `current` and is dropped. */
interface Current {
  readonly owner: string;
  readonly config: JsonObject;
  readonly seed: number;
  readonly startedAt: number;
  /** What it recorded, by field. */
  columns: ReadonlyMap<string, SeriesColumn>;
  /** What is called otherwise since it began. */
  names: Names;
  watched: ReadonlySet<string>;
  /** The components with the arguments that they have now. */
  args: ReadonlyMap<string, GivenComponent>;
  breakpoints: readonly RunBreakpoint[];
  /** The model as it was changed, where the worker is not told yet. */
  changedTo: JsonObject | null;
  /** Changes are told one after the other. */
  following: boolean;
  handle: RunHandle | null;
  /** Set when Stop was pressed before there was a worker to ask. */
  stopWanted: boolean;
  /** Time spent running before the present stretch, and when that began (null: it stands). */
  ran: number;
  runningSince: number | null;
  pendingLog: LogLine[];
  cancelLog: (() => void) | null;
  nextLine: number;
  over: boolean;
}

export function createRunSession(context: RunContext): RunSession {
  const { deps, run: store } = context;
  let current: Current | null = null;

  const setPhase = (phase: RunPhase): void => store.setState({ phase });
  const isActive = (): boolean => {
    const { kind } = store.getState().phase;
    return kind !== 'idle' && kind !== 'ended';
  };

  async function start(
    request: Omit<RunRequest, 'speed'>,
    owner: string,
  ): Promise<Result<void, readonly Problem[]>> {
    dispose();
    const { speed } = store.getState();
    const mine = newRun(request, owner, deps.clock());
    current = mine;
    store.setState({ ...idleRun(speed), phase: { kind: 'starting' }, status: 'init' });
    const answer = await deps.runClient.start({ ...request, speed }, (event) =>
      take(mine, eventNow(mine.names, event)),
    );
    if (current !== mine) {
      if (answer.ok) answer.value.dispose();
      return { ok: true, value: undefined };
    }
    if (!answer.ok) {
      current = null;
      // A model with problems was not run at all; a sandbox that broke while it began has failed.
      const broke = answer.error.some(({ code }) => code === 'SANDBOX_NOT_STARTED');
      // The speed may have been changed while the worker came up.
      const { speed: now } = store.getState();
      store.setState({ ...idleRun(now), ...(broke ? { status: 'failed' as const } : {}) });
      return answer;
    }
    mine.handle = namedHandle(answer.value, () => mine.names);
    if (store.getState().phase.kind === 'starting') started(mine, request.start);
    if (mine.stopWanted) await stop();
    // What was changed while the worker came up.
    if (store.getState().speed !== speed) await setSpeed(store.getState().speed);
    if (![...mine.watched].every((field) => request.watch.includes(field)))
      await watch([...mine.watched]);
    if (mine.breakpoints !== request.breakpoints) await setBreakpoints(mine.breakpoints);
    if (mine.changedTo !== null) await follow(mine.changedTo, owner);
    return { ok: true, value: undefined };
  }

  function started(mine: Current, how: RunRequest['start']): void {
    if (how === 'run') mine.runningSince = deps.clock();
    setPhase({ kind: how === 'run' ? 'running' : 'paused' });
  }

  function take(mine: Current, event: RunEvent): void {
    if (event.kind === 'ended') {
      ended(mine, event);
      return;
    }
    if (current !== mine) return;
    switch (event.kind) {
      case 'progress':
        progressed(mine, event);
        return;
      case 'samples':
        sampled(mine, event);
        return;
      case 'log':
        logged(mine, event);
        return;
      case 'file': {
        const others = store.getState().files.filter((file) => file.name !== event.name);
        store.setState({ files: [...others, { name: event.name, bytes: event.bytes }] });
        return;
      }
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

  function progressed(mine: Current, event: Extract<RunEvent, { kind: 'progress' }>): void {
    const { phase } = store.getState();
    clockTo(mine, deps.clock(), !event.paused);
    const components = Object.fromEntries(event.components.map((entry) => [entry.name, entry]));
    const { status, steps } = event;
    store.setState({ status, steps, components, elapsed: mine.ran, unresponsive: false });
    // `stopping` lasts until the end; `starting` until the worker is at hand.
    if (phase.kind === 'running' && event.paused) setPhase({ kind: 'paused' });
    if (phase.kind === 'paused' && !event.paused) setPhase({ kind: 'running' });
  }

  function sampled(mine: Current, event: Extract<RunEvent, { kind: 'samples' }>): void {
    const { field } = event;
    if (!mine.watched.has(field)) return;
    const column = mine.columns.get(field) ?? new SeriesColumn(field);
    if (!mine.columns.has(field)) mine.columns = new Map([...mine.columns, [field, column]]);
    if (!column.add(event, limitOf(mine))) return;
    store.setState({ series: { ...store.getState().series, [field]: column.view() } });
  }

  function logged(mine: Current, event: Extract<RunEvent, { kind: 'log' }>): void {
    const { level, component, message } = event;
    const at = deps.clock() - mine.startedAt;
    mine.pendingLog.push({ id: mine.nextLine, level, component, message, at });
    mine.nextLine += 1;
    if (mine.pendingLog.length > LOG_KEPT) mine.pendingLog.shift();
    mine.cancelLog ??= deps.setTimer(() => {
      mine.cancelLog = null;
      if (current === mine) showLog(mine);
    }, LOG_MS);
  }

  function showLog(mine: Current): void {
    if (mine.pendingLog.length === 0) return;
    const log = [...store.getState().log, ...mine.pendingLog].slice(-LOG_KEPT);
    mine.pendingLog = [];
    store.setState({ log });
  }

  function ended(mine: Current, event: Extract<RunEvent, { kind: 'ended' }>): void {
    // Left before it began, or told twice.
    if (mine.over || (mine.handle === null && current !== mine)) return;
    mine.over = true;
    clockTo(mine, deps.clock(), false);
    const { status, error, jobId, components: values } = event;
    const record: RunRecord = {
      id: deps.newId(),
      startedAt: mine.startedAt,
      status,
      steps: totalSteps(values, current === mine ? store.getState().steps : 0),
      elapsed: mine.ran,
      jobId,
      seed: mine.seed,
      error,
      values,
    };
    // A run that was left told no more of its values: half a series would look like a whole one.
    const series = current === mine ? finished(mine) : {};
    if (current === mine) show(mine, record, series);
    mine.handle?.dispose();
    context.onEnded(record, mine.owner, keptDetail(series, mine.config));
  }

  function show(mine: Current, record: RunRecord, series: RunState['series']): void {
    mine.cancelLog?.();
    showLog(mine);
    const { speed, log, files, components, profile } = store.getState();
    const over = runOfRecord(record, speed);
    // A worker that was ended says nothing of its components: how far they came stays in sight.
    const far = Object.keys(record.values).length > 0 ? over.components : broken(components);
    store.setState({ ...over, components: far, series, log, files, profile });
    current = null;
  }

  /** Passes a wish on; a refusal is told, not thrown. */
  async function ask(
    call: (handle: RunHandle) => Promise<Result<void, RunProblem>>,
  ): Promise<boolean> {
    const mine = current;
    if (mine?.handle == null) return false;
    const answer = await call(mine.handle);
    // A wish that the end of the run overtook is no trouble.
    if (!answer.ok && current === mine) context.onProblem(answer.error);
    return answer.ok && current === mine;
  }

  async function pause(): Promise<void> {
    const mine = current;
    if (store.getState().phase.kind !== 'running' || mine === null) return;
    if (!(await ask((handle) => handle.pause()))) return;
    clockTo(mine, deps.clock(), false);
    store.setState({ elapsed: mine.ran });
    if (store.getState().phase.kind === 'running') setPhase({ kind: 'paused' });
  }

  async function resume(): Promise<void> {
    const mine = current;
    if (store.getState().phase.kind !== 'paused' || mine === null) return;
    if (!(await ask((handle) => handle.resume()))) return;
    if (store.getState().phase.kind !== 'paused') return;
    clockTo(mine, deps.clock(), true);
    setPhase({ kind: 'running' });
  }

  async function stop(): Promise<void> {
    const mine = current;
    if (mine === null) return;
    const before = store.getState().phase;
    setPhase({ kind: 'stopping' });
    if (mine.handle === null) {
      mine.stopWanted = true;
      return;
    }
    const stopped = await ask((handle) => handle.stop());
    // The worker is asked again by the next press, or its end shows by itself.
    if (!stopped && current === mine && before.kind !== 'stopping') setPhase(before);
    if (stopped) deps.setTimer(() => giveUp(mine), END_MS);
  }

  /** The worker is gone and told no end: the page says it, so that nobody waits for ever. */
  function giveUp(mine: Current): void {
    ended(mine, { kind: 'ended', status: 'stopped', jobId: null, error: null, components: {} });
  }

  async function setSpeed(speed: number | null): Promise<void> {
    store.setState({ speed });
    await ask((handle) => handle.setSpeed(speed));
  }

  async function watch(fields: readonly string[]): Promise<void> {
    const mine = current;
    if (mine === null) return;
    mine.watched = new Set(fields);
    mine.columns = new Map([...mine.columns].filter(([field]) => mine.watched.has(field)));
    const kept = Object.entries(store.getState().series).filter(([field]) =>
      mine.watched.has(field),
    );
    store.setState({ series: Object.fromEntries(kept) });
    await ask((handle) => handle.watch(fields));
  }

  async function setBreakpoints(breakpoints: readonly RunBreakpoint[]): Promise<void> {
    if (current === null) return;
    current.breakpoints = breakpoints;
    await ask((handle) => handle.setBreakpoints(breakpoints));
  }

  function rename(names: Names, owner: string): void {
    store.setState(stateNow(names, store.getState()));
    const mine = current;
    if (mine === null || mine.owner !== owner) return;
    const now = (field: string) => fieldNow(names, field);
    mine.names = namesAfter(mine.names, names);
    mine.watched = new Set([...mine.watched].map(now));
    mine.columns = new Map(
      [...mine.columns].map(([field, column]) => [now(field), column.called(now(field))]),
    );
    mine.args = new Map([...mine.args].map(([name, given]) => [componentNow(names, name), given]));
    mine.breakpoints = mine.breakpoints.map((one) => ({ ...one, field: now(one.field) }));
    mine.pendingLog = mine.pendingLog.map((line) =>
      line.component === null ? line : { ...line, component: componentNow(names, line.component) },
    );
  }

  async function follow(config: JsonObject, owner: string): Promise<void> {
    const mine = current;
    if (mine === null || mine.owner !== owner || mine.over) return;
    mine.changedTo = config;
    if (mine.handle === null || mine.following) return;
    mine.following = true;
    // What is changed while the worker is told comes after that: the last value counts.
    let next: JsonObject | null = config;
    while (current === mine && next !== null) {
      mine.changedTo = null;
      const before = mine.args;
      mine.args = componentsIn(next);
      for (const { component, name, value } of argumentChanges(before, mine.args, deps.catalogue))
        await ask((handle) => handle.setArgument(component, name, value));
      next = mine.changedTo;
    }
    mine.following = false;
  }

  function leave(last: RunRecord | null): void {
    const mine = current;
    current = null;
    if (mine !== null) {
      mine.cancelLog?.();
      // The end still comes and is kept with the document that the run belongs to.
      void mine.handle?.stop().then((answer) => {
        if (answer.ok) deps.setTimer(() => giveUp(mine), END_MS);
        else giveUp(mine);
      });
    }
    store.setState(runOfRecord(last, store.getState().speed));
  }

  function dispose(): void {
    current?.cancelLog?.();
    current?.handle?.dispose();
    current = null;
  }

  return {
    start,
    isActive,
    pause,
    resume,
    step: async () => void (await ask((handle) => handle.step(1))),
    stepComponent: async (name) => void (await ask((handle) => handle.stepComponent(name))),
    stop,
    setSpeed,
    watch,
    setBreakpoints,
    rename,
    follow,
    leave,
    dispose,
  };
}

/** The components of a run that broke off: what was not over has stopped. */
function broken(components: RunState['components']): RunState['components'] {
  const entries = Object.entries(components).map(([name, entry]) => {
    const isOver = entry.status === 'completed' || entry.status === 'failed';
    return [name, isOver ? entry : { ...entry, status: 'stopped' as const }] as const;
  });
  return Object.fromEntries(entries);
}

function newRun(request: Omit<RunRequest, 'speed'>, owner: string, startedAt: number): Current {
  return {
    owner,
    config: request.config,
    seed: request.seed,
    startedAt,
    columns: new Map(),
    names: SAME_NAMES,
    watched: new Set(request.watch),
    args: componentsIn(request.config),
    breakpoints: request.breakpoints,
    changedTo: null,
    following: false,
    handle: null,
    stopWanted: false,
    ran: 0,
    runningSince: null,
    pendingLog: [],
    cancelLog: null,
    nextLine: 0,
    over: false,
  };
}

/** All that was recorded, with what was held back. */
function finished(mine: Current): Readonly<Record<string, Series>> {
  for (const column of mine.columns.values()) column.finish(limitOf(mine));
  return Object.fromEntries([...mine.columns].map(([field, column]) => [field, column.view()]));
}

/** Counts the time up to now, and goes on counting or stands. */
function clockTo(mine: Current, now: number, running: boolean): void {
  if (mine.runningSince !== null) mine.ran += Math.max(0, now - mine.runningSince);
  mine.runningSince = running ? now : null;
}

function totalSteps(values: RunRecord['values'], seen: number): number {
  const steps = Object.values(values).map((value) => value.steps);
  return steps.length === 0 ? seen : steps.reduce((sum, count) => sum + count, 0);
}

function limitOf(mine: Current): number {
  return Math.floor(SERIES_BUDGET / Math.max(1, mine.watched.size));
}
