import { useOverlay } from '../drawn/useOverlay.ts';
import { useValues, type ValuesOf } from './useValues.ts';
import styles from './Live.module.css';

/** The last value of each output, written in its line before the label, on one sheet for all of them. */
export function LiveValues(of: ValuesOf) {
  const { draw, subscribe, isEmpty, isStale } = useValues(of);
  const sheet = useOverlay(draw, subscribe, isEmpty);
  return (
    <canvas
      ref={sheet}
      className={styles.values}
      data-stale={isStale ? '' : undefined}
      aria-hidden="true"
    />
  );
}
