import { fail, ok, type Result } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import { watching } from '../../stores/imports/watching.ts';
import { loadExample, loadExamples } from '../../stores/lists/examples.ts';
import { loadFormats, readText } from '../../stores/texts/texts.ts';
import { fetchExample } from '../commonDeps.ts';

/** An example of the gallery, to be looked at; says why not otherwise. */
export async function exampleModel(id: string): Promise<Result<PatchbayDocument, string>> {
  const example = (await loadExamples(fetchExample)).find((one) => one.id === id);
  if (example === undefined) return fail(`There is no example “${id}”.`);
  const loaded = await loadExample(fetchExample, example);
  if (!loaded.ok) return loaded;
  await loadFormats();
  const read = readText(loaded.value.text, example.title);
  if (!read.ok) return fail(read.error[0]?.message ?? 'It cannot be read.');
  return ok({ ...watching(read.value, example.watch), files: loaded.value.files });
}
