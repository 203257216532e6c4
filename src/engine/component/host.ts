import type { RunWarning } from '../../model/run/index.ts';

/** Files that components read and write: attached to the document, or on disk. Paths are plain text. */
export interface HostFiles {
  /** Rejects with an error whose `code` is `FILE_MISSING` when there is none. */
  read(path: string): Promise<Uint8Array>;
  /** Makes the file empty, or makes it. */
  create(path: string): Promise<void>;
  append(path: string, bytes: Uint8Array): Promise<void>;
}

/** What a component can ask of the outside; supplied with the process, never imported. */
export interface Host {
  /** Seed of the run. */
  readonly seed: number;
  readonly files: HostFiles;
  /** Takes a warning; left out, nobody wants to know. */
  readonly warn?: ((warning: RunWarning) => void) | undefined;
}

/** Stands in for the world until a process supplies one: there is no file. */
export const NO_HOST: Host = {
  seed: 1,
  files: {
    read: (path) => Promise.reject(missing(path)),
    create: (path) => Promise.reject(missing(path)),
    append: (path) => Promise.reject(missing(path)),
  },
};

function missing(path: string): Error {
  return Object.assign(new Error(`There is no file ${path}.`), { code: 'FILE_MISSING' });
}
