import { useEffect, type ComponentType } from 'react';
import { late } from '../kit/late.tsx';

/** How long the first picture may take until the rest is loaded without it, milliseconds. */
const UNSEEN_MS = 500;

let look = () => {};
/** Settles when the canvas stands and takes what is dropped on it. */
const firstLook = new Promise<void>((resolve) => (look = resolve));

/** To be called by what holds the canvas: from here on the rest of the screen may be loaded. */
export function useFirstLook(onShown: () => void): void {
  useEffect(() => {
    const begin = () => {
      clearTimeout(unseen);
      look();
      onShown();
    };
    // What is there is painted first; a page that nobody sees paints nothing.
    const frame = requestAnimationFrame(() => setTimeout(begin));
    const unseen = setTimeout(() => {
      cancelAnimationFrame(frame);
      begin();
    }, UNSEEN_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(unseen);
    };
  }, [onShown]);
}

/** A part of the screen whose script is not asked for before the canvas can be used. */
export function later<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
) {
  return late(async () => {
    await firstLook;
    return load();
  }, Meanwhile);
}
