import { useMemo } from 'react';
import type { ReactFlowProps } from '@xyflow/react';
import type { StoreApi } from 'zustand/vanilla';
import { groupIdOf } from '../../../graph/nodeIds.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasState } from '../api/canvasStore.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';

type Clicks = Pick<ReactFlowProps<ComponentFlowNode>, 'onNodeClick' | 'onNodeDoubleClick'>;

/** A click on one part of a selection selects it alone; two give it another name, or open a group. */
export function useNodeClicks(stores: Stores, store: StoreApi<CanvasState>): Clicks {
  return useMemo(
    () => ({
      onNodeClick({ shiftKey, ctrlKey, metaKey }, { id }) {
        // React Flow leaves a selection alone of which one part is clicked: it may be dragged.
        const { components, connectors } = stores.view.getState().selection;
        if (shiftKey || ctrlKey || metaKey || components.length + connectors.length < 2) return;
        stores.verbs.select({ components: [id], connectors: [] });
      },
      onNodeDoubleClick(_event, { id }) {
        const group = groupIdOf(id);
        if (group === null) store.setState({ renaming: id });
        else void openGroup(stores, group);
      },
    }),
    [stores, store],
  );
}

async function openGroup({ verbs }: Stores, group: string): Promise<void> {
  const { collapseGroups } = await import('../../../editing/marks/groupNodes.ts');
  verbs.edit(collapseGroups, { groups: [group], collapsed: false });
}
