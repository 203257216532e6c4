import { isClutter } from '../../base/text/clutter.ts';
import { baseOf, type GivenFile, shareOut } from '../../formats/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { openLinkText } from '../verbs/linkVerbs.ts';
import { openResults } from '../verbs/resultVerbs.ts';
import type { VerbContext } from '../verbs/context.ts';
import { isResultOf, loadFormats, mayHaveLink, textOfFile } from '../texts/texts.ts';
import { attachGiven, notAttached, toolsOf } from './attachGiven.ts';
import { createAll } from './createDocuments.ts';
import { openArchives } from './openArchive.ts';
import { openPictures } from './openPictures.ts';
import { openScript } from './openScript.ts';
import { isModelFile, readModels } from './readModels.ts';
import { reportIn } from './reports.ts';
import { unpacked } from './unpack.ts';

/** Opens what was given together: see `ImportVerbs.importFiles`. */
export async function openFiles(
  context: VerbContext,
  incoming: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { onlyModels = false }: { readonly onlyModels?: boolean } = {},
): Promise<void> {
  await loadFormats();
  const given = incoming
    .map(({ name, bytes }) => ({ path: name.replaceAll('\\', '/'), bytes }))
    .filter(({ path }) => !path.includes('/') || !path.split('/').some(isClutter));
  const loose = await openPictures(context, await openArchives(context, given));
  if (loose.length === 0) return;
  const small = unpacked(context, loose);
  const links = small.flatMap((file) => linkIn(file) ?? []);
  const { models, read } = await readModels(context, small);
  const unread = small.filter((file) => !read.has(file) && linkIn(file) === null);
  const reports = new Map(
    onlyModels
      ? []
      : unread.flatMap((file) => {
          const report = reportIn(file);
          return report === null ? [] : [[file, report] as const];
        }),
  );
  const others = unread.filter((file) => !reports.has(file));
  if (onlyModels && models.length === 0 && links.length === 0) {
    if (read.size === 0) tellNoModel(context, loose);
    return;
  }
  // Results belong to the model that comes with them, else to the open one.
  const home = models.at(-1)?.document ?? context.document.getState().document;
  const results = onlyModels ? [] : others.filter((file) => isResultOf(home, named(file)));
  const rest = others.filter((file) => !results.includes(file));
  if (modulesOf({ files: [...rest.map(named), ...home.files] }).length > 0) {
    // Without it (no network) modules go by what the types alone name.
    await context.code.load().catch(() => undefined);
  }
  if (models.length > 0) await createAll(context, shared(context, models, rest));
  else if (rest.length > 0 && small.some((file) => isModelFile(file) && read.has(file)))
    notAttached(context, rest);
  else if (rest.length > 0) {
    const share = (built: typeof models, given: readonly GivenFile[]) =>
      shared(context, built, given);
    if (!(await openScript(context, rest, share))) attachGiven(context, rest);
  }
  // A model that could not be stored may not be open.
  const { document: open } = context.document.getState();
  const fitting = results.map(named).filter((file) => isResultOf(open, file));
  if (fitting.length > 0) await openResults(context, fitting);
  for (const { name, report } of reports.values()) await context.studies.openReport(name, report);
  for (const link of links) await openLinkText(context, link);
}

const named = ({ path, bytes }: GivenFile) => ({ name: baseOf(path), bytes });

function tellNoModel({ notices }: VerbContext, given: readonly GivenFile[]): void {
  const names = given.map(({ path }) => baseOf(path)).join(', ');
  const text = `There is no model in ${names}. The document that is open stays as it was.`;
  notices.show({ tone: 'bad', text, action: null });
}

/** The models, each with its files. What no model names belongs to the one that is opened. */
function shared(
  context: VerbContext,
  models: Parameters<typeof shareOut>[0],
  rest: readonly GivenFile[],
) {
  const { files, homeless } = shareOut(models, rest, toolsOf(context));
  return models.map(({ document }, at) => {
    const own = files[at] ?? [];
    return { ...document, files: at === models.length - 1 ? [...own, ...homeless] : own };
  });
}

/** A link to a model in a small text file, such as a message that was saved. */
function linkIn({ path, bytes }: GivenFile): string | null {
  if (!/\.(txt|url|webloc)$/iu.test(path) || bytes.length > 4_000_000) return null;
  const text = textOfFile(bytes);
  return text.ok && mayHaveLink(text.value) ? text.value : null;
}
