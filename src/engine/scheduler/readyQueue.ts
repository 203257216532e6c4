/** What takes turns: a unit, or a group of units that runs in rounds. */
export interface Runnable {
  queued: boolean;
  /** It looks at the clock itself, and returns when its turn is over. */
  readonly isGroup: boolean;
  /** Waits for nobody: it, or somebody in it, could always go on. */
  readonly isSource: boolean;
  /** Goes on as far as it can; what is no group at most so many iterations. Gives how many it did. */
  turn(limit: number): number;
}

/** Rounds without sources, at most: a loop that feeds itself shall not keep them out for ever. */
const MOST_WITHOUT = 256;
/** Iterations between two looks at the clock, at most: steps that were cheap may become dear. */
const MOST_UNCHECKED = 2_048;
/** How long a turn may take, and about the time between two looks at the clock, milliseconds. */
export const TURN = 1;

/** Who stands where in the queue. */
export interface Turns<T> {
  /** Whose turn is still to come in this round. */
  readonly now: readonly T[];
  readonly next: readonly T[];
  /** Sources that wait until nobody else can go on. */
  readonly sources: readonly T[];
  /** Rounds since it was the sources' turn. */
  readonly without: number;
}

/** The units that may be able to go on, first come, first served. */
export class ReadyQueue {
  /** Ends the present work as soon as the unit at work returns. */
  interrupted = false;
  /** Number of the round: whoever is woken in one has its turn in the next. */
  round = 0;
  /** All act at the same time, so to say: sources go on when nobody else can, and nobody before `isHeld` is over. */
  inStep = false;
  /** The next round waits for promises that may settle at once. */
  isHeld = false;
  #sources: Runnable[] = [];
  #without = 0;
  #units: Runnable[] = [];
  #next: Runnable[] = [];
  #at = 0;
  #unchecked = 1;

  enqueue(unit: Runnable): void {
    unit.queued = true;
    (this.inStep && unit.isSource ? this.#sources : this.#next).push(unit);
  }

  get turns(): Turns<Runnable> {
    const now = this.#units.slice(this.#at);
    return { now, next: [...this.#next], sources: [...this.#sources], without: this.#without };
  }

  /** Empties it; gives who stood where. */
  take(): Turns<Runnable> {
    const { turns } = this;
    for (const unit of [...turns.now, ...turns.next, ...turns.sources]) unit.queued = false;
    this.#sources = [];
    this.#units = [];
    this.#next = [];
    this.#at = 0;
    return turns;
  }

  /** Puts everybody where they are to stand, once each. */
  put({ now, next, sources, without }: Turns<Runnable>): void {
    this.take();
    const once = (units: readonly Runnable[]) =>
      units.filter((unit) => {
        if (unit.queued) return false;
        unit.queued = true;
        return true;
      });
    this.#units = once(now);
    this.#next = once(next);
    this.#sources = once(sources);
    this.#without = without;
  }

  /**
   * Lets units go on until none can (true), or until the time is up or the work is interrupted (false).
   *
   * @param batch iterations of one unit in a row, at most
   */
  work(now: () => number, until: number, batch: number): boolean {
    this.interrupted = false;
    let checkedAt = now();
    let unchecked = 0;
    for (;;) {
      const unit = this.#pop();
      if (unit === undefined) return true;
      unchecked += unit.turn(Math.min(batch, this.#unchecked)) + 1;
      if (this.interrupted) return false;
      if (unchecked < this.#unchecked && !unit.isGroup) continue;
      const time = now();
      if (!unit.isGroup) this.#adapt(time - checkedAt);
      if (time >= until) return false;
      checkedAt = time;
      unchecked = 0;
    }
  }

  #pop(): Runnable | undefined {
    if (this.#at === this.#units.length) {
      const isSourcesTurn = this.#next.length === 0 || this.#without >= MOST_WITHOUT;
      if (this.isHeld || this.#next.length + this.#sources.length === 0) return undefined;
      this.#without = isSourcesTurn ? 0 : this.#without + 1;
      const done = this.#units;
      done.length = 0;
      if (isSourcesTurn && this.#sources.length > 0) {
        this.#units = this.#sources;
        this.#sources = done;
      } else {
        this.#units = this.#next;
        this.#next = done;
      }
      this.#at = 0;
      this.round++;
    }
    const unit = this.#units[this.#at++] as Runnable;
    unit.queued = false;
    return unit;
  }

  /** Looks at the clock about once in a millisecond, however long the steps take. */
  #adapt(elapsed: number): void {
    if (elapsed < TURN / 2) this.#unchecked = Math.min(MOST_UNCHECKED, this.#unchecked * 2);
    else if (elapsed > TURN * 2) {
      this.#unchecked = Math.max(1, Math.floor((this.#unchecked * TURN) / elapsed));
    }
  }
}
