import { createHash } from 'node:crypto';
import { writeYaml } from '../../formats/index.ts';
import { positionsOf, type PatchbayDocument } from '../../model/index.ts';
import { type Storage, type Stored } from '../../storage/index.ts';
import { readRunDetail } from '../../stores/records/runDetail.ts';
import { readRunRecords } from '../../stores/records/runRecord.ts';
import { walked } from '../../stores/document/walkHistory.ts';
import { restoredHistory } from '../../stores/document/storedHistory.ts';

const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function found<T>(stored: Stored<T>): Promise<T> {
  const result = await stored;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** A digest of what a model says, its layout included. */
const digestOf = ({ config }: PatchbayDocument) => digest(JSON.stringify(config));

/**
 * What a person sees of a document: what it says, its places, its files, and its text where nothing was
 * edited. How an edited text is written may become better with a version; what it says may not change.
 */
export function tellDocument(document: PatchbayDocument): object {
  const isAsRead = document.source?.value === document.config;
  return {
    name: document.name,
    text: isAsRead ? writeYaml(document, { layout: true }) : null,
    config: document.config,
    places: Object.fromEntries(
      [...positionsOf(document)].map(([name, { x, y }]) => [name, [x, y]]),
    ),
    files: document.files.map(({ name, bytes }) => [name, bytes.length, digest(bytes)]),
  };
}

/** What a document says at every place of its history, and how each step is called. */
async function tellHistory(storage: Storage, id: string): Promise<object> {
  const { document, revision } = await found(storage.load(id));
  let { history } = restoredHistory(document, await found(storage.history(id, revision)));
  history = walked(history, -history.past.length).history;
  const labels = history.future.map(({ label }) => label);
  const models = [digestOf(history.document)];
  while (history.future.length > 0) {
    const walk = walked(history, 1);
    if (!walk.arrived) throw new Error(`The history breaks after ${models.length} steps.`);
    history = walk.history;
    models.push(digestOf(history.document));
  }
  return { labels, models };
}

async function tellRuns(storage: Storage, id: string): Promise<readonly object[]> {
  const runs = readRunRecords(await found(storage.runs(id)));
  return Promise.all(
    runs.map(async (run) => {
      const { series, model } = readRunDetail(await found(storage.runDetail(run.id)));
      const curves = Object.values(series).map(({ field, length, values, first, stride }) => ({
        ...{ field, length, first, stride },
        values: digest(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
      }));
      return { ...run, curves, model: model?.config ?? null };
    }),
  );
}

/** All that lies in a browser's storage, as a person would find it. */
export async function tellStorage(storage: Storage): Promise<object> {
  const documents = await Promise.all(
    (await found(storage.list())).map(async ({ id }) => ({
      ...tellDocument((await found(storage.load(id))).document),
      history: await tellHistory(storage, id),
      runs: await tellRuns(storage, id),
      typed: await found(storage.typed(id)),
    })),
  );
  const [view, lastOpen] = [storage.setting('view'), storage.setting('lastOpen')];
  return { documents, settings: { view: await found(view), lastOpen: await found(lastOpen) } };
}
