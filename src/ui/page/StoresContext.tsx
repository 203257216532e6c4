import { createContext, useContext } from 'react';
import type { Stores } from '../../stores/index.ts';

/** Hands the stores to the whole screen; `app/` provides them once. */
export const StoresContext = createContext<Stores | null>(null);

/** The stores of the open session; outside a provider a bug. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores is called outside StoresContext.');
  return stores;
}
