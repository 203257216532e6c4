import type { TourStep } from './tourSteps.ts';
import styles from './Tour.module.css';

/** What a step is about, on the screen as it is. */
const TARGETS: Readonly<Record<TourStep['id'], string>> = {
  source: '[data-palette-type="patchbay.Sine"]',
  sink: '[data-palette-type="patchbay.MovingAverage"]',
  wire: '[data-canvas] .react-flow__handle.source',
  watch: '[data-tour="watch"]',
  run: '[data-tour="run"]',
};

/** Puts a ring around what a step is about and brings it into view; returns how to take it away. */
export function markTarget(id: TourStep['id']): () => void {
  const target = document.querySelector(TARGETS[id]);
  const ring = styles.ring ?? '';
  target?.scrollIntoView({ block: 'nearest' });
  target?.classList.add(ring);
  return () => target?.classList.remove(ring);
}
