import type { FocusEvent, KeyboardEvent } from 'react';
import type { Stores } from '../../../stores/api.ts';
import { placeOf } from '../api/placeOf.ts';
import type { ConnectKeys } from '../wires/useConnectMode.ts';
import type { Nudge, Viewpoint } from '../api/CanvasApi.ts';

interface Options {
  readonly stores: Stores;
  readonly nudge: Nudge;
  readonly connecting: ConnectKeys;
  readonly viewpoint: Viewpoint;
}

export interface CanvasKeyHandlers {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(event: FocusEvent<HTMLElement>): void;
}

/**
 * What the canvas does with keys and focus beside the table of commands: wiring by keyboard takes its
 * keys first, and the selection follows the focus.
 */
export function useCanvasKeys(options: Options): CanvasKeyHandlers {
  const { stores, nudge, connecting, viewpoint } = options;

  return {
    onKeyDown(event) {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select')) return;
      if (event.ctrlKey || event.metaKey || event.altKey || !connecting.key(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onFocus(event) {
      // Selection follows the keyboard's focus, so that arrows and Delete mean what is in view.
      const here = placeOf(event.target);
      if (!here || !event.target.matches(':focus-visible')) return;
      if (here.kind === 'component') viewpoint.bringIntoView(here.id);
      const kind = here.kind === 'component' ? 'components' : 'connectors';
      if (stores.view.getState().selection[kind].includes(here.id)) return;
      stores.verbs.select({ components: [], connectors: [], [kind]: [here.id] });
    },
    onBlur(event) {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      nudge.flush();
      connecting.leave();
    },
  };
}
