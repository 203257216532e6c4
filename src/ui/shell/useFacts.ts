import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import { processFacts, type ProcessFacts } from '../commands/processFacts.ts';

/** Facts of the open document's process. */
export function useFacts(): ProcessFacts {
  const stores = useStores();
  const document = useStore(stores.document, (state) => state.document);
  return useMemo(() => processFacts(document), [document]);
}
