import { type ArchivedDocument, baseOf, type GivenFile, readArchive } from '../../formats/index.ts';
import { isObject } from '../../base/json.ts';
import { keepArchived } from '../home/archived.ts';
import { readRunRecords } from '../records/runRecord.ts';
import type { VerbContext } from '../verbs/context.ts';
import { createAndOpen, tellImported } from './createDocuments.ts';

/**
 * Opens the archives among what was given: each of their documents becomes a new one, with its runs.
 *
 * @returns what is no archive
 */
export async function openArchives(
  context: VerbContext,
  given: readonly GivenFile[],
): Promise<readonly GivenFile[]> {
  const others: GivenFile[] = [];
  for (const file of given) {
    const read = /\.zip$/iu.test(file.path) ? readArchive(file.bytes) : null;
    // What is wrong with a zip is told where its project would be opened.
    if (read === null) others.push(file);
    else if (read.ok) await openAll(context, read.value.documents, read.value.faults);
    else tellBad(context, `${baseOf(file.path)} was not opened. ${read.error}`);
  }
  return others;
}

function tellBad({ notices }: VerbContext, text: string): void {
  notices.show({ tone: 'bad', text, action: null });
}

async function openAll(
  context: VerbContext,
  documents: readonly ArchivedDocument[],
  faults: readonly string[],
): Promise<void> {
  for (const fault of faults) tellBad(context, fault);
  const names: string[] = [];
  for (const [at, one] of documents.entries()) {
    const { document, runs = [] } = one;
    const isLast = at === documents.length - 1;
    const keep = async (id: string) => {
      await keepRuns(context, id, runs);
      await keepArchived(context.deps, id, one);
    };
    const name = await createAndOpen(context, document, isLast, keep);
    if (name !== null) names.push(name);
  }
  tellImported(context, names, documents.at(-1)?.document.files ?? []);
}

/** What a run that was cut off would go on from does not travel. */
const NOT_HERE = { steps: null, reasons: ['It came in an archive, which has no checkpoints.'] };

/** Keeps the runs of an archive with a document; under new ids, since the same may be here already. */
async function keepRuns(
  { deps, keptRuns }: VerbContext,
  documentId: string,
  runs: readonly unknown[],
): Promise<void> {
  for (const run of runs) {
    if (!isObject(run)) continue;
    const { record, detail } = run;
    const [read] = readRunRecords([{ id: '', documentId, at: 0, record }]);
    if (read === undefined) continue;
    const { cut } = read;
    const over = cut === undefined || cut.steps === null ? {} : { cut: NOT_HERE };
    await keptRuns.keep(documentId, { ...read, ...over, id: deps.newId() }, detail);
  }
}
