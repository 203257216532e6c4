import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type PlotSpec, plotsOf } from '../../model/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import type { ViewOptions } from './viewOptions.ts';

/** The plots of the document that are to be seen: of chosen fields those that draw one of them. */
export function usePlotsShown(chosen: ViewOptions['plots']): readonly PlotSpec[] {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  return useMemo(() => {
    if (chosen === false) return [];
    const all = plotsOf(current);
    if (chosen === true) return all;
    return all.filter(({ fields }) => fields.some((field) => chosen.includes(field)));
  }, [current, chosen]);
}
