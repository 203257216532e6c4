import { useCallback } from 'react';
import { useStores } from '../page/StoresContext.tsx';

/** Closes the dialog that is open. */
export function useClose(): () => void {
  const { verbs } = useStores();
  return useCallback(() => verbs.openDialog(null), [verbs]);
}
