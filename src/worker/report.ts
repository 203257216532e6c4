import type {
  ComponentResult,
  Outputs,
  RunFailure,
  ShortValue,
  Status,
} from '../model/run/index.ts';
import { LocalProcess, type RunnableProcess } from '../engine/index.ts';
import {
  LIMITS,
  PLAIN_LIMITS,
  survey,
  toPlain,
  type WorkerEvent,
} from '../runner/protocol/index.ts';
import type { Model } from './makeModel.ts';

type ProfileEvent = Extract<WorkerEvent, { readonly kind: 'profile' }>;
type OutputsEvent = Extract<WorkerEvent, { readonly kind: 'outputs' }>;
type Progress = Extract<WorkerEvent, { readonly kind: 'progress' }>;

/** Nodes of all final values together, and of one component where they are too many. */
const NODES = 2_000_000;
const SCARCE = { nodes: 200, depth: 8, text: 500 } as const;
const ENDED_BYTES = 64 * 1024 * 1024;

/** How often progress is told: large processes less often, since each line names every component. */
function pauseBetween(components: number): number {
  return components <= 500 ? 33 : 200;
}

/**
 * How the status shows: a paced run waits for its next round for the blink of an eye and is running all
 * the same; a run that is held waits, though the process, in the midst of `run()`, calls it running.
 */
function seen(status: Status, paused: boolean): Status {
  if (status === 'waiting' && !paused) return 'running';
  return status === 'running' && paused ? 'waiting' : status;
}

/** Tells how far the components are, when that changed. */
export class ProgressReport {
  readonly #process: RunnableProcess;
  readonly #isHeld: () => boolean;
  readonly #now: () => number;
  #last: Progress | null = null;
  #toldAt = -Infinity;

  constructor(process: RunnableProcess, isHeld: () => boolean, now: () => number) {
    this.#process = process;
    this.#isHeld = isHeld;
    this.#now = now;
  }

  /** The state of now; null when nothing changed, or only the counts and it is too early for those. */
  next(): Progress | null {
    const { totalSteps: steps } = this.#process;
    const paused = this.#isHeld();
    const status = seen(this.#process.status, paused);
    const last = this.#last;
    const turned = last === null || last.status !== status || last.paused !== paused;
    if (!turned && last.steps === steps) return null;
    const now = this.#now();
    if (!turned && now - this.#toldAt < pauseBetween(this.#process.components.size)) return null;
    this.#toldAt = now;
    const components = this.#process.progress().slice(0, LIMITS.components);
    this.#last = { kind: 'progress', status, paused, steps, components };
    return this.#last;
  }
}

/** How often it is told where the time went; in large processes, each line names every component. */
const PROFILE_MS = 500;
const PROFILE_MS_LARGE = 2_000;

/** Tells where the time goes, now and then while the process runs. */
export class ProfileReport {
  readonly #model: Model;
  readonly #now: () => number;
  #toldAt: number;
  #steps = -1;

  constructor(model: Model, now: () => number) {
    this.#model = model;
    this.#now = now;
    this.#toldAt = now();
  }

  /** The account of now; null when it is too early for another one, or nothing happened since the last. */
  next(): ProfileEvent | null {
    const { process } = this.#model;
    const pause = process.components.size <= 500 ? PROFILE_MS : PROFILE_MS_LARGE;
    if (this.#now() - this.#toldAt < pause || process.totalSteps === this.#steps) return null;
    return this.read();
  }

  /** The account of now, whenever it is; null when nobody keeps one. */
  read(): ProfileEvent | null {
    const { process, cores } = this.#model;
    this.#toldAt = this.#now();
    this.#steps = process.totalSteps;
    // An account of more takes so long to make that the run would feel it.
    if (process.components.size > LIMITS.profiled) return null;
    if (process.connectors.size > LIMITS.connectors) return null;
    const profile = process instanceof LocalProcess ? process.profile(cores) : process.profile;
    return profile === null ? null : { kind: 'profile', profile };
  }
}

/** How often outputs are told: as often as an eye follows; of many components, as an eye goes over them. */
const OUTPUTS_MS = 200;
const OUTPUTS_MS_LARGE = 1_000;

/** Tells what components gave last, for the values that are written on wires. */
export class OutputsReport {
  readonly #process: RunnableProcess;
  readonly #now: () => number;
  #toldAt = -Infinity;
  #steps = 0;

  constructor(process: RunnableProcess, now: () => number) {
    this.#process = process;
    this.#now = now;
  }

  /** The outputs of now; null when it is too early, nothing happened, or there are too many to look at. */
  next(): OutputsEvent | null {
    const process = this.#process;
    const { size } = process.components;
    const pause = size <= 500 ? OUTPUTS_MS : OUTPUTS_MS_LARGE;
    const now = this.#now();
    if (size > LIMITS.shown || process.totalSteps === this.#steps) return null;
    if (now - this.#toldAt < pause) return null;
    this.#toldAt = now;
    this.#steps = process.totalSteps;
    const outputs = [...process.components.keys()].flatMap((name): [string, Outputs[string]][] => {
      const values = process.valuesOf(name);
      if (values === undefined) return [];
      const fields = Object.entries(values.output).slice(0, LIMITS.shown);
      return [[name, Object.fromEntries(fields.flatMap(shortEntry))]];
    });
    return { kind: 'outputs', outputs: Object.fromEntries(outputs) };
  }
}

function shortEntry([field, value]: [string, unknown]): [string, ShortValue][] {
  if (typeof value === 'number' || typeof value === 'boolean') return [[field, value]];
  if (typeof value === 'string') return [[field, value.slice(0, LIMITS.shortText)]];
  if (value === null || value === undefined) return [];
  return [[field, Array.isArray(value) ? `list of ${value.length}` : 'object']];
}

/** What went wrong, in the words of the process. */
export function problemOf(process: RunnableProcess): RunFailure | null {
  const { failure } = process;
  return failure && { ...failure, message: failure.message.slice(0, LIMITS.message) };
}

/** Final values of all components as plain data, cut where they are too much to keep. */
export function finalValues(
  process: RunnableProcess,
  types: ReadonlyMap<string, string>,
): Readonly<Record<string, ComponentResult>> {
  const nodes = Math.max(1_000, Math.floor(NODES / Math.max(1, process.components.size)));
  const whole = { ...PLAIN_LIMITS, nodes: Math.min(nodes, PLAIN_LIMITS.nodes) };
  const values = valuesWithin(process, types, whole);
  return survey(values, ENDED_BYTES) === null ? valuesWithin(process, types, SCARCE) : values;
}

function valuesWithin(
  process: RunnableProcess,
  types: ReadonlyMap<string, string>,
  limits: { readonly nodes: number; readonly depth: number; readonly text: number },
): Readonly<Record<string, ComponentResult>> {
  const all: Record<string, ComponentResult> = {};
  for (const name of process.components.keys()) {
    const values = process.valuesOf(name);
    if (values === undefined) continue;
    const { status, steps } = values;
    const plain = (map: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toPlain(value, limits)]));
    const value: ComponentResult = {
      type: types.get(name) ?? '',
      status,
      steps,
      input: plain(values.input),
      output: plain(values.output),
      exports: plain(values.exports),
    };
    Object.defineProperty(all, name, { value, enumerable: true });
  }
  return all;
}
