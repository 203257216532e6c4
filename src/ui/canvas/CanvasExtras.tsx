import { useState } from 'react';
import { useStore } from 'zustand';
import type { CanvasPartProps } from './api/CanvasApi.ts';
import { FindBar } from './gestures/FindBar.tsx';
import { GestureOverlay } from './gestures/GestureOverlay.tsx';
import { createGestureStore } from './gestures/gestureStore.ts';
import { QuickAddList } from './gestures/QuickAddList.tsx';
import { useDrag } from './gestures/useDrag.ts';
import { usePaletteDrop } from './gestures/usePaletteDrop.ts';
import { usePresses } from './gestures/usePresses.ts';
import { useStroke } from './gestures/useStroke.ts';
import { KeptRunBar } from './live/KeptRunBar.tsx';
import { useClipboard } from './gestures/useClipboard.ts';

/** Gestures of the canvas that the first look does without: they come with the first sign of a person. */
export function CanvasExtras({ root, canvas }: CanvasPartProps) {
  const [gestures] = useState(createGestureStore);
  const quickAdd = useStore(canvas.store, (state) => state.quickAdd);
  const finding = useStore(canvas.store, (state) => state.finding > 0);
  useClipboard(root, canvas);
  useDrag(canvas, gestures);
  useStroke(root, canvas, gestures);
  usePaletteDrop(root, canvas, gestures);
  usePresses(root, canvas);
  return (
    <>
      <GestureOverlay canvas={canvas} gestures={gestures} />
      {finding && <FindBar canvas={canvas} />}
      {quickAdd && <QuickAddList canvas={canvas} request={quickAdd} />}
      <KeptRunBar />
    </>
  );
}
