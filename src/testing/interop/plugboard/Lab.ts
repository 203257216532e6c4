/** Where a part of the suite works. */
export interface Lab {
  /** A Python that has plugboard. */
  readonly python: string;
  /** A folder of its own for each part; it goes with the suite. */
  readonly folder: string;
  readonly seed: number;
}

/** One thing that was held against plugboard. */
export interface Check {
  readonly name: string;
  /** What differs, in words; null when nothing does. */
  readonly problem: string | null;
}

/** What came of a part of the suite. */
export interface Outcome {
  readonly checks: readonly Check[];
  /** What was compared, in words. */
  readonly note: string;
}

/** A part of the suite; it throws where it could not be done at all. */
export interface Part {
  readonly name: string;
  readonly run: (lab: Lab) => Promise<Outcome>;
}
