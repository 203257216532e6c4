import { fail, ok, type Result } from '../../base/result.ts';
import { modelInPicture, readArchive } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { loadFormats, readOutside, textOfFile } from '../texts/texts.ts';

type Read = Result<PatchbayDocument, string>;

/**
 * The model in a file: YAML, an archive of one document, or a picture that has it inside. To be looked at
 * only: nothing is stored or opened, and nothing of it is run.
 */
export async function modelIn(
  deps: StoreDeps,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Read> {
  await loadFormats();
  if (/\.zip$/iu.test(name)) return inArchive(bytes);
  const link = /\.(?:png|svg)$/iu.test(name) ? modelInPicture(bytes) : null;
  if (link !== null) return fromText(deps, { as: 'link', text: link, name });
  if (/\.(?:png|svg)$/iu.test(name)) return fail('There is no model in this picture.');
  const text = textOfFile(bytes);
  if (!text.ok) return fail(text.error.message);
  return fromText(deps, { as: 'model', text: text.value, name: name.replace(/\.ya?ml$/iu, '') });
}

function inArchive(bytes: Uint8Array): Read {
  const read = readArchive(bytes);
  if (read === null) return fail('It is a zip, but no archive of Patchbay. Choose a file in it.');
  if (!read.ok) return read;
  const [first, ...others] = read.value.documents;
  if (first === undefined) return fail(read.value.faults[0] ?? 'There is no model in it.');
  return others.length === 0
    ? ok(first.document)
    : fail(`It holds ${others.length + 1} documents. Import it, and choose from the list.`);
}

async function fromText(deps: StoreDeps, from: Parameters<typeof readOutside>[1]): Promise<Read> {
  const read = await readOutside(deps, from);
  if (read.ok) return read;
  const [problem] = read.error;
  const place = problem?.line == null ? '' : `Line ${problem.line}: `;
  return fail(`${place}${problem?.message ?? 'It cannot be read.'}`);
}
