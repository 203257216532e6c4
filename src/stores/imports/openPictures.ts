import { baseOf, type GivenFile, modelInPicture } from '../../formats/index.ts';
import { readOutside } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { createAll } from './createDocuments.ts';
import { tellProblems } from './readModels.ts';

/**
 * Opens the models in pictures among what was given, each as a new document.
 *
 * @returns what is no picture with a model in it
 */
export async function openPictures(
  context: VerbContext,
  given: readonly GivenFile[],
): Promise<readonly GivenFile[]> {
  const others: GivenFile[] = [];
  for (const file of given) {
    const text = /\.(?:png|svg)$/iu.test(file.path) ? modelInPicture(file.bytes) : null;
    if (text === null) {
      others.push(file);
      continue;
    }
    const read = await readOutside(context.deps, { as: 'link', text, name: '' });
    if (read.ok) await createAll(context, [read.value]);
    else tellProblems(context, baseOf(file.path), read.error);
  }
  return others;
}
