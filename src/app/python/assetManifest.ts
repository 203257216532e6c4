import * as z from 'zod/mini';

/** A file of the site's folder `python/`. */
export interface AssetEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal digits. */
  readonly sha256: string;
}

const schema = z.object({
  files: z.array(
    z.object({
      name: z.string().check(z.regex(/^(?:wheels\/)?[\w.+-]+$/)),
      size: z.int().check(z.gte(0)),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});

/** Reads the list that the build writes, by name; undefined when it is none. */
export function readManifest(text: string): ReadonlyMap<string, AssetEntry> | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? new Map(read.data.files.map((file) => [file.name, file])) : undefined;
  } catch {
    return undefined;
  }
}
