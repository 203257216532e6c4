import { fail, ok, type Result } from '../../base/result.ts';
import { newJobId, type PreparedJob, prepareJob, needsOf, type RayFault } from '../../ray/index.ts';
import { seedOf, specOf } from '../../model/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { keptDetail } from '../records/runDetail.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { runOfRecord } from '../run/runShown.ts';
import { withOwnRequirements } from '../texts/ownRequirements.ts';
import { bundleOf, loadFormats } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Cluster } from './RayDoor.ts';

const NOT_LOADED =
  'The Python code of the components could not be loaded. Check the connection and try again.';
const OTHER_OPEN = 'Another document was opened meanwhile. Nothing was sent.';

type Sent<T> = Result<T, readonly string[]>;

/** The open document as a job, made here. */
async function jobOf(
  { deps, code, session }: VerbContext,
  document: PatchbayDocument,
  { client, entropy }: Cluster,
  install: boolean,
): Promise<Sent<PreparedJob & { readonly id: string }>> {
  const types = code.needsReading(document) ? code.load() : null;
  const library = await deps.componentCode().catch(() => null);
  await Promise.all([loadFormats(), types]);
  if (library === null) return fail([NOT_LOADED]);
  const imports = code.importsOf(document.files);
  const files = bundleOf(document, {
    catalogue: code.catalogueOf(document),
    code: library,
    imports,
  });
  if (!files.ok) return fail([...new Set(files.error.map(({ message }) => message))]);
  const version = install ? await client.version() : null;
  if (version?.ok === false) return fail([version.error.message]);
  const { components, name } = specOf(document).plugboard.process.args;
  const id = newJobId(document.name, entropy);
  const job = prepareJob({
    id,
    name: document.name || name || 'model',
    files: withOwnRequirements(files.value, session),
    study: null,
    install: version?.value ?? null,
    needs: needsOf(components),
    at: deps.clock(),
  });
  return ok({ ...job, id });
}

interface Sending extends VerbContext {
  /** Ids of jobs that are on their way: nobody asks Ray for them yet. */
  readonly sending: Set<string>;
}

/** Whether Ray may have begun the job all the same. */
const isUnsure = ({ kind }: RayFault): boolean => kind === 'cut' || kind === 'late';

/**
 * Sends the open document to a cluster. Its record is kept before Ray is asked to begin, so that whatever
 * happens then, the next visit knows what to ask for.
 *
 * @returns why it was not sent; empty: it was
 */
export async function sendToRay(
  context: Sending,
  cluster: Cluster,
  install: boolean,
): Promise<readonly string[]> {
  const { deps, document: store, lists, records, run, runs, sending, session, typed } = context;
  typed.read();
  const { document } = store.getState();
  const owner = session.key();
  const job = await jobOf(context, document, cluster, install);
  if (!job.ok) return job.error;
  const { client } = cluster;
  const { id, package: packed, submission } = job.value;
  const uri = await client.upload(packed.name, packed.bytes);
  if (!uri.ok) return [uri.error.message];
  if (owner !== session.key()) return [OTHER_OPEN];
  sending.add(id);
  await session.store();
  const record = await records.begun(recordOf(context, document, id, client.base));
  await records.changed(record, owner, keptDetail({}, document.config, document.files));
  if (owner === session.key() && !runs.isActive())
    run.setState(runOfRecord(record, run.getState().speed));
  const sent = await client.submit(submission(uri.value));
  sending.delete(id);
  if (sent.ok || isUnsure(sent.error)) return [];
  lists.setState({ runs: lists.getState().runs.filter((one) => one.id !== record.id) });
  await deps.storage.removeRun(record.id);
  if (run.getState().record === record.id) run.setState(runOfRecord(null, run.getState().speed));
  return [sent.error.message];
}

function recordOf(
  { deps }: VerbContext,
  document: PatchbayDocument,
  job: string,
  cluster: string,
): RunRecord {
  return {
    id: deps.newId(),
    startedAt: deps.clock(),
    status: 'running',
    steps: 0,
    elapsed: 0,
    jobId: job,
    seed: seedOf(document),
    error: null,
    values: {},
    source: 'ray',
    cluster,
    version: deps.version?.(),
  };
}
