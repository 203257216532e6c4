import type { Result } from '../../base/result.ts';

/** Why a folder did not do what was asked of it. */
export interface FolderFault {
  /** `permission`: the person has to allow it again; `gone`: it is not there any more. */
  readonly kind: 'permission' | 'gone' | 'full' | 'other';
  readonly message: string;
}

type Asked<T> = Promise<Result<T, FolderFault>>;

/** A folder of this computer that a person chose. Paths are names from the folder down. */
export interface Folder {
  readonly name: string;
  /** What the browser keeps of it between visits. */
  readonly handle: unknown;
  /** Whether it may be written; `ask`: the person is asked, which only a press of theirs allows. */
  mayWrite(ask: boolean): Promise<boolean>;
  /** Null: there is no such file. */
  read(path: readonly string[]): Asked<Uint8Array | null>;
  /** Writes a file whole, with the folders on its way. */
  write(path: readonly string[], bytes: Uint8Array): Asked<void>;
  remove(path: readonly string[]): Asked<void>;
}

/** Where the browser lets pages have folders. */
export interface Folders {
  /** Null: the person chose none. */
  choose(): Promise<Folder | null>;
  /** A folder of an earlier visit; null where nobody can make sense of what was kept. */
  from(handle: unknown): Folder | null;
}
