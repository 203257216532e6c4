import { useState, type DragEvent } from 'react';
import { movePlotField } from '../../../editing/watching/plots.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { FIELD_DRAG } from './Legend.tsx';

/** Takes fields that are dropped on a plot into it. */
export function useFieldDrop(plot: string) {
  const { verbs } = useStores();
  const [isTarget, setTarget] = useState(false);
  return {
    /** A field is held over the plot. */
    isTarget,
    handlers: {
      onDragOver(event: DragEvent): void {
        if (!event.dataTransfer.types.includes(FIELD_DRAG)) return;
        event.preventDefault();
        setTarget(true);
      },
      onDragLeave: () => setTarget(false),
      onDrop(event: DragEvent): void {
        setTarget(false);
        const field = event.dataTransfer.getData(FIELD_DRAG);
        if (field === '') return;
        event.preventDefault();
        verbs.arrangePlots(movePlotField, field, plot);
      },
    },
  };
}
