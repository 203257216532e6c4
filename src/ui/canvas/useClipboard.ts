import { useEffect, type RefObject } from 'react';
import type { ReactFlowInstance } from '@xyflow/react';
import type { ComponentFlowNode } from './ComponentNode.tsx';
import type { CanvasEditor } from './editor.ts';
import type { WireFlowEdge } from './Wire.tsx';
import type { Point } from './wirePath.ts';

interface Options {
  readonly root: RefObject<HTMLElement | null>;
  readonly editor: CanvasEditor;
  readonly flow: ReactFlowInstance<ComponentFlowNode, WireFlowEdge>;
}

/**
 * Copy, cut and paste through the browser's own events: they work without a permission, on plain
 * HTTP, between tabs and browsers. Only while the canvas has the focus and nothing is typed.
 */
export function useClipboard({ root, editor, flow }: Options): void {
  useEffect(() => {
    let pointer: Point | null = null;
    const owns = (): boolean => {
      const active = document.activeElement;
      return root.current?.contains(active) === true && !active?.matches('input, textarea');
    };
    const copy = (event: ClipboardEvent): void => {
      const text = owns() ? editor.copy() : null;
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') editor.cut();
    };
    const paste = (event: ClipboardEvent): void => {
      if (!owns()) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const at = pointer && flow.screenToFlowPosition(pointer);
      if (editor.paste(text, at)) event.preventDefault();
    };
    const element = root.current;
    const move = (event: PointerEvent): void => {
      pointer = { x: event.clientX, y: event.clientY };
    };
    const leave = (): void => {
      pointer = null;
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    element?.addEventListener('pointermove', move);
    element?.addEventListener('pointerleave', leave);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
      element?.removeEventListener('pointermove', move);
      element?.removeEventListener('pointerleave', leave);
    };
  }, [root, editor, flow]);
}
