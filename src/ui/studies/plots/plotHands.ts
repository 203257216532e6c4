import type { PointerEvent } from 'react';
import { watchGesture } from '../../kit/watchGesture.ts';
import type { AxisPlace, Picture } from './picture.ts';

/** How near to an axis a press takes it, pixels; a finger needs more. */
const NEAR = { mouse: 14, touch: 24 };
/** A press that moves less than this is a click. */
const STILL = 4;

export interface PlotHandlers {
  /** A mark is pressed; -1: none is there. */
  readonly onRow: (row: number) => void;
  readonly onBrush: (name: string, values: readonly [number, number] | null) => void;
}

function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

export function axisAt(picture: Picture, x: number, isTouch: boolean): AxisPlace | undefined {
  const near = isTouch ? NEAR.touch : NEAR.mouse;
  return picture.axes?.find(({ left }) => Math.abs(left - x) <= near);
}

/**
 * A drag along an axis chooses its values, a press on it without moving takes the choice back; a press on a
 * mark elsewhere looks at its trial.
 */
export function pressPlot(event: PointerEvent, picture: Picture | null, on: PlotHandlers): void {
  if (event.button !== 0 || picture === null) return;
  const element = event.currentTarget;
  const from = placeOf(event);
  const axis = axisAt(picture, from.x, event.pointerType === 'touch');
  if (axis === undefined) {
    on.onRow(picture.rowAt?.(from.x, from.y) ?? -1);
    return;
  }
  event.preventDefault();
  (element as HTMLElement).focus?.();
  element.setPointerCapture(event.pointerId);
  const { top, height, column } = axis;
  const before = { isMoved: false };
  const within = (y: number) => Math.max(top, Math.min(top + height, y));
  const move = (moved: globalThis.PointerEvent): void => {
    if (moved.pointerId !== event.pointerId) return;
    const y = moved.clientY - element.getBoundingClientRect().top;
    if (Math.abs(y - from.y) < STILL && !before.isMoved) return;
    before.isMoved = true;
    const [a, b] = [axis.valueAt(within(from.y)), axis.valueAt(within(y))];
    on.onBrush(column.name, a < b ? [a, b] : [b, a]);
  };
  const stop = (): void => {
    element.removeEventListener('pointermove', move as EventListener);
    element.removeEventListener('pointerup', end as EventListener);
  };
  const end = (): void => {
    stop();
    if (!before.isMoved) on.onBrush(column.name, null);
  };
  element.addEventListener('pointermove', move as EventListener);
  element.addEventListener('pointerup', end as EventListener);
  watchGesture(event.nativeEvent, () => {
    stop();
    if (before.isMoved) on.onBrush(column.name, null);
  });
}
