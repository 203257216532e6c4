import * as z from 'zod/mini';
import type { ArchivedDocument } from '../../formats/index.ts';
import type { Storage, StoredDocument } from '../../storage/index.ts';

const aboutSchema = z.object({ tags: z.array(z.string()), isTemplate: z.boolean() });

const versionSchema = z.object({
  id: z.string(),
  at: z.number(),
  record: z.unknown(),
  content: z.unknown(),
});

/** A document with all that is kept beside it, but for its undo history. */
export async function archived(
  storage: Storage,
  { id, document }: Pick<StoredDocument, 'id' | 'document'>,
  about: { readonly tags: readonly string[]; readonly isTemplate: boolean },
): Promise<ArchivedDocument> {
  const [runs, versions] = await Promise.all([storage.runs(id), storage.versions(id)]);
  const withDetail = (runs.ok ? runs.value : []).map(async (run) => {
    const detail = await storage.runDetail(run.id);
    return { record: run.record, detail: detail.ok ? detail.value : undefined };
  });
  const withContent = (versions.ok ? versions.value : []).map(
    async ({ id: version, at, record }) => {
      const content = await storage.versionContent(id, version);
      return { id: version, at, record, content: content.ok ? content.value : undefined };
    },
  );
  return {
    document,
    about: { tags: about.tags, isTemplate: about.isTemplate },
    runs: await Promise.all(withDetail),
    versions: await Promise.all(withContent),
  };
}

/** Keeps beside a new document what an archive tells of it: tags, and versions for their own reader. */
export async function keepArchived(
  storage: Storage,
  documentId: string,
  { about, versions = [] }: ArchivedDocument,
): Promise<void> {
  const marks = aboutSchema.safeParse(about);
  if (marks.success) await storage.mark(documentId, marks.data);
  for (const value of versions) {
    const version = versionSchema.safeParse(value);
    if (!version.success) continue;
    const { content, ...kept } = version.data;
    await storage.keepVersion({ ...kept, documentId }, content);
  }
}
