import { useEffect, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import { detailAt, type Detail, TEXT } from './detail.ts';

/**
 * Says on the canvas' root how far away it is looked at: CSS leaves out what cannot be read and writes the
 * rest larger. Nothing renders for it, and it changes in steps only.
 */
export function LevelOfDetail({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi();
  useEffect(() => {
    let told: Detail | null = null;
    const tell = (): void => {
      const element = root.current;
      const detail = detailAt(flow.getState().transform[2]);
      if (element === null || detail === told) return;
      told = detail;
      element.dataset['detail'] = detail.shown;
      element.dataset['label'] = String(detail.size);
      element.style.setProperty('--label', `${detail.size}px`);
      element.style.setProperty('--larger', String(detail.size / TEXT));
    };
    tell();
    return flow.subscribe(tell);
  }, [flow, root]);
  return null;
}
