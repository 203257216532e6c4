import { useEffect, useRef, useState } from 'react';
import styles from './Slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly describedBy?: string | undefined;
  /** Called at most once a frame. All calls of one drag have the same symbol. */
  readonly onChange: (value: number, gesture: string | symbol) => void;
}

/** Keys on a slider are a burst, as arrows in a number are. */
const KEYS = 'step';

/** A number between two others, set by dragging; the value follows while it is dragged. */
export function Slider({ label, value, min, max, step, describedBy, onChange }: SliderProps) {
  const [held, setHeld] = useState<number | null>(null);
  const drag = useRef<symbol | null>(null);
  const waiting = useRef<{ frame: number; value: number } | null>(null);

  function flush(): void {
    const last = waiting.current;
    waiting.current = null;
    if (last === null) return;
    cancelAnimationFrame(last.frame);
    if (last.value !== value) onChange(last.value, drag.current ?? KEYS);
  }
  const flushNow = useRef(flush);
  useEffect(() => {
    flushNow.current = flush;
  });
  useEffect(() => () => flushNow.current(), []);

  function move(next: number): void {
    setHeld(next);
    if (waiting.current !== null) {
      waiting.current.value = next;
      return;
    }
    waiting.current = { frame: requestAnimationFrame(() => flushNow.current()), value: next };
  }
  function end(): void {
    flush();
    setHeld(null);
    drag.current = null;
  }

  const shown = Math.min(max, Math.max(min, held ?? value));
  const filled = max > min ? ((shown - min) / (max - min)) * 100 : 0;
  return (
    <input
      type="range"
      className={styles.slider}
      style={{ '--filled': `${filled}%` } as React.CSSProperties}
      aria-label={label}
      aria-describedby={describedBy}
      min={min}
      max={max}
      step={step}
      value={shown}
      onPointerDown={() => (drag.current = Symbol('drag'))}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyUp={end}
      onBlur={end}
      onChange={(event) => move(Number(event.currentTarget.value))}
    />
  );
}
