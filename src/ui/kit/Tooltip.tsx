import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  readonly text: ReactNode;
  /** A shortcut as in `Kbd`, such as `Mod+Z`. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The one element that it explains; it must take a ref and props. */
  readonly children: ReactElement;
}

/** A short hint beside a control. It never carries what cannot be found elsewhere. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.place} side={side} sideOffset={6}>
          <Base.Popup className={styles.tip}>
            {text}
            {keys !== undefined && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Around the whole screen, so that the second tooltip of a row comes without a wait. */
export const TooltipProvider = Base.Provider;
