import type { RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import { type DrawOverlay, useSheet } from './useSheet.ts';

/** A sheet over the editor's canvas, as `useSheet` says. */
export function useOverlay(
  draw: DrawOverlay,
  subscribe: (ask: () => void) => () => void,
  isEmpty?: () => boolean,
): RefObject<HTMLCanvasElement | null> {
  return useSheet(useStoreApi(), draw, subscribe, isEmpty);
}
