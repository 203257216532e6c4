import type { RefObject } from 'react';
import type { CanvasPartProps } from '../../canvas/api/CanvasApi.ts';
import { ArrangeBar } from './ArrangeBar.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import type { EarlyPressed } from './EarlyPress.tsx';

interface Props extends CanvasPartProps {
  readonly pressed: RefObject<EarlyPressed | null>;
}

/** Comes with the first sign of a person. */
export function Menus({ root, canvas, pressed }: Props) {
  return (
    <>
      <CanvasMenu root={root} canvas={canvas} pressed={pressed} />
      <ArrangeBar canvas={canvas} />
    </>
  );
}
