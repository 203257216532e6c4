import { useRef } from 'react';
import type { CanvasPartProps } from '../../canvas/api/CanvasApi.ts';
import { late } from '../../kit/late.tsx';
import { EarlyPress, type EarlyPressed } from './EarlyPress.tsx';

const Menus = late(async () => (await import('./Menus.tsx')).Menus, EarlyPress);

/** The commands as they are offered on the canvas itself: the menu of what is pressed, and the bar of many. */
export function CanvasCommands(props: CanvasPartProps) {
  const pressed = useRef<EarlyPressed | null>(null);
  return <Menus {...props} pressed={pressed} />;
}
