import { useEffect } from 'react';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';

/**
 * A press on something that is not selected means that thing alone. React Flow sees to that for what it
 * draws; frames and notes are taken out of the selection here.
 */
export function useDropMarks(canvas: CanvasApi): void {
  const { view, verbs } = useStores();
  useEffect(() => {
    const root = document.querySelector('[data-canvas]');
    function onPointerDown(event: Event): void {
      const { button, shiftKey, ctrlKey, metaKey, target } = event as PointerEvent;
      if (button !== 0 || shiftKey || ctrlKey || metaKey || !(target instanceof Element)) return;
      const pressed = target.closest('[data-component]')?.getAttribute('data-component') ?? null;
      const { selection } = view.getState();
      const isDrawnByFlow = (node: string) => canvas.graph().byName.has(node);
      // Marks answer for themselves, and dragging one of several moves them all.
      if (pressed !== null && (!isDrawnByFlow(pressed) || selection.components.includes(pressed)))
        return;
      if (target.closest('.react-flow__pane, .react-flow__node, .react-flow__edge') === null)
        return;
      const components = selection.components.filter(isDrawnByFlow);
      if (components.length < selection.components.length)
        verbs.select({ ...selection, components });
    }
    root?.addEventListener('pointerdown', onPointerDown, true);
    return () => root?.removeEventListener('pointerdown', onPointerDown, true);
  }, [canvas, view, verbs]);
}
