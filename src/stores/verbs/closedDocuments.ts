import { claimWriter } from '../../storage/index.ts';
import type { VerbContext } from './context.ts';

/** Works on a document that is not open here, if no other tab has it open for writing. */
export async function alone(
  context: VerbContext,
  id: string,
  work: () => Promise<void>,
): Promise<void> {
  const { deps, notices } = context;
  const writer = await claimWriter(deps.locks, id, () => undefined);
  try {
    if (writer.isHeld()) {
      await work();
      return;
    }
    const text = `“${nameOf(context, id)}” is open in another tab. Close it there first.`;
    notices.show({ tone: 'warning', text, action: null });
  } finally {
    writer.release();
  }
}

/** What the list calls a document. */
export function nameOf({ lists }: VerbContext, id: string): string {
  const line = lists.getState().documents.find((document) => document.id === id);
  return line?.name ?? 'Document';
}
