import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import type { ExampleSummary } from './api.ts';
import type { StoreDeps } from './deps.ts';

const exampleSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/u)),
  title: z.string(),
  field: z.string(),
  summary: z.string(),
  description: z.string(),
  files: z.array(z.string().check(z.regex(/^[\w.-]+$/u))),
  watch: z.array(z.string()),
});

export interface ExampleFiles {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** The list of the gallery; entries that cannot be read are left out. */
export async function loadExamples(
  fetchExample: StoreDeps['fetchExample'],
): Promise<readonly ExampleSummary[]> {
  const value: unknown = await fetchExample('index.json').then(
    (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown,
    () => [],
  );
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const example = exampleSchema.safeParse(entry);
    return example.success ? [example.data] : [];
  });
}

/** The model and the data files of one example. */
export async function loadExample(
  fetchExample: StoreDeps['fetchExample'],
  example: ExampleSummary,
): Promise<Result<ExampleFiles, string>> {
  try {
    const [model, ...data] = await Promise.all(
      ['model.yaml', ...example.files].map((name) => fetchExample(`${example.id}/${name}`)),
    );
    const files = example.files.map((name, index) => ({
      name,
      bytes: data[index] ?? new Uint8Array(),
    }));
    return ok({ text: new TextDecoder().decode(model), files });
  } catch {
    return fail(
      `The example “${example.title}” could not be loaded. Check the connection and try again.`,
    );
  }
}
