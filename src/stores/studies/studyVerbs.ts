export interface StudyVerbs {
  /**
   * Begins a study of the document, which shows. A run may go on beside it; of studies there is one at a time.
   *
   * @param plan a study that the model keeps, or a kind of plan; null: a search, as the section `tune` says
   */
  startStudy(plan: string | null): Promise<void>;
  /** Begins no more trials of the study that runs; those under way come to their end. */
  pauseStudy(): Promise<void>;
  /** Goes on with the study that shows, with the trials that it has. */
  continueStudy(): Promise<void>;
  /** Ends the study that runs where it is. */
  stopStudy(): Promise<void>;
  /** Shows a study of the list. */
  showStudy(id: string): Promise<void>;
  /** Gives a study a name; an empty one gives it back the name of its plan. */
  renameStudy(id: string, name: string): Promise<void>;
  /** Makes a study with the same plan, model and trials, which shows; it can go on by itself. */
  duplicateStudy(id: string): Promise<void>;
  /** Draws a study beside the one that shows, or does so no more. */
  drawStudyBeside(id: string): Promise<void>;
  /** Deletes a study with its trials, with a notice that offers undo. */
  deleteStudy(id: string): Promise<void>;
  /** Writes the values of a trial of the study that shows into the document, as one edit. */
  takeTrialValues(number: number): Promise<void>;
  /** Runs a trial of the study that shows once more, as a run that is drawn beside the one that shows. */
  seriesOfTrial(number: number): Promise<void>;
  /**
   * Runs trials of the study that shows once more, to find how the series of what is watched, and of its
   * objectives, are spread.
   */
  drawFans(): Promise<void>;
}

/** What the rest of the page tells the studies. */
export interface Studies extends StudyVerbs {
  /** Another document is open. */
  opened(): Promise<void>;
  /** Makes a study of the open document of a report, as `tune --json` prints it, from this file. */
  openReport(file: string, report: unknown): Promise<void>;
  /** Writes what is not written yet: the page may be going away. */
  save(): Promise<void>;
  /** The page goes away. */
  dispose(): Promise<void>;
}

/** Studies as the rest of the page knows them. */
export interface LateStudies extends Omit<Studies, keyof StudyVerbs> {
  readonly verbs: StudyVerbs;
}
