import { useCallback, useMemo, useState } from 'react';

export interface Touch {
  /** The last press was a finger's. */
  readonly isUsed: boolean;
  /** One finger on empty canvas moves the view; else it draws a box. A mouse always draws a box. */
  readonly pans: boolean;
  /** Changes what one finger does. */
  readonly toggle: () => void;
  /** To be told of every press, before anything acts on it. */
  readonly notice: (pointerType: string) => void;
}

/** Fingers have no middle button and no Space: with them a drag on empty canvas pans, unless asked otherwise. */
export function useTouch(): Touch {
  const [isUsed, setUsed] = useState(false);
  const [draws, setDraws] = useState(false);
  const notice = useCallback((pointerType: string) => setUsed(pointerType === 'touch'), []);
  const toggle = useCallback(() => setDraws((before) => !before), []);
  return useMemo(
    () => ({ isUsed, pans: isUsed && !draws, toggle, notice }),
    [isUsed, draws, toggle, notice],
  );
}
