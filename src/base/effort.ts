/** How much work may be done on one thing; what is left undone then is done without. */
export interface Effort {
  /** Takes so many units; false when there are no more. */
  spend(units: number): boolean;
  /** Counts units of work whose result was remembered, and which was not done again. */
  remember(units: number): void;
  readonly isSpent: boolean;
  /** Units that were taken so far, those that were remembered too. */
  readonly spent: number;
  /** Units of work that was done. */
  readonly done: number;
}

/** @param most units of work in all; what counts as one is for the work to say */
export function effortOf(most: number): Effort {
  let spent = 0;
  let remembered = 0;
  return {
    spend(units) {
      spent += units;
      return spent <= most;
    },
    remember(units) {
      spent += units;
      remembered += units;
    },
    get isSpent() {
      return spent > most;
    },
    get spent() {
      return spent;
    },
    get done() {
      return spent - remembered;
    },
  };
}

/** Where the size of the work is known to be small. */
export const NO_LIMIT: Effort = {
  spend: () => true,
  remember: () => undefined,
  isSpent: false,
  spent: 0,
  done: 0,
};
