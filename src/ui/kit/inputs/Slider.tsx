import { useEffect, useRef, useState } from 'react';
import { watchGesture } from '../watchGesture.ts';
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

/** A number between two others, set by dragging; the value follows, and goes back if the drag is given up. */
export function Slider({ label, value, min, max, step, describedBy, onChange }: SliderProps) {
  const [held, setHeld] = useState<number | null>(null);
  const drag = useRef<symbol | null>(null);
  /** The drag was given up; the browser goes on moving the handle until it is let go. */
  const given = useRef(false);
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

  function press(event: PointerEvent): void {
    const gesture = Symbol('drag');
    drag.current = gesture;
    given.current = false;
    watchGesture(event, () => {
      given.current = true;
      if (waiting.current !== null) cancelAnimationFrame(waiting.current.frame);
      waiting.current = null;
      setHeld(null);
      onChange(value, gesture);
    });
  }
  function move(next: number): void {
    if (given.current) return;
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
      onPointerDown={(event) => press(event.nativeEvent)}
      onPointerUp={() => {
        end();
        given.current = false;
      }}
      onKeyDown={() => (given.current = false)}
      onKeyUp={end}
      onBlur={end}
      onChange={(event) => move(Number(event.currentTarget.value))}
    />
  );
}
