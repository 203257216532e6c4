import { nameDocument } from '../../editing/process/changeProcess.ts';
import type { Verbs } from './verbs.ts';
import type { Session } from '../session/session.ts';

/** What an edit may use while it is previewed. All else would be seen, told or kept. */
const USED: ReadonlySet<string> = new Set([
  'edit',
  'arrangePlots',
  'valueText',
  'valueOfText',
  'readTyped',
] satisfies (keyof Verbs)[]);

/** The verbs, which during a preview make edits for the preview only, and do nothing else. */
export function previewable(verbs: Verbs, session: Session): Verbs {
  const others = Object.entries(verbs).map(
    ([name, verb]: [string, (...given: never[]) => unknown]) => [
      name,
      USED.has(name)
        ? verb
        : (...given: never[]) => (session.isPreviewing() ? undefined : verb(...given)),
    ],
  );
  return {
    ...(Object.fromEntries(others) as Verbs),
    async renameDocument(id, name) {
      if (!session.isPreviewing()) return verbs.renameDocument(id, name);
      if (id === session.id()) verbs.edit(nameDocument, name);
    },
  };
}
