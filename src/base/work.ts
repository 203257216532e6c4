/** Work that is done in small steps and can be put down between any two of them. */
export type Work<T> = Generator<void, T, void>;

/** Does work to its end, or until it is time to put it down: then it can be taken up again. */
export function advance<T>(
  work: Work<T>,
  isTime: () => boolean,
): { readonly done: true; readonly value: T } | { readonly done: false } {
  for (;;) {
    const step = work.next();
    if (step.done === true) return { done: true, value: step.value };
    if (isTime()) return { done: false };
  }
}

/** Does work to its end at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** What work in slices needs of the world around it. */
export interface Slices {
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls once others had their turn; returns what takes the call back. */
  readonly later: (turn: () => void) => () => void;
}

/** A slice is so long, milliseconds: a frame has room for it. */
const SLICE_MS = 10;

/**
 * Does work in slices between which others have their turn.
 *
 * @returns what gives it up
 */
export function inSlices<T>(
  work: Work<T>,
  { now, later }: Slices,
  done: (value: T) => void,
): () => void {
  let stop: () => void = () => undefined;
  const turn = (): void => {
    const end = now() + SLICE_MS;
    const step = advance(work, () => now() >= end);
    if (step.done) done(step.value);
    else stop = later(turn);
  };
  stop = later(turn);
  return () => stop();
}
