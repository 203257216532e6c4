import * as z from 'zod/mini';
import type { ArchivedDocument } from '../../formats/index.ts';
import type { Storage, StoredDocument } from '../../storage/index.ts';
import type { KeptRuns } from '../lists/keptRuns.ts';
import { archivedStudies, keepArchivedStudies } from './archivedStudies.ts';

const aboutSchema = z.object({ tags: z.array(z.string()), isTemplate: z.boolean() });

const versionSchema = z.object({
  id: z.string(),
  at: z.number(),
  record: z.unknown(),
  content: z.unknown(),
});

interface Marks {
  readonly tags: readonly string[];
  readonly isTemplate: boolean;
}

/**
 * A document with all that is kept beside it, but for its undo history. A run that was cut off has what it
 * had recorded. `studiesLeft`: studies that have too many trials for it.
 */
export async function archived(
  storage: Storage,
  keptRuns: Pick<KeptRuns, 'storedDetailOf'>,
  { id, document }: Pick<StoredDocument, 'id' | 'document'>,
  marks: Marks,
): Promise<ArchivedDocument & { readonly studiesLeft: number }> {
  const [runs, versions, { studies, left }] = await Promise.all([
    storage.runs(id),
    archivedVersions(storage, id),
    archivedStudies(storage, id),
  ]);
  return {
    ...{ document, about: aboutOf(marks), versions, studies, studiesLeft: left },
    runs: await archivedRuns(keptRuns, runs.ok ? runs.value : []),
  };
}

/** What an archive tells of a document beside its runs and versions. */
export const aboutOf = ({ tags, isTemplate }: Marks): Marks => ({ tags, isTemplate });

/** Runs with what is kept of each. */
export const archivedRuns = (
  { storedDetailOf }: Pick<KeptRuns, 'storedDetailOf'>,
  runs: readonly { readonly id: string; readonly record: unknown }[],
): Promise<readonly unknown[]> =>
  Promise.all(runs.map(async ({ id, record }) => ({ record, detail: await storedDetailOf(id) })));

/** The versions of a document with their content; none where storage does not give them. */
export async function archivedVersions(
  storage: Pick<Storage, 'versions' | 'versionContent'>,
  documentId: string,
): Promise<readonly unknown[]> {
  const versions = await storage.versions(documentId);
  const withContent = (versions.ok ? versions.value : []).map(async ({ id, at, record }) => {
    const content = await storage.versionContent(documentId, id);
    return { id, at, record, content: content.ok ? content.value : undefined };
  });
  return Promise.all(withContent);
}

/** Keeps beside a new document what an archive tells of it: tags, studies, and versions for their own reader. */
export async function keepArchived(
  deps: { readonly storage: Storage; newId(): string },
  documentId: string,
  { about, versions = [], studies = [] }: ArchivedDocument,
): Promise<void> {
  const { storage } = deps;
  await keepArchivedStudies(deps, documentId, studies);
  const marks = aboutSchema.safeParse(about);
  if (marks.success) await storage.mark(documentId, marks.data);
  for (const value of versions) {
    const version = versionSchema.safeParse(value);
    if (!version.success) continue;
    const { content, ...kept } = version.data;
    await storage.keepVersion({ ...kept, documentId }, content);
  }
}
