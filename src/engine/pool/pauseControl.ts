import type { WorkerGroup } from './workerGroup.ts';

/** Whether the workers are held between two steps: because somebody wants it, or for a moment. */
export class PauseControl {
  /** Somebody wants them held until further notice. */
  isRequested = false;
  readonly #workerGroup: WorkerGroup;
  #isPaused = false;

  constructor(workerGroup: WorkerGroup) {
    this.#workerGroup = workerGroup;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
    for (const { rpc } of this.#workerGroup.workers) rpc.tell('pause');
  }

  /** Lets the workers go on, unless somebody wants them held. */
  resume(): void {
    if (this.isRequested || !this.#isPaused) return;
    this.#isPaused = false;
    for (const worker of this.#workerGroup.workers) worker.wakeUp('resume');
  }

  /** The workers of now have come in place of those that were held; what was wanted holds for them too. */
  applyToNew(): void {
    this.#isPaused = true;
    this.resume();
  }

  /** Tells it to workers that begin to run. */
  reapply(): void {
    if (this.#isPaused) for (const { rpc } of this.#workerGroup.workers) rpc.tell('pause');
  }
}
