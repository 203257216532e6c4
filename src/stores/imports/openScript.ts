import { encodeUtf8 } from '../../base/text/platform.ts';
import {
  baseOf,
  folderOf,
  type GivenFile,
  type GivenModel,
  inFolder,
} from '../../formats/index.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';
import { moduleLanguage, runnableFiles } from '../../model/modules.ts';
import type { RunClient } from '../../runner/api.ts';
import { textOfFile } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { createAndOpen } from './createDocuments.ts';
import { askToRun } from './askToRun.ts';
import { attachGiven } from './attachGiven.ts';
import { readModels } from './readModels.ts';
import { showCode } from './whatCode.ts';

type Document = PatchbayDocument;
type ShareOut = (models: readonly GivenModel[], rest: readonly GivenFile[]) => readonly Document[];

/** What was given without a model, with a script among it that builds one. */
interface Script {
  /** Its path in what was given. */
  readonly path: string;
  /** Its folder, from which all paths count; empty for one that was given by itself. */
  readonly folder: string;
  /** What lies in its folder, by paths from there. */
  readonly files: readonly AttachedFile[];
  /** Names of further scripts that build one. */
  readonly others: readonly string[];
}

/** The script that is run: one that says that it is a script, else the first. */
function scriptIn({ code }: VerbContext, given: readonly GivenFile[]): Script | null {
  const scripts = given.filter(({ path, bytes }) => code.buildsProcess({ name: path, bytes }));
  const says = ({ bytes }: GivenFile): boolean => {
    const text = textOfFile(bytes);
    return text.ok && /\b__name__\b/u.test(text.value);
  };
  const script = scripts.find(says) ?? scripts[0];
  if (script === undefined) return null;
  const folder = folderOf(script.path);
  const inside = folder === '' ? '' : `${folder}/`;
  return {
    path: script.path,
    folder,
    files: given
      .filter(({ path }) => path.startsWith(inside))
      .map(({ path, bytes }) => ({ name: path.slice(inside.length), bytes })),
    others: scripts.filter((one) => one !== script).map(({ path }) => baseOf(path)),
  };
}

/**
 * Opens a script that builds its process as a diagram, if the person lets it run for that.
 *
 * @returns whether anything became of it; false: the files are what they are, modules and data
 */
export async function openScript(
  context: VerbContext,
  given: readonly GivenFile[],
  share: ShareOut,
): Promise<boolean> {
  const { runClient } = context.deps;
  if (runClient.record === undefined) return false;
  const script = scriptIn(context, given);
  if (script === null) return false;
  const { files, others } = script;
  const file = baseOf(script.path);
  const code = runnableFiles({ files }).filter(({ name }) => moduleLanguage(name) !== 'typescript');
  runClient.expect?.({ files });
  const record: RunClient['record'] = (...args) =>
    runClient.record?.(...args) ?? Promise.reject(new TypeError('No script can run here.'));
  const done = await askToRun(context.view, { file, code, others }, (onLoading, signal) =>
    record({ script: file, files }, onLoading, signal),
  );
  if (done === 'attach') return false;
  if (done === 'cancelled') return true;
  if (!done.ok) {
    const { message, line } = done.error;
    const place = line === null ? '' : `line ${line}: `;
    const text = `${file} was not opened as a diagram. ${place}${message.split('\n', 1).join('')}`;
    const run = (): void => attachGiven(context, given);
    context.notices.show({ tone: 'bad', text, action: { label: 'Attach as a module', run } });
    return true;
  }
  const { yaml, notes } = done.value;
  const path = inFolder(script.folder, file.replace(/\.py$/iu, '.yaml'));
  const { models } = await readModels(context, [{ path, bytes: encodeUtf8(yaml) }]);
  for (const document of share(models, given)) await open(context, document, { file, code, notes });
  return true;
}

interface Recorded {
  readonly file: string;
  /** What was allowed to run. */
  readonly code: readonly AttachedFile[];
  readonly notes: readonly string[];
}

/** Makes a document of what a script built; the script stays with it. */
async function open(
  context: VerbContext,
  model: Document,
  { file, code, notes }: Recorded,
): Promise<void> {
  const script = code.filter(({ name }) => name === file);
  const isThere = model.files.some(({ name }) => name === file);
  const document = isThere ? model : { ...model, files: [...model.files, ...script] };
  const isAllowed = ({ bytes }: AttachedFile) => code.some((one) => one.bytes === bytes);
  const allowed = runnableFiles(document).filter(isAllowed);
  const name = await createAndOpen(context, document, true, (id) =>
    context.permission.given(id, allowed),
  );
  if (name === null) return;
  const told = notes.map((note) => ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.`).join('');
  const text = `Opened the process of ${file} as “${name}”.${told}`;
  const tone = notes.length === 0 ? 'good' : 'warning';
  context.notices.show({ tone, text, action: showCode(context) });
}
