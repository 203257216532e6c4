import {
  type Breakpoint,
  type BreakpointHit,
  modelSteps,
  type RunFailure,
  type RunRequest,
  type RunWarning,
  type Status,
} from '../model/run/index.ts';
import type { Result } from '../base/result.ts';
import { type Checkpoint, type RunnableProcess, WorkerPoolProcess } from '../engine/index.ts';
import { withoutEffect, endpointOf, componentOf } from '../model/index.ts';
import { LIMITS, type Batch, type WorkerEvent } from '../runner/protocol/index.ts';
import type { PythonLine } from '../runtime/index.ts';
import { Driver } from './driver.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import { Outbox } from './outbox.ts';
import { changeArgument, type Model, type WorkerEnvironment } from './makeModel.ts';
import { finalValues, OutputsReport, problemOf, ProfileReport, ProgressReport } from './report.ts';
import { RunPoints } from './runPoints.ts';
import { WatchedFields } from './watchedFields.ts';

/** Characters of a value that the log shows. */
const SHOWN = 200;
/** How long `destroy` of the components may keep the end of a run from being told. */
const DESTROY_MS = 300;

interface HostedRunOptions {
  readonly model: Model;
  readonly request: RunRequest<unknown>;
  /** Where it goes on; null: it begins. */
  readonly from: Checkpoint | null;
  readonly files: MemoryFiles;
  readonly environment: WorkerEnvironment;
  readonly post: (batch: Batch, transfer: Transferable[]) => void;
}

/** One run from `init` to its last word: drives the process and tells the page how it goes. */
export class HostedRun {
  readonly driver: Driver;
  readonly #options: HostedRunOptions;
  readonly #process: RunnableProcess;
  readonly #outbox: Outbox;
  readonly #watchedFields: WatchedFields;
  readonly #progress: ProgressReport;
  readonly #profile: ProfileReport;
  readonly #outputs: OutputsReport;
  readonly #points: RunPoints | null;
  /** Why it could not go on from where it was. */
  #misfit: RunFailure | null = null;
  #phase: 'beginning' | 'going' | 'ending' = 'beginning';
  /** The breakpoint that was told last. */
  #told: BreakpointHit | null = null;
  /** Asked to stop while the components still began. */
  #stopWanted = false;

  constructor(options: HostedRunOptions) {
    const { model, request, environment, post } = options;
    this.#options = options;
    this.#process = model.process;
    this.#watchedFields = new WatchedFields(model.process);
    this.driver = new Driver(model.process, {
      now: () => environment.now(),
      sleep: (milliseconds) => environment.sleep(milliseconds),
      yieldToHost: () => environment.yieldToHost(),
      onEnd: () => void this.#end(this.#process.status),
    });
    this.driver.setSpeed(request.speed);
    this.#progress = new ProgressReport(
      model.process,
      () => this.driver.isHeld,
      () => environment.now(),
    );
    this.#profile = new ProfileReport(model, () => environment.now());
    this.#outputs = new OutputsReport(model.process, () => environment.now());
    const collect = () => this.#collect();
    this.#outbox = new Outbox({ post, now: () => environment.now(), collect });
    this.#points = request.tellsPoints === true ? this.#makePoints() : null;
  }

  get isOver(): boolean {
    return this.#phase === 'ending';
  }

  /** Begins and, unless it shall wait, runs. Settles when the components have begun. */
  async begin(): Promise<void> {
    const { request, model } = this.#options;
    // What a run that goes on records begins where it is, which is known once it is there.
    if (this.#options.from === null) this.watch(request.watch);
    this.setBreakpoints(request.breakpoints);
    const count = model.process.components.size;
    const components = count === 1 ? '1 component' : `${count} components`;
    const how = this.#options.from === null ? '' : ', from where it was';
    this.#log('info', `Run of ${components} with seed ${request.seed}${how}.`);
    for (const note of withoutEffect(model.config)) this.#log('info', note);
    try {
      await this.#initialise();
    } catch {
      return this.#end(this.#stopWanted ? 'stopped' : 'failed');
    }
    if (this.#misfit !== null) return this.#end('failed');
    if (this.#stopWanted) return this.stop();
    if (this.#phase !== 'beginning') return;
    this.#phase = 'going';
    if (request.start === 'run') this.driver.resume();
    // The plan shows from the beginning.
    const profile = this.#profile.read();
    if (profile !== null) this.#outbox.add(profile);
    this.flush();
  }

  /** Begins, or goes on from where it was. */
  async #initialise(): Promise<void> {
    const { from, request } = this.#options;
    if (from === null) {
      await this.#process.init();
      return;
    }
    const restored = await this.#process.restore(from);
    if (restored.ok) {
      this.watch(request.watch);
      return;
    }
    const message = `It cannot go on from where it was. ${restored.error.join(' ')}`;
    this.#misfit = { code: 'CHECKPOINT', component: null, step: null, message };
  }

  #makePoints(): RunPoints {
    const { files, model, environment } = this.#options;
    return new RunPoints({
      ...{ process: this.#process, driver: this.driver, files },
      now: () => environment.now(),
      sleep: (milliseconds) => environment.sleep(milliseconds),
      drain: (steps, milliseconds) => this.#drain(steps, milliseconds),
      tell: (event) => this.#outbox.add(event),
      hasOtherFiles: () => model.written().length > 0,
    });
  }

  /** All that was recorded goes on its way, while nothing steps. */
  async #drain(steps: ReadonlyMap<string, number>, milliseconds: number): Promise<boolean> {
    const { environment } = this.#options;
    const fields = this.#watchedFields;
    const until = environment.now() + milliseconds;
    // A pool's workers tell what they have recorded a little later.
    while (!fields.hasAll(steps) && environment.now() < until) await environment.sleep(1);
    if (!fields.hasAll(steps)) return false;
    while (!fields.isEmpty && environment.now() < until) {
      await environment.sleep(4);
      this.#outbox.flush();
    }
    return fields.isEmpty;
  }

  step(count: number): Promise<void> {
    return this.driver.step(count);
  }

  stepComponent(name: string): Promise<Result<void, string>> {
    return this.driver.stepComponent(name);
  }

  /** Ends the run where it is. */
  async stop(): Promise<void> {
    if (this.#phase === 'beginning' && !this.#process.isInitialised) {
      this.#stopWanted = true;
      return;
    }
    this.driver.halt();
    // The answer goes out first: ending thousands of components and putting them away takes a while.
    void this.#options.environment.yieldToHost().then(() => {
      this.driver.cancel();
      return this.#end('stopped');
    });
  }

  /** Records these fields; what is not there is told in the log. */
  watch(fields: readonly string[]): void {
    for (const message of this.#watchedFields.set(fields)) this.#log('warning', message);
  }

  /** Holds the run at these values, in place of those of before; what is no output is told in the log. */
  setBreakpoints(breakpoints: readonly Breakpoint[]): void {
    const isThere = (one: Breakpoint) => {
      const { component, field } = endpointOf(one.field);
      return this.#process.components.get(component)?.io.outputs.includes(field) ?? false;
    };
    for (const one of breakpoints) {
      if (!isThere(one))
        this.#log('warning', `There is no output ${one.field} to hold the run at.`);
    }
    this.#process.setBreakpoints(breakpoints.filter(isThere));
  }

  setArgument(component: string, argument: string, value: unknown): Result<void, string> {
    const done = changeArgument(this.#options.model, component, argument, value);
    if (!done.ok) return done;
    // Told from here, it stands in the log even when the run is over by it.
    const whole = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'null');
    const text = whole.slice(0, SHOWN);
    const message = `${argument} is ${text} from here on: it was changed while the process runs.`;
    this.#log('info', message, component);
    return done;
  }

  /** Sends what there is, if it is time. */
  flush(): void {
    if (this.#phase === 'going') this.#points?.tick();
    this.#outbox.flush();
  }

  taken(number: number): void {
    this.#outbox.taken(number);
  }

  #collect(): readonly WorkerEvent[] {
    this.#tellHit();
    const samples = this.#watchedFields.collect();
    const news = [this.#progress.next(), this.#profile.next(), this.#outputs.next()];
    return [...samples, ...news.filter((event) => event !== null)];
  }

  /** A breakpoint was met since the last time: the run is held, and the log says where. */
  #tellHit(): void {
    const { lastHit } = this.#process;
    if (lastHit === null || lastHit === this.#told || this.#phase !== 'going') return;
    this.#told = lastHit;
    this.driver.pause();
    const { breakpoint, value, step } = lastHit;
    const component = componentOf(breakpoint.field);
    const condition =
      breakpoint.comparison === 'any'
        ? ''
        : `, which is ${breakpoint.comparison} ${JSON.stringify(breakpoint.value)}`;
    const shown = (JSON.stringify(value) ?? 'null').slice(0, SHOWN);
    const message = `Held at ${breakpoint.field} in step ${step}: ${shown}${condition}.`;
    this.#log('info', message, component);
  }

  /** Tells in the log what a component gives to think about. */
  warn({ component, step, message }: RunWarning): void {
    const when = step === null ? '' : `Step ${step}: `;
    this.#log('warning', `${when}${message}`, component);
  }

  /** Tells in the log what a component writes. */
  print({ level, component, text }: PythonLine): void {
    const tone = level === 'warning' || level === 'error' ? level : 'info';
    this.#log(tone, text.slice(0, LIMITS.message), component === '' ? null : component);
  }

  #log(
    level: 'info' | 'warning' | 'error',
    message: string,
    component: string | null = null,
  ): void {
    this.#outbox.add({ kind: 'log', level, component, message });
  }

  async #end(status: Status): Promise<void> {
    if (this.#phase === 'ending') return;
    this.#phase = 'ending';
    const error = this.#misfit ?? (status === 'failed' ? problemOf(this.#process) : null);
    // `destroy` lets go of the job.
    const { jobId } = this.#process;
    const profile = this.#profile.read();
    await this.#destroy();
    this.#sayEnd(status, error);
    const { config } = this.#options.model;
    const types = new Map(
      config.plugboard.process.args.components.map(({ type, args }) => [args.name, type]),
    );
    await this.#takeWritten();
    const files = this.#options.files
      .written()
      .map(({ name, bytes }): WorkerEvent => ({ kind: 'file', name, bytes }));
    const components = finalValues(this.#process, types);
    const last = profile === null ? files : [profile, ...files];
    this.#outbox.close([...last, { kind: 'ended', status, jobId, error, components }]);
    this.flush();
  }

  /** What code of the document has written is a result as what components write through the host. */
  async #takeWritten(): Promise<void> {
    const { files, model } = this.#options;
    try {
      for (const { name, bytes } of model.written()) {
        await files.create(name);
        await files.append(name, bytes);
      }
    } catch (error) {
      this.#log(
        'error',
        error instanceof Error ? error.message : 'A file could not be taken over.',
      );
    }
  }

  async #destroy(): Promise<void> {
    if (!this.#process.isInitialised) return;
    const destroyed = this.#process.destroy().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'A component could not be put away.';
      this.#log('error', message);
    });
    await Promise.race([destroyed, this.#options.environment.sleep(DESTROY_MS)]);
  }

  #sayEnd(status: Status, error: RunFailure | null): void {
    const made = modelSteps(this.#process.progress());
    const steps = `${made.toLocaleString('en-US')} ${made === 1 ? 'step' : 'steps'}`;
    if (error === null) {
      const { compiled, queued, generated } = this.#process.schedule;
      const rounds = generated ? 'generated code' : 'compiled steps';
      const how =
        compiled.length > 0
          ? `, ${compiled.length} of ${compiled.length + queued.length} components in ${rounds}`
          : '';
      const over = spread(this.#process);
      this.#log('info', `The run is ${status} after ${steps}${how}${over}.`);
    } else {
      const where = error.step === null ? '' : ` in step ${error.step}`;
      this.#log('error', `Failed${where}: ${error.message}`, error.component);
    }
  }
}

/** Over how many workers a process was spread, in words. */
function spread(process: RunnableProcess): string {
  if (!(process instanceof WorkerPoolProcess)) return '';
  const count = new Set(process.placement.values()).size;
  return count === 1 ? ', in one worker of the pool' : `, over ${count} workers`;
}
