import { useEffect, type RefObject } from 'react';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { copyText, cutCopied, pasteText } from './clipboard.ts';

/**
 * Copy, cut and paste through the browser's own events: they work without a permission, on plain
 * HTTP, between tabs and browsers. Only while the canvas has the focus and nothing is typed.
 */
export function useClipboard(root: RefObject<HTMLElement | null>, canvas: CanvasApi): void {
  const stores = useStores();
  useEffect(() => {
    let shift = false;
    const owns = (): boolean => {
      const active = document.activeElement;
      return root.current?.contains(active) === true && !active?.matches('input, textarea');
    };
    const copy = (event: ClipboardEvent): void => {
      const text = owns() ? copyText(stores) : null;
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') cutCopied(stores, canvas);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!owns()) return;
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      void pasteText(stores, canvas, text, canvas.pointer(), shift);
    };
    // The event of a paste does not tell whether Shift was held with it.
    const key = (event: KeyboardEvent): void => {
      shift = event.shiftKey;
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
      document.removeEventListener('keydown', key, true);
    };
  }, [root, canvas, stores]);
}
