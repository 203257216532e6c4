import * as z from 'zod/mini';
import type { Storage } from '../../storage/index.ts';
import {
  readKeptStudy,
  readStretches,
  readStudyModel,
  stretchesFrom,
  STRETCH,
} from '../studies/keptStudies.ts';

/** Trials of the studies of one document that travel, at most; further studies stay behind. */
const MOST_TRIALS = 2_000_000;

/** Studies as an archive has them; each is data for the reader. */
export interface ArchivedStudies {
  readonly studies: readonly unknown[];
  /** Studies that have more trials than travel, or that storage does not give. */
  readonly left: number;
}

type Reading = Pick<Storage, 'studies' | 'studyModel' | 'studyTrials'>;

/** The studies of a document with their models and trials, the newest first. */
export async function archivedStudies(
  storage: Reading,
  documentId: string,
): Promise<ArchivedStudies> {
  const stored = await storage.studies(documentId);
  const studies: unknown[] = [];
  let left = 0;
  let room = MOST_TRIALS;
  for (const study of stored.ok ? stored.value : []) {
    const { id, at, record } = study;
    const count = readKeptStudy(study)?.count ?? Infinity;
    const [model, trials] = await Promise.all([
      storage.studyModel(documentId, id),
      count <= room ? storage.studyTrials(documentId, id) : null,
    ]);
    if (trials?.ok === true && model.ok) {
      studies.push({ at, record, model: model.value ?? null, trials: trials.value });
      room -= count;
    } else left += 1;
  }
  return { studies, left };
}

const schema = z.object({
  at: z.number(),
  record: z.unknown(),
  model: z.unknown(),
  trials: z.array(z.unknown()).check(z.maxLength(MOST_TRIALS / STRETCH)),
});

/**
 * Keeps the studies of an archive with a document, under new ids, since the same may be here already. Trials
 * count up to the first that cannot be read; a study that is none is left out.
 */
export async function keepArchivedStudies(
  { storage, newId }: { readonly storage: Pick<Storage, 'keepStudy'>; newId(): string },
  documentId: string,
  studies: readonly unknown[],
): Promise<void> {
  for (const value of studies) {
    const read = schema.safeParse(value);
    if (!read.success) continue;
    const { at, record, model, trials } = read.data;
    const id = newId();
    const kept = readKeptStudy({ id, documentId, at, record });
    if (kept === null) continue;
    const { id: _, startedAt, ...told } = kept;
    const table = readStretches(trials, kept.study);
    await storage.keepStudy(
      { id, documentId, at: startedAt, record: { ...told, count: table.length } },
      readStudyModel(model),
      stretchesFrom(table, 0),
    );
  }
}
