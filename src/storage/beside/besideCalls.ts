import type { OnDatabase } from '../indexedDbRuns.ts';
import type { SummaryRecord } from '../record.ts';
import type { Database } from '../schema.ts';
import { erase } from './erase.ts';
import { mark, pictures, shelf } from './indexedDbShelf.ts';
import { keepVersion, removeVersions, versions } from './indexedDbVersions.ts';
import type { GoingRuns } from './going.ts';
import { goingParts, keepGoing } from './indexedDbGoing.ts';
import type { Shelf } from './shelf.ts';
import { studyCalls } from './indexedDbStudies.ts';
import type { StoredStudies } from './studies.ts';
import type { Versions } from './versions.ts';
import { weigh } from './weigh.ts';

/** What lies beside documents in the browser's database. */
export function besideCalls(
  run: OnDatabase,
  lines: (database: Database) => Promise<readonly SummaryRecord[]>,
): GoingRuns & Shelf & StoredStudies & Versions {
  return {
    ...studyCalls(run),
    shelf: () => run(async (database) => shelf(database, await lines(database))),
    mark: (id, change) => run((database) => mark(database, id, change)),
    pictures: (ids) => run((database) => pictures(database, ids)),
    savePicture: (id, picture) =>
      run(async (database) => void (await database.put('pictures', picture, id))),
    weigh: (id) => run((database) => weigh(database, id)),
    erase: (ids) => run((database) => erase(database, ids)),
    keepGoing: (entry, change) => run((database) => keepGoing(database, entry, change)),
    goingParts: (id) => run((database) => goingParts(database, id)),
    versions: (id) => run((database) => versions(database, id)),
    versionContent: (id, version) =>
      run((database) => database.get('versionContents', [id, version])),
    keepVersion: (version, content) => run((database) => keepVersion(database, version, content)),
    removeVersions: (id, ids) => run((database) => removeVersions(database, id, ids)),
  };
}
