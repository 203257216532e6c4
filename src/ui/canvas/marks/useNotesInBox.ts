import type { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { Note } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { noteIdOf, noteNode } from '../../../graph/nodeIds.ts';

/** Lets the box that selects components take notes, too. */
export function useNotesInBox(
  flow: ReturnType<typeof useStoreApi>,
  notes: ReadonlyMap<string, Note>,
): void {
  const { view, verbs } = useStores();
  useEffect(() => {
    let before: readonly string[] = [];
    return flow.subscribe(({ userSelectionRect: box, transform: [tx, ty, zoom] }, old) => {
      if (box === old.userSelectionRect) return;
      const { selection } = view.getState();
      if (box === null) {
        before = [];
        return;
      }
      if (old.userSelectionRect === null)
        before = selection.components.filter((node) => noteIdOf(node) !== null);
      const [left, top] = [(box.x - tx) / zoom, (box.y - ty) / zoom];
      const [right, bottom] = [left + box.width / zoom, top + box.height / zoom];
      const inside = [...notes.values()]
        .filter(
          ({ x, y, width, height }) =>
            x < right && y < bottom && x + width > left && y + height > top,
        )
        .map(({ id }) => noteNode(id));
      const wanted = [...new Set([...before, ...inside])];
      const has = selection.components.filter((node) => noteIdOf(node) !== null);
      if (wanted.length === has.length && wanted.every((node) => has.includes(node))) return;
      const rest = selection.components.filter((node) => noteIdOf(node) === null);
      verbs.select({ ...selection, components: [...rest, ...wanted] });
    });
  }, [flow, notes, view, verbs]);
}
