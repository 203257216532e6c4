import { useCallback } from 'react';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';

/** Adds a component of a type in the middle of the canvas. Only from a handler. */
export function useAddComponent(): (type: string) => void {
  const canvas = useCanvasApi();
  return useCallback((type) => canvas.current?.addComponent(type), [canvas]);
}
