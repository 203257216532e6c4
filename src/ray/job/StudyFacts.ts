/** What a job has to know of a study, so that its trials can be told as one; plain data. */
export interface StudyFacts {
  readonly name: string;
  readonly seed: number;
  /** Full names of what varies. */
  readonly dimensions: readonly string[];
  readonly objectives: readonly {
    /** Its full name. */
    readonly name: string;
    readonly direction: 'min' | 'max';
  }[];
}
