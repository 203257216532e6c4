import { useEffect, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import { detailAt, type Detail, hairAt, TEXT, titleAt } from '../../../graph/detail.ts';

/**
 * Says on the canvas' root how far away it is looked at: CSS leaves out what cannot be read and writes the
 * rest larger. Nothing renders for it, and it changes in steps only.
 */
export function LevelOfDetail({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi();
  useEffect(() => {
    let told: Detail | null = null;
    let title = -1;
    let hair = -1;
    const tell = (): void => {
      const element = root.current;
      const zoom = flow.getState().transform[2];
      const detail = detailAt(zoom);
      if (element === null) return;
      if (titleAt(zoom) !== title) {
        title = titleAt(zoom);
        element.style.setProperty('--title', `${title}px`);
      }
      if (hairAt(zoom) !== hair) {
        hair = hairAt(zoom);
        element.style.setProperty('--hair', `${hair}px`);
      }
      if (detail === told) return;
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
