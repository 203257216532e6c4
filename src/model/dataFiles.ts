import { isSameFileName } from '../base/text/fileNames.ts';
import { schemeOf } from './addresses.ts';
import type { Catalogue } from './catalog.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { Place } from './readConfig.ts';
import type { ConfigSpec } from './spec.ts';
import { problemAt } from './problemAt.ts';

/** An argument of a component that names a file to read. */
export interface FileArgument {
  readonly component: string;
  /** Place of the component in the list, and name of the argument. */
  readonly at: number;
  readonly argument: string;
  readonly path: string;
  /** Columns that it takes of the file; empty where it names none. */
  readonly columns: readonly string[];
}

/** All arguments that name files to read, in the order of the components. */
export function fileArguments(config: ConfigSpec, catalogue: Catalogue): readonly FileArgument[] {
  return config.plugboard.process.args.components.flatMap(({ type, args }, at) => {
    const files = catalogue.find(type)?.form.filter(({ kind }) => kind === 'file') ?? [];
    return files.flatMap(({ name: argument }) => {
      const path = args[argument];
      if (typeof path !== 'string' || path === '' || schemeOf(path) !== null) return [];
      const names: unknown = args['field_names'];
      const columns = Array.isArray(names)
        ? names.filter((name): name is string => typeof name === 'string')
        : [];
      return [{ component: args.name, at, argument, path, columns }];
    });
  });
}

/** `./data//a.csv` and `data\a.csv` are one file. */
function normalise(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  return parts.join('/');
}

/** The last part of a path: the name under which a file is attached. */
export function fileNameOf(path: string): string {
  return normalise(path).split('/').at(-1) ?? path;
}

/**
 * The attached file that a path means: of this path, else of its last part, because a document's files
 * have no folders while a model written for a disk may name some. Names are compared as people read them.
 */
export function attachedFor<F extends { readonly name: string }>(
  files: readonly F[],
  path: string,
): F | undefined {
  const find = (name: string) => files.find((file) => isSameFileName(normalise(file.name), name));
  return find(normalise(path)) ?? find(fileNameOf(path));
}

/** What is wrong with the bytes of a file for those who read it, or null. */
export type FileFault = (
  bytes: Uint8Array,
  argument: FileArgument,
) => { readonly code: ProblemCode; readonly message: string } | null;

/**
 * Files that components read and that are not there, and those that they could not read, each with the
 * place of the argument that names it.
 *
 * @param bytesOf the file that a path means; undefined where there is none
 * @param missing what to say and do about a path without a file
 * @param faultIn what is wrong with a file; left out, files are not looked into
 */
export function checkFiles(
  files: readonly FileArgument[],
  bytesOf: (path: string) => Uint8Array | undefined,
  {
    missing,
    faultIn = () => null,
    place,
  }: {
    readonly missing: (path: string) => string;
    readonly faultIn?: FileFault | undefined;
    readonly place?: Place | undefined;
  },
): readonly Problem[] {
  return files.flatMap((file): Problem[] => {
    const bytes = bytesOf(file.path);
    const fault =
      bytes === undefined
        ? { code: 'FILE_MISSING' as const, message: missing(file.path) }
        : faultIn(bytes, file);
    if (fault === null) return [];
    const way = ['plugboard', 'process', 'args', 'components', file.at, 'args', file.argument];
    return [problemAt(fault.code, fault.message, place?.(way) ?? null, way)];
  });
}
