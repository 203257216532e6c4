import { useEffect, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';

/** Below these zooms texts cannot be read, so CSS leaves them out. */
const MID = 0.62;
const FAR = 0.38;

/** Says on the canvas' root how far away it is looked at; nothing renders for it. */
export function LevelOfDetail({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi();
  useEffect(() => {
    const tell = (): void => {
      const zoom = flow.getState().transform[2];
      const level = zoom < FAR ? 'far' : zoom < MID ? 'mid' : 'near';
      const element = root.current;
      if (element && element.dataset['detail'] !== level) element.dataset['detail'] = level;
    };
    tell();
    return flow.subscribe(tell);
  }, [flow, root]);
  return null;
}
