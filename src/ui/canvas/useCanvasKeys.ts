import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Stores } from '../../stores/api.ts';
import type { CanvasState } from './canvasStore.ts';
import type { CanvasEditor } from './editor.ts';
import type { Graph } from './graph.ts';
import { GRID } from './nodeLayout.ts';
import { NOTHING } from './selectionChanges.ts';
import type { ConnectKeys } from './useConnectMode.ts';
import type { Nudge } from './useNudge.ts';
import type { Viewpoint } from './useViewpoint.ts';
import { walk, type Direction, type Place } from './walk.ts';

interface Options {
  readonly stores: Stores;
  readonly editor: CanvasEditor;
  readonly graph: RefObject<Graph>;
  readonly store: StoreApi<CanvasState>;
  readonly nudge: Nudge;
  readonly connecting: ConnectKeys;
  readonly viewpoint: Viewpoint;
  readonly say: (text: string) => void;
}

export interface CanvasKeyHandlers {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(event: FocusEvent<HTMLElement>): void;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEP: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The component or connector that has the focus. */
function focused(event: { readonly target: EventTarget }): Place | null {
  if (!(event.target instanceof Element)) return null;
  const element = event.target.closest('[data-component], [data-connector]');
  const component = element?.getAttribute('data-component');
  if (component) return { kind: 'component', id: component };
  const connector = element?.getAttribute('data-connector');
  return connector ? { kind: 'connector', id: connector } : null;
}

/** The canvas' keys. They act only while the focus is inside it, and never in its text fields. */
export function useCanvasKeys(options: Options): CanvasKeyHandlers {
  const { stores, editor, graph, store, nudge, connecting, viewpoint, say } = options;
  const { verbs } = stores;
  const selection = () => stores.view.getState().selection;

  function selectPlace(place: Place, extend: boolean): void {
    const before = extend ? selection() : NOTHING;
    const kind = place.kind === 'component' ? 'components' : 'connectors';
    verbs.select({ ...before, [kind]: [...new Set([...before[kind], place.id])] });
  }

  function arrow(event: KeyboardEvent, direction: Direction): boolean {
    const here = focused(event);
    if (event.altKey) {
      if (!here) return true;
      nudge.flush();
      const next = walk(graph.current, here, direction);
      if (next === null) say('Nothing lies that way.');
      else {
        selectPlace(next, event.shiftKey);
        viewpoint.focusPlace(next);
      }
      return true;
    }
    if (selection().components.length === 0) return false;
    const [dx, dy] = STEP[direction];
    const length = event.shiftKey ? 5 * GRID : GRID;
    nudge.push(dx * length, dy * length);
    return true;
  }

  /** Keys with Ctrl or Cmd; those of the whole screen (undo, run) are not handled here. */
  function chord(event: KeyboardEvent): boolean {
    if (event.altKey || event.shiftKey) return false;
    const key = event.key.toLowerCase();
    if (key === 'a') {
      verbs.select({
        components: graph.current.components.map(({ name }) => name),
        connectors: [],
      });
      say(`${graph.current.components.length} components selected.`);
    } else if (key === 'd') editor.duplicate(selection());
    else return false;
    return true;
  }

  function plain(event: KeyboardEvent): boolean {
    const here = focused(event);
    switch (event.key) {
      case 'Delete':
      case 'Backspace':
        return remove(here);
      case 'Escape':
        verbs.select(NOTHING);
        return true;
      case 'F2':
        return rename(here);
      case 'Enter':
        if (!here) return false;
        selectPlace(here, event.shiftKey);
        focusInspector();
        return true;
      case ' ':
        if (!here) return false;
        toggle(here);
        return true;
      case '+':
      case '=':
        viewpoint.zoomBy(1.25);
        return true;
      case '-':
        viewpoint.zoomBy(0.8);
        return true;
      case '0':
        viewpoint.zoomTo(1);
        return true;
    }
    // By place on the keyboard: with Shift the character differs between layouts.
    if (event.shiftKey && event.code === 'Digit1') {
      viewpoint.fit();
      return true;
    }
    return event.shiftKey ? false : letter(event, here);
  }

  function letter(event: KeyboardEvent, here: Place | null): boolean {
    const key = event.key.toLowerCase();
    if (key === 'f') viewpoint.fit();
    else if (key === 'c') {
      const component = here?.kind === 'component' ? here.id : selection().components[0];
      if (component === undefined) say('Choose a component to connect from.');
      else connecting.start(component);
    } else return false;
    return true;
  }

  function remove(here: Place | null): boolean {
    const { components, connectors } = selection();
    const empty = components.length === 0 && connectors.length === 0;
    if (empty && here) selectPlace(here, false);
    const next = editor.remove(selection());
    if (next) viewpoint.focus();
    return true;
  }

  function rename(here: Place | null): boolean {
    const name = here?.kind === 'component' ? here.id : selection().components[0];
    if (name === undefined) return false;
    store.setState({ renaming: name });
    return true;
  }

  function toggle(here: Place): void {
    const before = selection();
    const kind = here.kind === 'component' ? 'components' : 'connectors';
    const on = !before[kind].includes(here.id);
    verbs.select({
      ...before,
      [kind]: on ? [...before[kind], here.id] : before[kind].filter((id) => id !== here.id),
    });
    say(on ? `${here.id} selected.` : `${here.id} not selected.`);
  }

  return {
    onKeyDown(event) {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select')) return;
      const direction = DIRECTIONS[event.key];
      const nudging = direction !== undefined && !event.altKey;
      if (!nudging && event.key !== 'Shift') nudge.flush();
      // Buttons of the canvas keep their own keys.
      if (target?.closest('button') && (event.key === 'Enter' || event.key === ' ')) return;
      const command = event.ctrlKey || event.metaKey;
      const done =
        (!command && !event.altKey && connecting.key(event.key)) ||
        (command
          ? chord(event)
          : direction
            ? arrow(event, direction)
            : !event.altKey && plain(event));
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onFocus(event) {
      // Selection follows the keyboard's focus, so that arrows and Delete mean what is in view.
      const here = focused(event);
      if (!here || !(event.target instanceof Element) || !event.target.matches(':focus-visible'))
        return;
      if (here.kind === 'component') viewpoint.bringIntoView(here.id);
      const { components, connectors } = selection();
      if ((here.kind === 'component' ? components : connectors).includes(here.id)) return;
      selectPlace(here, false);
    },
    onBlur(event) {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      nudge.flush();
      connecting.leave();
    },
  };
}

/** Moves the focus to the first control of the inspector, once it shows what was selected. */
function focusInspector(): void {
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>(
        '[aria-label="Inspector"] :is(input, select, textarea, button):not([disabled])',
      )
      ?.focus();
  });
}
