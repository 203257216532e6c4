import { lateMethods } from '../../base/lateMethods.ts';
import { fail } from '../../base/result.ts';
import { failureOf } from '../failure.ts';
import type { OnDatabase } from '../indexedDbRuns.ts';
import type { SummaryRecord } from '../record.ts';
import type { Database } from '../schema.ts';
import type { GoingRuns } from './going.ts';
import type { Shelf } from './shelf.ts';
import type { StoredStudies } from './studies.ts';
import type { Versions } from './versions.ts';

/** What lies beside documents, by calls that the first look does without. */
export function lateCalls(
  run: OnDatabase,
  lines: (database: Database) => Promise<readonly SummaryRecord[]>,
): GoingRuns & Shelf & StoredStudies & Versions {
  return lateMethods(
    async () => (await import('./besideCalls.ts')).besideCalls(run, lines),
    [
      ...(['shelf', 'mark', 'pictures', 'savePicture', 'weigh', 'erase'] as const),
      ...(['keepGoing', 'goingParts'] as const),
      ...(['studies', 'studyModel', 'studyTrials'] as const),
      ...(['keepStudy', 'keepTrials', 'removeStudy'] as const),
      ...(['versions', 'versionContent', 'keepVersion', 'removeVersions'] as const),
    ],
    (fault) => fail(failureOf(fault)),
  );
}
