import type { Stored } from '../failure.ts';
import type { StoredEntry } from '../storedEntry.ts';

/** Stretches of trials by their numbers. */
type Stretches = readonly (readonly [number: number, stretch: unknown])[];

/** Studies of documents; they go when their document is erased. */
export interface StoredStudies {
  /** The studies of a document, newest first. */
  studies(documentId: string): Stored<readonly StoredEntry[]>;
  /** The model whose trials a study runs, `undefined` when it is not there; the reader has to check it. */
  studyModel(documentId: string, id: string): Stored<unknown>;
  /** Stretches of trials in the order of their numbers; the reader has to check them. */
  studyTrials(documentId: string, id: string): Stored<readonly unknown[]>;
  /** Keeps a study with its model and the trials that it has, all or nothing. */
  keepStudy(study: StoredEntry, model: unknown, stretches: Stretches): Stored<void>;
  /**
   * Keeps stretches of trials by their numbers, together with what is said of their study; each takes the
   * place of what lay under its number. `missing`: the study is not there any more.
   */
  keepTrials(study: StoredEntry, stretches: Stretches): Stored<void>;
  /** Forgets a study with its trials. */
  removeStudy(documentId: string, id: string): Stored<void>;
}
