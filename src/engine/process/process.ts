import type {
  ComponentProgress,
  ComponentValues,
  RunFailure,
  Status,
} from '../../model/run/index.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { classOf, type Component, detailsOf } from '../component/component.ts';
import type { Connector } from '../channels/connector.ts';
import type { Environment } from '../environment.ts';
import { NotInitialisedError, ProcessError, toFailure, ValidationError } from '../errors.ts';
import { attachProbe } from '../probe/attachProbe.ts';
import type { Probe, ProbeOptions } from '../probe/probe.ts';
import { componentRecord, connectorRecord, valuesOf } from '../state/records.ts';
import { DictStateBackend } from '../state/dictState.ts';
import type { StateBackend } from '../state/state.ts';
import type { Unit } from '../unit/unit.ts';
import { validate } from '../validateWiring.ts';
import { callHooks, type Hook, type HookError } from './hooks.ts';

export interface ProcessOptions {
  readonly components: readonly Component[];
  readonly connectors: readonly Connector[];
  readonly name?: string | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly state?: StateBackend;
  readonly environment: Environment;
  /** Type texts of the components, for the records; class names without it. */
  readonly types?: ReadonlyMap<string, string>;
  /** False: nobody looks at the records of the job, so none are made. */
  readonly keepsRecords?: boolean;
}

/** What of a process runs how. */
export interface Schedule {
  readonly compiled: readonly string[];
  readonly queued: readonly string[];
  readonly generated: boolean;
}

/** The members that every process has, whatever runs it. */
export abstract class Process {
  readonly id: string;
  readonly name: string;
  readonly components: ReadonlyMap<string, Component>;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The failure that ended it, if one did. */
  failure: RunFailure | null = null;
  protected readonly environment: Environment;
  protected abstract readonly units: ReadonlyMap<string, Unit>;
  /** The connector of each event type, by id. */
  abstract readonly eventConnectors: ReadonlyMap<string, Connector>;
  #state: StateBackend;
  #status: Status = 'created';
  #isInitialised = false;
  readonly #types: ReadonlyMap<string, string>;
  readonly #keepsRecords: boolean;

  /** @throws TypeError when two components have one name */
  constructor({
    components,
    connectors,
    name = null,
    parameters = {},
    state = new DictStateBackend(),
    environment,
    types = new Map(),
    keepsRecords = true,
  }: ProcessOptions) {
    this.name = name ?? `${this.constructor.name}_${environment.randomId(8)}`;
    this.id = this.name;
    this.components = new Map(components.map((component) => [component.name, component]));
    if (this.components.size < components.length) {
      throw new TypeError('Two components of a process have the same name.');
    }
    this.connectors = new Map(
      connectors.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((c) => [c.id, c]),
    );
    this.parameters = parameters;
    this.environment = environment;
    this.#state = state;
    this.#types = types;
    this.#keepsRecords = keepsRecords;
  }

  get status(): Status {
    return this.#status;
  }

  get isInitialised(): boolean {
    return this.#isInitialised;
  }

  get state(): StateBackend {
    return this.#state;
  }

  get jobId(): string | null {
    return this.#state.jobId;
  }

  /** Calls of step of all components together. */
  get totalSteps(): number {
    let steps = 0;
    for (const unit of this.units.values()) steps += unit.steps;
    return steps;
  }

  /** Takes another state backend for the jobs to come. */
  useState(state: StateBackend): void {
    this.#state = state;
  }

  /** Begins a job in a state backend and writes the records of this process into it. */
  async connectState(state: StateBackend = this.#state): Promise<void> {
    this.#state = state;
    const { environment } = this;
    await state.init({
      newJobId: () => `Job_${environment.randomId(16)}`,
      timestamp: () => new Date(environment.time()).toISOString().replace('Z', '000+00:00'),
    });
    if (!this.#keepsRecords) return;
    const records = [...this.units.values()].map((unit) => this.#record(unit));
    state.upsertProcess({
      __export: { type: this.constructor.name, args: { name: this.name } },
      id: this.id,
      name: this.name,
      status: this.#status,
      components: byId(records),
      connectors: byId(
        [...this.connectors.values(), ...this.eventConnectors.values()].map(connectorRecord),
      ),
      parameters: this.parameters,
    });
    for (const record of records) state.upsertComponent(this.id, record);
  }

  /**
   * Makes everything ready to run: validates, begins the job, gives the components their parameters,
   * and calls their `init` (all at once).
   *
   * @throws ValidationError before any `init` was called; ProcessError when an `init` threw
   */
  async init(): Promise<void> {
    await this.begin('init');
    for (const unit of this.units.values()) unit.setStatus('init', true);
    this.setStatus('init');
  }

  /** Everything of `init` but the statuses; with `resume` as for a run that goes on. */
  protected async begin(hook: 'init' | 'resume'): Promise<void> {
    this.failure = null;
    const { wiring } = this.environment.known ?? {};
    const connectors = [...this.connectors.values()];
    const isGood = wiring?.isGood(this.components, connectors) === true;
    const messages = isGood ? [] : validate(this.components, connectors);
    if (messages.length > 0) {
      const error = new ValidationError(['Process validation failed:', ...messages].join('\n'));
      this.failure = toFailure(error, null, null);
      throw error;
    }
    if (!isGood) wiring?.keep(this.components, connectors);
    await this.connectState();
    await this.beginComponents(hook);
  }

  /** Gives the components what they get from the process, and calls their hooks. */
  protected async beginComponents(hook: 'init' | 'resume'): Promise<void> {
    this.provideContext();
    await this.#all(hook);
    this.markInitialised();
  }

  protected markInitialised(): void {
    this.#isInitialised = true;
  }

  /** Gives the components what they get from the process. */
  protected provideContext(): void {
    for (const component of this.components.values()) {
      const { given } = detailsOf(component);
      component.parameters = { ...this.parameters, ...given.parameters };
      component.host = this.environment.host;
    }
  }

  /** One step of every component. */
  abstract step(): Promise<void>;
  /** Steps every component until all have ended. */
  abstract run(): Promise<void>;
  /** Ends everything where it is: statuses are stopped, a pending `run()` resolves. */
  abstract cancel(): void;
  /** One step of every component that has not ended; the end of the data is no failure. */
  abstract advance(): Promise<void>;
  /**
   * One step of one component alone, between steps by hand or while `run()` is paused: it takes what waits
   * in its inputs, and what it sends waits for the others.
   *
   * @returns in words, why it does not step: there is none of this name, it has ended, or what it waits for
   * @throws as `step` does; ProcessStatusError while the process runs
   */
  abstract stepComponent(name: string): Promise<Result<void, string>>;
  /** Holds a run between two steps. */
  abstract pause(): void;
  abstract resume(): void;
  abstract get isPaused(): boolean;
  /** All components have ended. */
  abstract get isFinished(): boolean;
  /**
   * Which components the compiled schedule runs (and whether as generated code), and which the ready
   * queue.
   */
  abstract get schedule(): Schedule;
  /** Saves where the process is; by name which components cannot be saved and why. */
  abstract checkpoint(): Promise<Result<Checkpoint, readonly string[]>>;
  /** Goes back to a checkpoint, instead of `init`; in words, why it does not fit. */
  abstract restore(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>>;

  /** Calls the components' `destroy` and ends the job. May be called again. */
  async destroy(): Promise<void> {
    this.#isInitialised = false;
    try {
      await this.#all('destroy');
    } finally {
      await this.#state.destroy();
    }
  }

  /** Initialises and gives itself, for `await using process = await ....open()`. */
  async open(): Promise<this> {
    await this.init();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.destroy();
  }

  /** Status, steps and field values of a component as they are now; undefined when there is none. */
  valuesOf(name: string): ComponentValues | undefined {
    const unit = this.units.get(name);
    return unit && valuesOf(unit);
  }

  /** How far every component is, without copying values as `valuesOf` does. */
  progress(): ComponentProgress[] {
    return [...this.units.values()].map(({ name, status, steps }) => ({ name, status, steps }));
  }

  /** Records a field, `component.field`, from now on: outputs after each step, inputs as received. */
  probe(field: string, options: ProbeOptions = {}): Result<Probe, string> {
    return attachProbe(this.units, field, options, () => this.probesChanged());
  }

  /** Changes an argument while it runs; the component reads it in its next step. */
  setArgument(component: string, name: string, value: unknown): Result<void, string> {
    const target = this.components.get(component);
    if (target === undefined) return fail(`There is no component ${component}.`);
    const { takeArgument } = target.constructor as typeof Component;
    if (takeArgument !== undefined && !takeArgument(target as never, name, value))
      return fail(`${component} takes ${name} when it is made: it counts from the next run on.`);
    target.args = { ...target.args, [name]: value };
    return ok(undefined);
  }

  /** A component that has not ended; in words, why there is none. */
  protected livingUnit(name: string): Result<Unit, string> {
    const unit = this.units.get(name);
    if (unit === undefined) return fail(`There is no component ${name}.`);
    return unit.isEnded ? fail(`${name} has ended.`) : ok(unit);
  }

  /** For schedules that are made for the probes there are. */
  protected probesChanged(): void {}

  protected setStatus(status: Status): void {
    this.#status = status;
    this.#state.updateProcessStatus(this.id, status);
  }

  protected publish(unit: Unit): void {
    if (!this.#keepsRecords) return;
    this.#state.upsertComponent(this.id, this.#record(unit));
    if (unit.status === 'failed') this.#state.updateProcessStatus(this.id, 'failed');
  }

  protected mustBeInitialised(): void {
    if (!this.#isInitialised) {
      throw new NotInitialisedError('Process must be initialised before running');
    }
  }

  /** The type text of a component. */
  protected typeText(component: Component): string {
    return this.#types.get(component.name) ?? typeOf(component);
  }

  #record(unit: Unit) {
    return componentRecord(unit, this.typeText(unit.component));
  }

  /** Calls a hook of all components at once; what went wrong. */
  protected callHooks(hook: Hook): Promise<readonly HookError[]> {
    return callHooks(this.components, hook);
  }

  async #all(hook: Hook): Promise<void> {
    const errors = await this.callHooks(hook);
    const [first] = errors;
    if (first === undefined) return;
    const thrower = classOf(this.components.get(first.name));
    this.failure = toFailure(first.error, first.name, null, thrower);
    throw new ProcessError(
      errors.map(({ error }) => error),
      this.failure,
    );
  }
}

/** The text that names a component's class. */
export function typeOf(component: Component): string {
  const { type, name } = component.constructor as typeof Component;
  return type ?? name;
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Record<string, T> {
  return Object.fromEntries(records.map((record) => [record.id, record]));
}
