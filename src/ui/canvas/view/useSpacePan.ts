import { useEffect, useState, type RefObject } from 'react';

/**
 * True while Space is held with the focus on the canvas: dragging then pans. Let go on blur, or a
 * key whose release another window took would stay down.
 */
export function useSpacePan(root: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== ' ' || target === null || target.closest('input, textarea, button')) return;
      if (!root.current?.contains(target)) return;
      event.preventDefault();
      setHeld(true);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === ' ') setHeld(false);
    };
    const reset = (): void => setHeld(false);
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', reset);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', reset);
    };
  }, [root]);
  return held;
}
