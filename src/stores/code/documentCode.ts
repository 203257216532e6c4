import type { AttachedFile, Catalogue, Problem } from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import type { ModuleReading, StoreDeps } from '../deps/deps.ts';

/** What the code of a document says, read and never run. */
interface Code {
  readonly catalogue: Catalogue;
  /** Modules that cannot be read, each with its file as path. */
  readonly problems: readonly Problem[];
}

type ReadModules = ReturnType<ModuleReading['readModules']>;
type WithFiles = { readonly files: readonly AttachedFile[] };

/** Reads the code of documents, once what reads it is here; only documents that have modules ask for it. */
export interface DocumentCode {
  /** The types that a document has; while its modules cannot be read yet, the built-in ones. */
  catalogueOf(document: WithFiles): Catalogue;
  /** What is wrong with the text of its modules. */
  problemsOf(document: WithFiles): readonly Problem[];
  /** Modules that these import and that are none of them; none while modules cannot be read yet. */
  importsOf(files: readonly AttachedFile[]): ReadModules['imports'];
  /** Whether a file is a script that builds its process when it is run; no while that cannot be read yet. */
  buildsProcess(file: AttachedFile): boolean;
  /** True while more is to be told of a document than is known yet: see `load`. */
  needsReading(document: WithFiles): boolean;
  /** Gets what reads modules; rejects where it is not to be had, and can be asked again. */
  load(): Promise<void>;
}

export function createDocumentCode({
  catalogue: base,
  moduleReading,
}: Pick<StoreDeps, 'catalogue' | 'moduleReading'>): DocumentCode {
  const withoutModules: Code = { catalogue: base, problems: [] };
  const known = new WeakMap<readonly AttachedFile[], Code>();
  let reading: ModuleReading | null = null;

  /** Most edits leave the files as they are: their list is read once. */
  function codeOf({ files }: WithFiles): Code {
    if (reading === null || modulesOf({ files }).length === 0) return withoutModules;
    const before = known.get(files);
    if (before !== undefined) return before;
    const catalogue = reading.catalogueWith(base, files);
    const code = { catalogue, problems: reading.readModules(files).problems };
    known.set(files, code);
    return code;
  }

  return {
    catalogueOf: (document) => codeOf(document).catalogue,
    problemsOf: (document) => codeOf(document).problems,
    importsOf: (files) => reading?.readModules(files).imports ?? new Map(),
    buildsProcess: (file) => reading?.buildsProcess(file) ?? false,
    needsReading: (document) => reading === null && modulesOf(document).length > 0,
    async load() {
      reading ??= await moduleReading();
    },
  };
}
