import { useStore } from 'zustand';
import type { Catalogue } from '../../model/index.ts';
import { useStores } from './StoresContext.tsx';

/** The types that the open document has: the built-in ones, and those that its modules declare. */
export function useCatalogue(): Catalogue {
  return useStore(useStores().document, (state) => state.catalogue);
}
