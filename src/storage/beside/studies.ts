import * as z from 'zod/mini';
import type { Stored } from '../failure.ts';

/** A study kept with its document, without its trials: plain data that the reader has to check. */
export interface StoredStudy {
  readonly id: string;
  readonly documentId: string;
  /** When it began; studies are listed newest first. */
  readonly at: number;
  readonly record: unknown;
}

/** Stretches of trials by their numbers. */
type Stretches = readonly (readonly [number: number, stretch: unknown])[];

/** Studies of documents; they go when their document is erased. */
export interface StoredStudies {
  /** The studies of a document, newest first. */
  studies(documentId: string): Stored<readonly StoredStudy[]>;
  /** The model whose trials a study runs, `undefined` when it is not there; the reader has to check it. */
  studyModel(documentId: string, id: string): Stored<unknown>;
  /** Stretches of trials in the order of their numbers; the reader has to check them. */
  studyTrials(documentId: string, id: string): Stored<readonly unknown[]>;
  /** Keeps a study with its model and the trials that it has, all or nothing. */
  keepStudy(study: StoredStudy, model: unknown, stretches: Stretches): Stored<void>;
  /**
   * Keeps stretches of trials by their numbers, together with what is said of their study; each takes the
   * place of what lay under its number. `missing`: the study is not there any more.
   */
  keepTrials(study: StoredStudy, stretches: Stretches): Stored<void>;
  /** Forgets a study with its trials. */
  removeStudy(documentId: string, id: string): Stored<void>;
}

const schema = z.object({
  id: z.string(),
  documentId: z.string(),
  at: z.number(),
  record: z.unknown(),
});

/** The readable studies among these, newest first. */
export function readStoredStudies(values: readonly unknown[]): readonly StoredStudy[] {
  return values
    .flatMap((value) => {
      const study = schema.safeParse(value);
      return study.success ? [study.data] : [];
    })
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
