import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './BottomPanel.module.css';

export const LOWEST = 140;
const STEP = 24;

export interface PanelResizerProps {
  readonly height: number;
  readonly highest: number;
  readonly onChange: (height: number) => void;
}

/** The upper edge of the bottom panel: dragged, or moved with the arrow keys. */
export function PanelResizer({ height, highest, onChange }: PanelResizerProps) {
  const start = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const change = (next: number) => onChange(Math.round(Math.min(highest, Math.max(LOWEST, next))));

  function press(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, height };
    setDragging(true);
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    if (start.current) change(start.current.height + start.current.y - event.clientY);
  }
  function release() {
    start.current = null;
    setDragging(false);
  }
  function key(event: KeyboardEvent<HTMLDivElement>) {
    const next = { ArrowUp: height + STEP, ArrowDown: height - STEP, Home: LOWEST, End: highest }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    change(next);
  }

  // A separator that moves is a control (WAI-ARIA), which `hr` is not.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className={styles.resizer}
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the panel"
      aria-valuenow={height}
      aria-valuemin={LOWEST}
      aria-valuemax={highest}
      tabIndex={0}
      data-dragging={dragging ? '' : undefined}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onLostPointerCapture={release}
      onKeyDown={key}
    />
  );
}
