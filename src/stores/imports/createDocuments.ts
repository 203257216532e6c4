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
    if (name !== null) created.push(`“${name}”`);
  }
  if (created.length === 0) return;
  const code = whatCode(models.at(-1)?.files ?? []);
  const brings = code === null ? '' : ` It brings ${code}, of which nothing was run.`;
  const text = `Imported ${created.join(', ')}.${brings}`;
  const action = code === null ? null : showCode(context);
  context.notices.show({ tone: 'good', text, action });
}

/** Stores a new document at once; what is open stays as it is in storage. Null when it failed. */
export async function createAndOpen(
  context: VerbContext,
  document: PatchbayDocument,
  open: boolean,
): Promise<string | null> {
  const { deps, documents, session } = context;
  const stored = await deps.storage.create({ id: deps.newId(), document, at: deps.clock() });
  if (!stored.ok) {
    tell(context, stored.error);
    // Better an unsaved document that says so than none: it is saved with the first edit.
    if (open) await session.open({ kind: 'draft', document });
    return null;
  }
  await documents.refresh();
  if (open) await session.open(opened(stored.value));
  return stored.value.document.name;
}
