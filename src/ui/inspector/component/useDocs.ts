import { useEffect, useState } from 'react';
import type { ComponentDocs } from '../../../model/index.ts';
import { useCatalogue } from '../../page/useCatalogue.ts';

/** What there is to say of a component type; null until it came, and where nothing is written. */
export function useDocs(type: string): ComponentDocs | null {
  const catalogue = useCatalogue();
  const [found, setFound] = useState<{ type: string; docs: ComponentDocs | null } | null>(null);
  useEffect(() => {
    let gone = false;
    void catalogue.docs?.(type).then((docs) => {
      if (!gone) setFound({ type, docs });
    });
    return () => {
      gone = true;
    };
  }, [catalogue, type]);
  return found?.type === type ? found.docs : null;
}
