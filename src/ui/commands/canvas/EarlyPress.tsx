import { useEffect, type RefObject } from 'react';

/** Where a menu was asked for before there was one. */
export interface EarlyPressed {
  readonly target: Element;
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly root: RefObject<HTMLElement | null>;
  readonly pressed: RefObject<EarlyPressed | null>;
}

/** Stands in for the menu while it loads: who asks for it meanwhile gets it when it is there. */
export function EarlyPress({ root, pressed }: Props) {
  useEffect(() => {
    const element = root.current;
    const remember = (event: MouseEvent) => {
      const { target, clientX: x, clientY: y } = event;
      if (!(target instanceof Element) || target.closest('input, textarea') !== null) return;
      event.preventDefault();
      pressed.current = { target, x, y };
    };
    element?.addEventListener('contextmenu', remember);
    return () => element?.removeEventListener('contextmenu', remember);
  }, [root, pressed]);
  return null;
}
