import { buildProcess, type Probe, type RunnableProcess } from '../../../engine/index.ts';
import { componentClass } from '../../../library/classes.ts';
import { type PatchbayDocument, seedOf, specOf, watchedFields } from '../../../model/index.ts';
import { memoryFiles, nodeEnvironment } from '../../golden/nodeEnvironment.ts';

/** A run of a document on our engine. */
export interface OwnRun {
  /** Null when it ended well. */
  readonly error: string | null;
  /** Watched fields, or every output where nothing is watched: all their values. */
  readonly series: ReadonlyMap<string, readonly unknown[]>;
  /** Texts of the files that it wrote. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs a document with the data files it has, as the page and the command line do. */
export async function runDocument(document: PatchbayDocument): Promise<OwnRun> {
  const files = new Map(document.files.map(({ name, bytes }) => [name, bytes]));
  const built = buildProcess(specOf(document), {
    ...nodeEnvironment(seedOf(document), memoryFiles(files)),
    componentClass,
  });
  if (!built.ok) throw new Error(built.error[0]?.message ?? 'It cannot be built.');
  const process = built.value;
  const probes = fieldsOf(document, process).map((field) => probe(process, field));
  const error = await process
    .init()
    .then(() => process.run())
    .then(() => null)
    .catch(String);
  const given = new Set(document.files.map(({ name }) => name));
  const written = [...files].filter(([name]) => !given.has(name));
  return {
    error,
    series: new Map(probes.map((one) => [one.field, [...one.take().values]])),
    files: new Map(written.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])),
  };
}

function fieldsOf(document: PatchbayDocument, process: RunnableProcess): readonly string[] {
  const watched = watchedFields(document);
  if (watched.length > 0) return watched;
  return [...process.components.values()].flatMap(({ name, io }) =>
    io.outputs.map((field) => `${name}.${field}`),
  );
}

function probe(process: RunnableProcess, field: string): Probe {
  const made = process.probe(field);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}
