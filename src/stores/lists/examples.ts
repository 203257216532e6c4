import * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { ExampleSummary, ListsState } from './listsState.ts';

const exampleSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/u)),
  title: z.string(),
  field: z.string(),
  summary: z.string(),
  description: z.string(),
  files: z.array(z.string()),
  places: z.optional(z.array(z.string())),
  watch: z.array(z.string()),
});

export interface ExampleFiles {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A name that stands in an address as it is. */
const PLACE = /^[\w.-]+$/u;

/** Where the files of an example lie beside its model. */
const placesOf = ({ files, places = files }: ExampleSummary): readonly string[] => places;

/** A text that came with the page; one that is damaged rejects as one that did not come. */
function textIn(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (!text.ok) throw new TypeError('It is not UTF-8.');
  return text.value;
}

/** Reads the list of the gallery, unless it cannot be had. */
export async function refreshExamples(
  { fetchExample }: Pick<StoreDeps, 'fetchExample'>,
  lists: StoreApi<ListsState>,
): Promise<void> {
  const examples = await loadExamples(fetchExample);
  if (examples.length > 0) lists.setState({ examples });
}

/** Entries that cannot be read are left out. */
export async function loadExamples(
  fetchExample: StoreDeps['fetchExample'],
): Promise<readonly ExampleSummary[]> {
  const value: unknown = await fetchExample('index.json').then(
    (bytes) => JSON.parse(textIn(bytes)) as unknown,
    () => [],
  );
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const { data } = exampleSchema.safeParse(entry);
    if (data === undefined) return [];
    const places = placesOf(data);
    const isWhole = places.length === data.files.length && places.every((at) => PLACE.test(at));
    return isWhole ? [data] : [];
  });
}

/** The model and the data files of one example. */
export async function loadExample(
  fetchExample: StoreDeps['fetchExample'],
  example: ExampleSummary,
): Promise<Result<ExampleFiles, string>> {
  try {
    const [model, ...data] = await Promise.all(
      ['model.yaml', ...placesOf(example)].map((name) => fetchExample(`${example.id}/${name}`)),
    );
    const files = example.files.map((name, index) => ({
      name,
      bytes: data[index] ?? new Uint8Array(),
    }));
    return ok({ text: textIn(model ?? new Uint8Array()), files });
  } catch {
    return fail(
      `The example “${example.title}” could not be loaded. Check the connection and try again.`,
    );
  }
}
