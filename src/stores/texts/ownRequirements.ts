import type { BundleFile } from '../../formats/index.ts';
import type { Session } from '../session/session.ts';

/** What a person made of `requirements.txt`, for as long as the page is there. */
const changed = new WeakMap<Session, Map<string, string>>();

/** Its own name first, under which it is found when it was left and is open again. */
const namesOf = (session: Session): readonly string[] =>
  [session.id(), session.key()].filter((name) => name !== null);

/** The `requirements.txt` that a person gave the open document; undefined: the one that is found. */
function ownRequirements(session: Session): string | undefined {
  const texts = changed.get(session);
  return namesOf(session)
    .map((name) => texts?.get(name))
    .find((text) => text !== undefined);
}

/** Gives the open document another `requirements.txt`; null: the one that is found. */
export function setOwnRequirements(session: Session, text: string | null): void {
  const texts = changed.get(session) ?? new Map<string, string>();
  changed.set(session, texts);
  for (const name of namesOf(session)) {
    if (text === null) texts.delete(name);
    else texts.set(name, text);
  }
}

const FILE = 'requirements.txt';

/** The text of a project's `requirements.txt`. */
export function requirementsIn(files: readonly BundleFile[]): string {
  const content = files.find(({ path }) => path === FILE)?.content;
  return typeof content === 'string' ? content : '';
}

/** A project's files, with the `requirements.txt` that a person gave the open document. */
export function withOwnRequirements(
  files: readonly BundleFile[],
  session: Session,
): readonly BundleFile[] {
  const own = ownRequirements(session);
  if (own === undefined) return files;
  return files.map((file) => (file.path === FILE ? { path: FILE, content: own } : file));
}
