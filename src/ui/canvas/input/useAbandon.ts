import { useEffect, useRef, type RefObject } from 'react';
import type { Stores } from '../../../stores/api.ts';
import { watchGesture } from '../../kit/watchGesture.ts';
import { letGo, type CanvasPress } from './letGo.ts';

/** What a press on the canvas may become. */
function kindOf(target: Element): 'box' | 'grip' | null {
  if (target.matches('.react-flow__pane')) return 'box';
  const grip = '.react-flow__handle, .react-flow__edgeupdater, .react-flow__node';
  return target.closest(grip) !== null && target.closest('input, textarea') === null
    ? 'grip'
    : null;
}

/**
 * Gestures of React Flow that cannot come to their end (dragging, wiring, drawing a box) are given up and
 * everything is put back; a view that is being moved stays where it is.
 *
 * @param pans whether a press with this button on empty canvas moves the view
 * @returns true while a gesture is being given up: whatever React Flow calls then is not meant
 */
export function useAbandon(
  root: RefObject<HTMLElement | null>,
  { view, verbs }: Stores,
  say: (text: string) => void,
  pans: (event: PointerEvent) => boolean,
): RefObject<boolean> {
  const abandoning = useRef(false);
  const given = useRef(pans);
  useEffect(() => {
    given.current = pans;
  });
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    let press: CanvasPress | null = null;

    element.addEventListener(
      'pointerdown',
      (event) => {
        const { target, pointerId, pointerType } = event;
        const kind = target instanceof Element ? kindOf(target) : null;
        if (!(target instanceof Element) || kind === null || !event.isPrimary) return;
        // The right button on a component begins nothing that is to be given up: it asks for the menu.
        if (kind === 'grip' && event.button === 2) return;
        const own: CanvasPress = { target, pointerId, pointerType, finger: null };
        press = own;
        const moves = kind === 'box' && given.current(event);
        const { selection } = view.getState();
        watchGesture(
          event,
          () => {
            abandoning.current = true;
            letGo(press?.pointerId === pointerId ? press : own);
            abandoning.current = false;
            if (moves) return;
            if (kind === 'box') verbs.select(selection);
            say('Left everything where it was.');
          },
          { shared: moves },
        );
      },
      options,
    );
    // The number that touch events give the finger of the press, which comes after it.
    element.addEventListener(
      'touchstart',
      ({ changedTouches: [touch] }) => {
        if (press !== null && press.finger === null && touch)
          press = { ...press, finger: touch.identifier };
      },
      { ...options, passive: true },
    );
    return () => listening.abort();
  }, [root, view, verbs, say]);
  return abandoning;
}
