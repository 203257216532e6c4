import { useRef, type PointerEvent } from 'react';
import { moved, scrubStep } from './values/stepped.ts';
import { watchGesture } from '../kit/watchGesture.ts';
import type { Range } from './values/fieldValue.ts';

/** Pixels that tell a drag from a click, and pixels for one step. */
const SLACK = 3;
const PER_STEP = 2;

interface Scrub {
  readonly from: number;
  readonly x: number;
  readonly gesture: symbol;
  moving: boolean;
  last: number;
}

interface Options extends Range {
  readonly whole: boolean;
  /** The number to begin with; undefined where there is none to move. */
  readonly value: number | undefined;
  readonly onChange: (value: number, gesture: symbol) => void;
}

/**
 * Handlers for a label: dragging it to the right or left makes its number larger or smaller, ten times as
 * fast with Shift. A whole drag has one symbol; one that cannot end puts the number back. A click is left to
 * the label.
 */
export function useScrub({ value, whole, min, max, onChange }: Options) {
  const scrub = useRef<Scrub | null>(null);
  const end = () => {
    scrub.current = null;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || value === undefined || !Number.isFinite(value)) return;
      const { clientX: x } = event;
      const gesture = Symbol('scrub');
      scrub.current = { from: value, x, gesture, moving: false, last: value };
      watchGesture(event.nativeEvent, () => {
        if (scrub.current?.moving) onChange(value, gesture);
        end();
      });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = scrub.current;
      if (now === null) return;
      const by = event.clientX - now.x;
      if (!now.moving && Math.abs(by) < SLACK) return;
      if (!now.moving) event.currentTarget.setPointerCapture(event.pointerId);
      now.moving = true;
      const steps = Math.round(by / PER_STEP) * (event.shiftKey ? 10 : 1);
      const next = moved(now.from, steps, scrubStep(now.from, whole), { min, max });
      if (next === now.last) return;
      now.last = next;
      onChange(next, now.gesture);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      // The click that follows a drag would put the focus into the line.
      if (scrub.current?.moving) {
        event.currentTarget.addEventListener('click', (click) => click.preventDefault(), {
          once: true,
        });
      }
      end();
    },
  };
}
