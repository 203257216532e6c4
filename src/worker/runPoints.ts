import type { Checkpoint, RunnableProcess } from '../engine/index.ts';
import { LIMITS, type WorkerEvent } from '../runner/protocol/index.ts';
import type { Driver } from './driver.ts';
import type { MemoryFiles } from './memoryFiles.ts';

/** A run that is over sooner needs none. */
const FIRST_MS = 1_500;
const BETWEEN_MS = 4_000;
const LATEST_MS = 60_000;
/** The run stands still for at most one part in so many of its time. */
const SHARE = 40;
/** A step that is awaited holds the others up for so long; then the run goes on without. */
const PATIENCE_MS = 200;
/** What was recorded has to be out within this time. */
const DRAIN_MS = 1_000;

interface Options {
  readonly process: RunnableProcess;
  readonly driver: Driver;
  readonly files: MemoryFiles;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Sends all that was recorded, at most this long, while nothing steps; whether all is on its way. */
  readonly drain: (steps: ReadonlyMap<string, number>, milliseconds: number) => Promise<boolean>;
  readonly tell: (event: WorkerEvent) => void;
  /** Whether code has written files that are not taken over yet. */
  readonly hasOtherFiles: () => boolean;
}

type Point = Extract<WorkerEvent, { readonly kind: 'point' }>;

const cannot = (...reasons: readonly string[]): Point => ({
  kind: 'point',
  point: null,
  reasons: reasons.slice(0, LIMITS.reasons).map((reason) => reason.slice(0, LIMITS.message)),
});

/** Tells now and then where a run is, so that it can go on from there when its page has gone. */
export class RunPoints {
  readonly #options: Options;
  #next: number;
  #pause = BETWEEN_MS;
  #isBusy = false;
  #steps = -1;
  #told = '';

  constructor(options: Options) {
    this.#options = options;
    this.#next = options.now() + FIRST_MS;
  }

  /** Saves the run if it is time. */
  tick(): void {
    const { now, process } = this.#options;
    if (this.#isBusy || now() < this.#next || process.totalSteps === this.#steps) return;
    void this.#take();
  }

  async #take(): Promise<void> {
    const { now, driver, tell, process } = this.#options;
    this.#isBusy = true;
    const begun = now();
    // A run that ends meanwhile has nothing to be saved any more.
    const point = await driver.between(() => this.#save()).catch(() => null);
    const took = now() - begun;
    if (point === null) this.#pause = Math.min(LATEST_MS, 2 * this.#pause);
    else {
      this.#pause = Math.max(BETWEEN_MS, SHARE * took);
      this.#steps = process.totalSteps;
      const reasons = point.reasons.join('\n');
      // That it cannot be saved is told once, and tried again: what a component holds may change.
      if (point.point !== null || reasons !== this.#told) tell(point);
      this.#told = reasons;
    }
    this.#next = now() + this.#pause;
    this.#isBusy = false;
  }

  /** Null: not now. */
  async #save(): Promise<Point | null> {
    const { process, sleep, drain, hasOtherFiles } = this.#options;
    const late = sleep(PATIENCE_MS).then(() => null);
    const saved = await Promise.race([process.checkpoint(), late]);
    if (saved === null) return null;
    if (!saved.ok) return cannot(...saved.error);
    if (hasOtherFiles())
      return cannot('Code of the document has written files, which cannot be saved.');
    const point = this.#pointOf(saved.value);
    if (point.point === null) return point;
    const steps = new Map(saved.value.components.map(({ name, steps: count }) => [name, count]));
    return (await drain(steps, DRAIN_MS)) ? point : null;
  }

  #pointOf(checkpoint: Checkpoint): Point {
    const written = this.#options.files.written().map(({ name, bytes }) => ({
      name,
      bytes: bytes.slice(),
    }));
    const bytes = written.reduce((sum, file) => sum + file.bytes.length, 0);
    if (bytes > LIMITS.pointBytes) {
      const most = LIMITS.pointBytes / 1024 / 1024;
      return cannot(`The files that it writes have more than ${most} MB by now.`);
    }
    const state = JSON.stringify(checkpoint);
    if (state.length > LIMITS.point)
      return cannot(`Its state takes more than ${LIMITS.point / 1_000_000} MB.`);
    return { kind: 'point', point: { state, written }, reasons: [] };
  }
}
