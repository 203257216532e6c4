import { useEffect, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import { detailTeller } from './tellDetail.ts';

/** Says on the canvas' root how far away it is looked at. */
export function LevelOfDetail({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi();
  useEffect(() => {
    const teller = detailTeller(() => root.current);
    const tell = (): void => teller(flow.getState().transform[2]);
    tell();
    return flow.subscribe(tell);
  }, [flow, root]);
  return null;
}
