import * as z from 'zod/mini';

const documentSchema = z.object({
  /** Name of its file, without the ending; that of its folder too. */
  base: z.string(),
  /** The name of the document that it comes from. */
  name: z.string(),
  /** When the document that lies there was changed. */
  modifiedAt: z.number(),
  /** What we wrote, by path: a short name of the content. */
  files: z.record(z.string(), z.string()),
  /** What we were about to write, which may have come to pass. */
  about: z.optional(z.record(z.string(), z.string())),
});

const schema = z.object({
  handle: z.unknown(),
  at: z.nullable(z.number()),
  documents: z.record(z.string(), documentSchema),
});

export type BackedUp = z.infer<typeof documentSchema>;
/** What is kept of a backup between visits: the folder, and what was written there. */
export type BackupRecord = z.infer<typeof schema>;

/** Name of the setting. */
export const BACKUP = 'backup';

/** What storage has of it; null: no folder was chosen. */
export function readBackup(value: unknown): BackupRecord | null {
  const read = schema.safeParse(value);
  return read.success && read.data.handle != null ? read.data : null;
}
