import type { RefObject } from 'react';
import type { CanvasApi } from './CanvasApi.ts';
import { useClipboard } from './useClipboard.ts';

export interface CanvasExtrasProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly canvas: CanvasApi;
}

/** Gestures of the canvas that the first look does without: they come with the first sign of a person. */
export function CanvasExtras({ root, canvas }: CanvasExtrasProps) {
  useClipboard(root, canvas);
  return null;
}
