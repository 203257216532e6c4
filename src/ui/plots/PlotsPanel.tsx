import { useMemo } from 'react';
import { useStore } from 'zustand';
import { plotsOf } from '../../model/index.ts';
import { later } from '../page/later.ts';
import { useStores } from '../page/StoresContext.tsx';
import { NothingWatched } from './NothingWatched.tsx';

const PlotsDesk = later(async () => (await import('./PlotsDesk.tsx')).PlotsDesk);

/** The plots of the document; what draws them is loaded with the first field that is watched. */
export function PlotsPanel() {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  const plots = useMemo(() => plotsOf(current), [current]);
  return plots.length === 0 ? <NothingWatched /> : <PlotsDesk plots={plots} />;
}
