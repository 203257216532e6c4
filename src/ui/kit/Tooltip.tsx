import { cloneElement, type ReactElement } from 'react';

type Side = 'top' | 'bottom' | 'left' | 'right';

export interface TooltipProps {
  readonly text: string;
  /** A shortcut as in `Kbd`, such as `Mod+Z`. */
  readonly keys?: string | undefined;
  readonly side?: Side;
  /** The one element that it explains; it must take attributes. */
  readonly children: ReactElement;
}

/**
 * A short hint beside a control. It never carries what cannot be found elsewhere. The control only says
 * what the hint is: `TooltipHost`, which is loaded with the first sign of a person, shows it.
 */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  return cloneElement(children as ReactElement<TipAttributes>, {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-side': side,
  });
}

interface TipAttributes {
  readonly 'data-tip'?: string;
  readonly 'data-tip-keys'?: string | undefined;
  readonly 'data-tip-side'?: Side;
}

/** What an element says of its hint. */
export interface Tip {
  readonly anchor: Element;
  readonly text: string;
  readonly keys: string | undefined;
  readonly side: Side;
}

const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

/** The hint of the control that an event came from; null when it has none. */
export function tipOf(target: EventTarget | null): Tip | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  const text = anchor?.dataset['tip'];
  if (!anchor || !text) return null;
  const { tipKeys: keys, tipSide } = anchor.dataset;
  return { anchor, text, keys, side: SIDES.find((side) => side === tipSide) ?? 'bottom' };
}
