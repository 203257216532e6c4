import type { Result } from '../base/result.ts';
import type { loadClasses, recordFiles } from '../runtime/index.ts';
import type { PythonHost } from './pythonHost.ts';

/** What a document's own code needs to run. It is several times as much as the rest of a worker. */
export interface DocumentCode {
  readonly loadClasses: typeof loadClasses;
  readonly recordFiles: typeof recordFiles;
  readonly python: PythonHost;
  /** Makes a `fetch` of a component, told by what gives its name. */
  readonly fetchFor: (componentNow: () => string) => typeof fetch;
  /** Text of the script that it came in, for further workers. */
  readonly script: string;
}

/** Loads it, at the first call; else says why there is none. */
export type LoadDocumentCode = () => Promise<Result<DocumentCode, string>>;
