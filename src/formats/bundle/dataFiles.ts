import { fail, ok, type Result } from '../../base/result.ts';
import {
  type AttachedFile,
  attachedFor,
  moduleLanguage,
  type PatchbayDocument,
  type Problem,
  specOf,
} from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import type { BundleFile } from './BundleFile.ts';
import { isFreePath, lastPart, normalPath } from './paths.ts';
import { withoutRequirements } from './requirements.ts';

const FILE_READER = /^(?:plugboard\.library\.(?:file_io\.)?|patchbay\.)FileReader$/;

/** A model with the data files that go along with it. */
export interface Supplied {
  /** Readers name the files by the place that these have in the project. */
  readonly document: PatchbayDocument;
  readonly files: readonly BundleFile[];
  /** What lies elsewhere and is read from there: addresses, and whole paths that nothing is attached for. */
  readonly elsewhere: readonly string[];
}

interface Reader {
  readonly name: string;
  readonly path: string;
  /** Its place in the list of components. */
  readonly at: number;
}

/** Paths of the files that the model reads, each once. */
export function dataPaths(document: PatchbayDocument): readonly string[] {
  return [...new Set(readersOf(document).map(({ path }) => path))];
}

/** Gives every reader its attached file, and the other attached files a place; or what has none. */
export function supplied(document: PatchbayDocument): Result<Supplied, readonly Problem[]> {
  const places = new Map<string, AttachedFile>();
  const elsewhere = new Set<string>();
  const problems: Problem[] = [];
  let next = document;
  const put = (place: string, file: AttachedFile): void => {
    if (isFreePath(place) && (places.get(place) ?? file) === file) places.set(place, file);
    else problems.push(noPlace(file.name));
  };
  for (const { name, path, at } of readersOf(document)) {
    const file = attachedFor(document.files, path);
    if (file !== undefined) {
      const place = isFreePath(normalPath(path)) ? normalPath(path) : lastPart(path);
      put(place, file);
      if (place !== normalPath(path)) next = setArgument(next, name, 'path', place);
    } else if (isElsewhere(path)) elsewhere.add(path);
    else problems.push(missing(path, at));
  }
  const used = new Set(places.values());
  for (const file of withoutRequirements(document.files)) {
    // Python imports none of these.
    const isLeft = moduleLanguage(file.name) === 'typescript';
    if (!used.has(file) && !isLeft) put(normalPath(file.name), file);
  }
  if (problems.length > 0) return fail(problems);
  const files = [...places].map(([path, { bytes }]) => ({ path, content: bytes }));
  return ok({ document: next, files, elsewhere: [...elsewhere] });
}

function readersOf(document: PatchbayDocument): readonly Reader[] {
  return specOf(document).plugboard.process.args.components.flatMap(({ type, args }, at) => {
    const path = args['path'];
    return FILE_READER.test(type) && typeof path === 'string'
      ? [{ name: args.name, path, at }]
      : [];
  });
}

/** An address (`s3://...`), or a whole path of some machine. */
function isElsewhere(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^(?:\/|[a-z]:[\\/])/i.test(path);
}

function missing(path: string, at: number): Problem {
  const place = `plugboard.process.args.components.${at}.args.path`;
  return problemAt(
    'FILE_MISSING',
    `There is no file ${path} to put into the project.`,
    null,
    place,
  );
}

function noPlace(name: string): Problem {
  const text = `The file ${name} cannot go into the project under this name; rename it.`;
  return problemAt('PROJECT_FILE', text);
}
