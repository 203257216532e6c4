import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { Selection } from '../../../stores/api.ts';

/** The selection after React Flow's changes; the same object when nothing changed. */
export function applySelection(
  selection: Selection,
  kind: keyof Selection,
  changes: readonly (NodeChange | EdgeChange)[],
): Selection {
  const now = new Set(selection[kind]);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select' || now.has(change.id) === change.selected) continue;
    changed = true;
    if (change.selected) now.add(change.id);
    else now.delete(change.id);
  }
  return changed ? { ...selection, [kind]: [...now] } : selection;
}

/** Both selections in one, in the order of `first`. */
export function joinSelections(first: Selection, second: Selection): Selection {
  return {
    components: [...new Set([...first.components, ...second.components])],
    connectors: [...new Set([...first.connectors, ...second.connectors])],
  };
}

export const NOTHING: Selection = { components: [], connectors: [] };
