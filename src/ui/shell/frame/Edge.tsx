import type { KeyboardEvent } from 'react';
import styles from './Edge.module.css';
import type { PartPlan } from '../../page/planRoom.ts';
import { useEdgeDrag } from './useEdgeDrag.ts';

const STEP = 24;

export interface EdgeProps {
  readonly label: string;
  readonly controls: string;
  /** The side of the part that is its border towards the canvas. */
  readonly side: 'left' | 'right' | 'top';
  readonly plan: PartPlan;
  /** The size that is remembered; null: the one that suits the window. */
  readonly chosen: number | null;
  readonly onChange: (size: number | null) => void;
  readonly onClose: () => void;
}

const GROWS = {
  left: ['ArrowLeft', 'ArrowRight'],
  right: ['ArrowRight', 'ArrowLeft'],
  top: ['ArrowUp', 'ArrowDown'],
} as const;

/**
 * The border of a part of the screen, where one sees it: dragged, or moved by arrow keys, Home and End.
 * A double click gives it the size that suits the window, Enter closes the part.
 */
export function Edge({ label, controls, side, plan, chosen, onChange, onClose }: EdgeProps) {
  const { size, least, most } = plan;
  const change = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))));
  const { dragging, handlers } = useEdgeDrag({
    axis: side === 'top' ? 'y' : 'x',
    sign: side === 'right' ? 1 : -1,
    size,
    onChange: change,
    onBreak: () => onChange(chosen),
  });

  function key(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [more, less] = GROWS[side];
    const next = { [more]: size + STEP, [less]: size - STEP, Home: least, End: most }[event.key];
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === undefined) onClose();
    else change(next);
  }

  // A separator that moves is a control (WAI-ARIA), which `hr` is not.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className={`${styles.edge} ${styles[side]}`}
      role="separator"
      aria-orientation={side === 'top' ? 'horizontal' : 'vertical'}
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={`${size} pixels`}
      tabIndex={0}
      data-dragging={dragging ? '' : undefined}
      onKeyDown={key}
      onDoubleClick={() => onChange(null)}
      {...handlers}
    />
  );
}
