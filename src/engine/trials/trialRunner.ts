import type { ConfigSpec, TuneField } from '../../model/index.ts';
import type { TrialObjective, TrialRequest, TrialResult } from '../../model/run/index.ts';
import { type BuildEnvironment, buildProcess, type RunnableProcess } from '../build.ts';
import { KnownRounds } from '../compiled/knownRounds.ts';
import { changedConfig } from './changedConfig.ts';
import { ProcessError, toFailure } from '../errors.ts';
import { KnownWiring } from '../knownWiring.ts';
import { seriesOf } from './seriesOf.ts';

export interface TrialModel {
  readonly config: ConfigSpec;
  /** What each argument of a trial changes, by full name. */
  readonly fields: ReadonlyMap<string, TuneField>;
  readonly objectives: readonly TrialObjective[];
  /** Fields, `component.field`, of which trials record series. */
  readonly watch?: readonly string[];
}

/** Values of a field that are recorded of a trial at most; of a longer one there is no series. */
const MOST_RECORDED = 4_000_000;

/**
 * Runs a model again and again with other values in it. Components are made anew each time, so that a trial
 * is what a run of its own would be; what their rounds were compiled to stays.
 */
export class TrialRunner {
  readonly #model: TrialModel;
  readonly #environment: BuildEnvironment;
  #process: RunnableProcess | null = null;
  #isCancelled = false;

  constructor(model: TrialModel, environment: BuildEnvironment) {
    this.#model = model;
    this.#environment = {
      ...environment,
      keepsRecords: false,
      known: { rounds: new KnownRounds(), wiring: new KnownWiring() },
    };
  }

  /** Runs one trial to its end. Never rejects: what goes wrong is the trial's own. */
  async run(trial: TrialRequest): Promise<TrialResult> {
    const { number } = trial;
    const start = this.#environment.now();
    const ended = await this.#run(trial);
    return { number, ...ended, seconds: (this.#environment.now() - start) / 1000 };
  }

  /** Ends the trial that is under way, if its components let anybody in. */
  cancel(): void {
    this.#isCancelled = true;
    this.#process?.cancel();
  }

  async #run({ arguments: given, seed }: TrialRequest): Promise<Ended> {
    const { config, fields } = this.#model;
    const values = Object.entries(given).flatMap(([name, value]) => {
      const field = fields.get(name);
      return field === undefined ? [] : [[field, value] as const];
    });
    const { host } = this.#environment;
    this.#isCancelled = false;
    const environment =
      seed === null ? this.#environment : { ...this.#environment, host: { ...host, seed } };
    const built = buildProcess(changedConfig(config, values), environment);
    if (!built.ok) return failed(built.error[0]?.message ?? 'The model cannot be made.');
    const process = built.value;
    this.#process = process;
    try {
      await process.init();
      const { watch = [] } = this.#model;
      const probes = watch.map((field) => process.probe(field, { budget: MOST_RECORDED }));
      await process.run();
      if (this.#isCancelled) return failed('The trial was ended.');
      const ended = this.#objectivesOf(process);
      if (ended.status === 'failed' || probes.length === 0) return ended;
      return { ...ended, series: probes.map((probe) => seriesOf(probe.ok ? probe.value : null)) };
    } catch (error) {
      return this.#afterError(process, error);
    } finally {
      this.#process = null;
      await process.destroy().catch(() => undefined);
    }
  }

  #objectivesOf(process: RunnableProcess): Ended {
    const values: number[] = [];
    for (const { component, field } of this.#model.objectives) {
      const value = lastValue(process, component, field);
      if (typeof value !== 'number' || Number.isNaN(value)) {
        return failed(`${component}.${field} is ${shown(value)}, not a number to be compared.`);
      }
      values.push(value);
    }
    return { status: 'completed', objectives: values, error: null };
  }

  /** A violated constraint has a value: the one it names, or the worst there is. */
  #afterError(process: RunnableProcess, error: unknown): Ended {
    const { message } = process.failure ?? toFailure(error, null, null);
    const where = process.failure?.component;
    const text = where == null ? message : `${where}: ${message}`;
    const first: unknown = error instanceof ProcessError ? error.errors[0] : error;
    if (!isConstraint(first)) return failed(text);
    const given = first.objectiveValue;
    const objectives = this.#model.objectives.map(({ direction }) => {
      if (typeof given === 'number') return given;
      return direction === 'min' ? Infinity : -Infinity;
    });
    return { status: 'constrained', objectives, error: text };
  }
}

type Ended = Omit<TrialResult, 'number' | 'seconds'>;

function failed(error: string): Ended {
  return { status: 'failed', objectives: [], error };
}

function isConstraint(error: unknown): error is { readonly objectiveValue?: unknown } {
  return error instanceof Error && 'code' in error && error.code === 'CONSTRAINT';
}

/** A field's value when the run has ended: an output, an input, an export or any other attribute. */
function lastValue(process: RunnableProcess, component: string, field: string): unknown {
  const { input, output, exports } = process.valuesOf(component) ?? {};
  const found = [output, exports, input].find(
    (map) => map !== undefined && Object.hasOwn(map, field),
  );
  const value =
    found === undefined
      ? (process.components.get(component) as unknown as Record<string, unknown>)?.[field]
      : found[field];
  return typeof value === 'boolean' ? Number(value) : value;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'without a value';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return 'a text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
