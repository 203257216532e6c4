import type { LooseEnd } from '../../../editing/components/addConnected.ts';
import type { QuickAdd } from '../api/canvasStore.ts';
import { realPort } from '../../../graph/nodeIds.ts';

/** The loose end of the wire that a quick add is at; null when it is at none. */
export function looseEnd(join: QuickAdd['join']): LooseEnd | null {
  if (join === null || join.kind === 'wire') return null;
  const port = realPort(join.port);
  return join.kind === 'from' ? { from: port } : { to: port };
}
