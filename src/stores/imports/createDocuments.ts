import type { PatchbayDocument } from '../../model/document.ts';
import { opened, tell } from '../verbs/openStored.ts';
import type { VerbContext } from '../verbs/context.ts';
import { showCode, whatCode } from './whatCode.ts';

/** Makes new documents of models, the last of which is opened; says so. */
export async function createAll(
  context: VerbContext,
  models: readonly PatchbayDocument[],
): Promise<void> {
  const created: string[] = [];
  for (const [index, model] of models.entries()) {
    const name = await createAndOpen(context, model, index === models.length - 1);
    if (name !== null) created.push(name);
  }
  tellImported(context, created, models.at(-1)?.files ?? []);
}

/** Says which documents were made, and what code the one that is open brings. */
export function tellImported(
  context: VerbContext,
  names: readonly string[],
  files: PatchbayDocument['files'],
): void {
  if (names.length === 0) return;
  const code = whatCode(files);
  const brings = code === null ? '' : ` It brings ${code}, of which nothing was run.`;
  const text = `Imported ${listed(names)}.${brings}`;
  const action = code === null ? null : showCode(context);
  context.notices.show({ tone: 'good', text, action });
}

/** More names nobody reads in a notice. */
const MOST_NAMES = 8;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const others = names.length - shown.length;
  return others === 0 ? shown.join(', ') : `${shown.join(', ')} and ${others} more`;
}

/**
 * Stores a new document at once; what is open stays as it is in storage. Its name, or null when it failed.
 *
 * @param keep what is to be kept with it before it is opened
 */
export async function createAndOpen(
  context: VerbContext,
  document: PatchbayDocument,
  open: boolean,
  keep: (id: string) => Promise<void> = async () => undefined,
): Promise<string | null> {
  const { deps, documents, session } = context;
  const stored = await deps.storage.create({ id: deps.newId(), document, at: deps.clock() });
  if (!stored.ok) {
    tell(context, stored.error);
    // Better an unsaved document that says so than none: it is saved with the first edit.
    if (open) await session.open({ kind: 'draft', document });
    return null;
  }
  await keep(stored.value.id);
  await documents.refresh();
  if (open) await session.open(opened(stored.value));
  return stored.value.document.name;
}
