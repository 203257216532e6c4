import type { Verbs } from './verbs.ts';
import type { Session } from '../session/session.ts';

/** What a rehearsed edit may use. All else would be seen, told or kept. */
const USED: ReadonlySet<string> = new Set([
  'edit',
  'arrangePlots',
  'valueText',
  'valueOfText',
  'readTyped',
] satisfies (keyof Verbs)[]);

/**
 * The verbs with an end that can be rehearsed: while it is, edits are made for the rehearsal only, and
 * nothing else happens.
 */
export function rehearsable(verbs: Verbs, session: Session): Verbs {
  const others = Object.entries(verbs).map(
    ([name, verb]: [string, (...given: never[]) => unknown]) => [
      name,
      USED.has(name)
        ? verb
        : (...given: never[]) => (session.isRehearsing() ? undefined : verb(...given)),
    ],
  );
  return {
    ...(Object.fromEntries(others) as Verbs),
    async renameDocument(id, name) {
      if (!session.isRehearsing()) return verbs.renameDocument(id, name);
      if (id === session.id()) session.edit('Rename the document', (d) => ({ ...d, name }));
    },
  };
}
