import type { StoreDeps } from '../deps/deps.ts';
import type { Notices } from '../view/notices.ts';

/**
 * Stores what pages that went away put down: comes before any document is read. What cannot be stored
 * stays put down, and somebody is told: to edit such a document now would leave that edit behind.
 */
export async function recoverUnsaved({ storage }: StoreDeps, notices: Notices): Promise<void> {
  const finished = await storage.finish();
  if (finished.ok) return;
  const text = `The last edits of an earlier visit are kept, but not in their document yet. ${finished.error.message}`;
  notices.show({ tone: 'bad', text, action: null }, 'left');
}
