import type { Place } from '../../../graph/walk.ts';

/** The component or connector on the canvas that an element belongs to. */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest('[data-component], [data-connector]');
  const component = element?.getAttribute('data-component');
  if (component) return { kind: 'component', id: component };
  const connector = element?.getAttribute('data-connector');
  return connector ? { kind: 'connector', id: connector } : null;
}
