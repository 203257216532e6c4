/** How much work may be done on one thing; what is left undone then is done without. */
export interface Effort {
  /** Takes so many units; false when there are no more. */
  spend(units: number): boolean;
  readonly isSpent: boolean;
  /** Units that were taken so far. */
  readonly spent: number;
}

/** @param most units of work in all; what counts as one is for the work to say */
export function effortOf(most: number): Effort {
  let spent = 0;
  return {
    spend(units) {
      spent += units;
      return spent <= most;
    },
    get isSpent() {
      return spent > most;
    },
    get spent() {
      return spent;
    },
  };
}

/** Where the size of the work is known to be small. */
export const NO_LIMIT: Effort = { spend: () => true, isSpent: false, spent: 0 };
