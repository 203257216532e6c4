import { useEffect, useRef, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import styles from './View.module.css';
import { dotGap } from './dotGap.ts';

/** The view rests when it has not changed for so long, milliseconds. */
const REST_MS = 150;
/** While the view moves the dots are scaled within these limits instead of drawn anew. */
const SMALLER = 0.7;
const LARGER = 1.6;

/**
 * The dots of the grid. They lie on a sheet of their own, which is moved and scaled while the view moves
 * and drawn anew when it rests. Meanwhile the root says that the view moves, so that the whole model can
 * be moved the same way.
 */
export function Backdrop({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Distance of the dots as they are drawn. */
    let drawn = 0;
    const place = (moves: boolean): void => {
      const element = sheet.current;
      if (element === null) return;
      const [x, y, zoom] = flow.getState().transform;
      const gap = dotGap(zoom);
      const scale = gap / drawn;
      const isFine = moves ? scale > SMALLER && scale < LARGER : Math.abs(scale - 1) < 1e-6;
      if (!isFine) {
        drawn = gap;
        element.style.backgroundSize = `${gap}px ${gap}px`;
      }
      const at = (offset: number) => (offset % gap) - gap;
      element.style.transform = `translate(${at(x)}px, ${at(y)}px) scale(${gap / drawn})`;
    };
    place(false);
    const stop = flow.subscribe((now, before) => {
      if (now.transform === before.transform) return;
      place(true);
      const element = root.current;
      if (element === null) return;
      if (element.dataset['moving'] === undefined) element.dataset['moving'] = '';
      clearTimeout(timer);
      timer = setTimeout(() => {
        delete element.dataset['moving'];
        place(false);
      }, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [flow, root]);
  return (
    <div className={styles.backdrop} aria-hidden="true">
      <div ref={sheet} />
    </div>
  );
}
