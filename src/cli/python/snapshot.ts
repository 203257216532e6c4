import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the build puts it. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('pyodide')),
  '../../.cache/snapshot',
);

/** Another Pyodide cannot use it. */
export const snapshotName = (version: string): string => `snapshot-${version}.bin`;

/**
 * Memory of an interpreter after its start; null: the build has made none.
 *
 * @param version of Pyodide
 */
export function interpreterSnapshot(version: string): Uint8Array | null {
  const file = join(FOLDER, snapshotName(version));
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}
