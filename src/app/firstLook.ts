import { whenIdle } from './whenIdle.ts';

/** Work that is not for the first look waits here, so that it does not hold it up. */
export interface FirstLook {
  /** Does something after the first look, or now where that is past. */
  readonly after: (work: () => void) => void;
  /** The page shows what it was opened for. */
  readonly isOver: () => void;
}

/** What is told again that it is over does nothing more. */
export function firstLook(): FirstLook {
  let waiting: (() => void)[] | null = [];
  return {
    after(work) {
      if (waiting === null) work();
      else waiting.push(work);
    },
    isOver() {
      const works = waiting ?? [];
      waiting = null;
      whenIdle(() => works.forEach((work) => work()));
    },
  };
}
