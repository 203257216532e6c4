import { loadExample, refreshExamples } from '../lists/examples.ts';
import { loadFormats, readText } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { createAndOpen } from './createDocuments.ts';
import { tellProblems } from './readModels.ts';
import { watching } from './watching.ts';

/** Opens an example of the gallery as a new document. */
export async function openExample(context: VerbContext, id: string): Promise<void> {
  await loadFormats();
  const { lists, notices, deps } = context;
  if (lists.getState().examples.length === 0) await refreshExamples(deps, lists);
  const example = lists.getState().examples.find((entry) => entry.id === id);
  if (example === undefined) {
    notices.show({ tone: 'bad', text: `There is no example “${id}”.`, action: null });
    return;
  }
  const loaded = await loadExample(deps.fetchExample, example);
  if (!loaded.ok) {
    notices.show({ tone: 'bad', text: loaded.error, action: null });
    return;
  }
  const read = readText(loaded.value.text, example.title);
  if (!read.ok) {
    tellProblems(context, example.title, read.error);
    return;
  }
  const document = { ...watching(read.value, example.watch), files: loaded.value.files };
  await createAndOpen(context, document, true);
}
