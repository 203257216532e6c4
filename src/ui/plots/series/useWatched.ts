import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../../../stores/api.ts';
import { watchedFields } from '../../../model/index.ts';

/** The watched fields of the open document, `component.field`, in the order they were added. */
export function useWatched(stores: Stores): readonly string[] {
  const document = useStore(stores.document, (state) => state.document);
  return useMemo(() => watchedFields(document), [document]);
}
