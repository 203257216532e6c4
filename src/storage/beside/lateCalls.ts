import type { OnDatabase } from '../indexedDbRuns.ts';
import type { SummaryRecord } from '../record.ts';
import type { Database } from '../schema.ts';
import type { Shelf } from './shelf.ts';
import type { Versions } from './versions.ts';

const aboutShelf = () => import('./indexedDbShelf.ts');
const aboutVersions = () => import('./indexedDbVersions.ts');

/** What lies beside documents, by calls that the first look does without: each brings what it needs. */
export function lateCalls(
  run: OnDatabase,
  lines: (database: Database) => Promise<readonly SummaryRecord[]>,
): Shelf & Versions {
  return {
    shelf: () =>
      run(async (database) => (await aboutShelf()).shelf(database, await lines(database))),
    mark: (id, change) => run(async (database) => (await aboutShelf()).mark(database, id, change)),
    pictures: (ids) => run(async (database) => (await aboutShelf()).pictures(database, ids)),
    savePicture: (id, picture) =>
      run(async (database) => void (await database.put('pictures', picture, id))),
    weigh: (id) => run(async (database) => (await import('./weigh.ts')).weigh(database, id)),
    erase: (ids) => run(async (database) => (await import('./erase.ts')).erase(database, ids)),
    versions: (id) => run(async (database) => (await aboutVersions()).versions(database, id)),
    versionContent: (id, version) =>
      run((database) => database.get('versionContents', [id, version])),
    keepVersion: (version, content) =>
      run(async (database) => (await aboutVersions()).keepVersion(database, version, content)),
    removeVersions: (id, ids) =>
      run(async (database) => (await aboutVersions()).removeVersions(database, id, ids)),
  };
}
