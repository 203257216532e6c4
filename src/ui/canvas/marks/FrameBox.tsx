import { ChevronsDownUp } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import { NameField } from '../nodes/NameField.tsx';
import { groupNode } from '../../../graph/nodeIds.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import type { Frame } from '../../../graph/marks/frames.ts';
import { collapseGroups } from '../../../editing/marks/groupNodes.ts';
import styles from './Marks.module.css';
import { useMarkDrag } from './useMarkDrag.ts';

interface Props {
  readonly frame: Frame;
  readonly selected: boolean;
  readonly canvas: CanvasApi;
  readonly start: (nodes: readonly string[]) => ReadonlyMap<string, Point>;
  readonly show: (by: Point | null, nodes: readonly string[]) => void;
}

/** The frame around a group: its title moves it, its middle lets the pointer through. */
export const FrameBox = memo(function FrameBox({ frame, selected, canvas, start, show }: Props) {
  const stores = useStores();
  const { group, x, y, width, height } = frame;
  const node = groupNode(group.id);
  const { store } = useCanvasTools();
  const renaming = useStore(store, (state) => state.renaming === node);
  const drag = useMarkDrag({ node, canvas, start, show });
  const members = group.members.length === 1 ? '1 component' : `${group.members.length} components`;
  return (
    <div
      className={`nopan ${styles.frame}`}
      data-colour={group.colour}
      data-selected={selected ? '' : undefined}
      // No transform: thousands of them are as many layers to put together in every frame.
      style={{ left: x, top: y, width, height }}
    >
      <div
        className={styles.title}
        role="group"
        tabIndex={0}
        aria-label={`Group ${group.title}, ${members}${selected ? ', selected' : ''}`}
        data-component={node}
        onDoubleClick={(event) => {
          event.stopPropagation();
          store.setState({ renaming: node });
        }}
        {...drag}
      >
        {renaming ? (
          <NameField node={node} name={group.title} />
        ) : (
          <span className={styles.name}>{group.title}</span>
        )}
        <button
          type="button"
          className={styles.collapse}
          aria-label={`Collapse ${group.title} into one component`}
          title="Collapse into one component"
          onClick={() => stores.verbs.edit(collapseGroups, { groups: [group.id], collapsed: true })}
        >
          <ChevronsDownUp size={14} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
});
