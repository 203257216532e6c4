import type { Crew } from './workerGroup.ts';

/** Whether the parts are held between two steps: because somebody wants it, or for a moment. */
export class Hold {
  /** Somebody wants them held until further notice. */
  isWanted = false;
  readonly #crew: Crew;
  #isHeld = false;

  constructor(crew: Crew) {
    this.#crew = crew;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  hold(): void {
    this.#isHeld = true;
    for (const { rpc } of this.#crew.parts) rpc.tell('pause');
  }

  /** Lets the parts go on, unless somebody wants them held. */
  goOn(): void {
    if (this.isWanted || !this.#isHeld) return;
    this.#isHeld = false;
    for (const part of this.#crew.parts) part.rouse('resume');
  }

  /** The parts of now have come in place of those that were held; what was wanted holds for them too. */
  passOn(): void {
    this.#isHeld = true;
    this.goOn();
  }

  /** Tells it to parts that begin to run. */
  repeat(): void {
    if (this.#isHeld) for (const { rpc } of this.#crew.parts) rpc.tell('pause');
  }
}
