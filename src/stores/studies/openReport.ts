import { counted } from '../../base/counted.ts';
import { reportedStudy } from './reportedStudy.ts';
import type { StudiesAtHand } from './studiesAtHand.ts';
import type { StudiesContext } from './studyEntries.ts';
import { studyModelOf } from './studyModelOf.ts';
import { GatheredTrials } from './trialTable.ts';

/**
 * Makes a study of the open document of one that was carried out elsewhere; it shows. Why it cannot be one is
 * said.
 *
 * @param file where it stood
 */
export async function openReport(
  { deps, code, document: documents, session, view }: StudiesContext,
  { make, entries, choose, show, say }: StudiesAtHand,
  file: string,
  report: unknown,
): Promise<void> {
  const { document } = documents.getState();
  const read = reportedStudy(report, document, code.catalogueOf(document));
  if (!read.ok) return say(`${file} was not opened. ${read.error}`, 'bad');
  const { study, trials } = read.value;
  const table = new GatheredTrials(study);
  for (const trial of trials) table.add(trial);
  const head = { id: deps.newId(), name: study.name, study, startedAt: deps.clock() };
  const entry = make.copy(head, studyModelOf(document, study), table);
  entries.set(head.id, entry);
  choose(head.id);
  show();
  view.setState({ panel: 'studies', panelOpen: true });
  say(`Opened ${counted(trials.length, 'trial')} of ${file} as a study.`);
  if (await session.store()) await entry.keeper.flush();
}
