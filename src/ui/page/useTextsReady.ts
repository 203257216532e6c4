import { useEffect, useState } from 'react';
import { useStores } from './StoresContext.tsx';

/** True once texts can be read and written; the first look does without that. */
export function useTextsReady(): boolean {
  const { verbs } = useStores();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let mounted = true;
    void verbs.prepareText().then(() => mounted && setReady(true));
    return () => {
      mounted = false;
    };
  }, [verbs]);
  return ready;
}
