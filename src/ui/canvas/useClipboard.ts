import { useEffect, type RefObject } from 'react';
import type { CanvasApi } from './CanvasApi.ts';

/**
 * Copy, cut and paste through the browser's own events: they work without a permission, on plain
 * HTTP, between tabs and browsers. Only while the canvas has the focus and nothing is typed.
 */
export function useClipboard(root: RefObject<HTMLElement | null>, canvas: CanvasApi): void {
  useEffect(() => {
    const { editor } = canvas;
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
      if (editor.paste(text, canvas.pointer())) event.preventDefault();
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [root, canvas]);
}
