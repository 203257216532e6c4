import { reached, type Way } from '../../graph/places/reach.ts';
import { walk, type Direction, type Place } from '../../graph/walk.ts';
import { chosenComponents } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

const DIRECTIONS: readonly (readonly [Direction, string])[] = [
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
];

const WAYS: readonly (readonly [string, Way, string, string])[] = [
  ['select-upstream', 'upstream', 'Select everything upstream', 'Mod+ArrowLeft'],
  ['select-downstream', 'downstream', 'Select everything downstream', 'Mod+ArrowRight'],
  ['select-connected', 'both', 'Select everything connected', 'Mod+ArrowUp'],
];

function selectPlace({ stores }: CommandContext, place: Place, extend: boolean): void {
  const kind = place.kind === 'component' ? 'components' : 'connectors';
  const before = extend ? stores.view.getState().selection : { components: [], connectors: [] };
  stores.verbs.select({ ...before, [kind]: [...new Set([...before[kind], place.id])] });
}

function walkTo(context: CommandContext, direction: Direction, extend: boolean): void {
  const { canvas, place } = context;
  if (canvas === null || place === null) return;
  const next = walk(canvas.graph(), place, direction);
  if (next === null) {
    canvas.say('Nothing lies that way.');
    return;
  }
  selectPlace(context, next, extend);
  canvas.viewpoint.focusPlace(next);
}

function toggle({ stores, canvas, place }: CommandContext): void {
  if (place === null) return;
  const { selection } = stores.view.getState();
  const kind = place.kind === 'component' ? 'components' : 'connectors';
  const on = !selection[kind].includes(place.id);
  const rest = selection[kind].filter((id) => id !== place.id);
  stores.verbs.select({ ...selection, [kind]: on ? [...rest, place.id] : rest });
  canvas?.say(on ? `${place.id} selected.` : `${place.id} not selected.`);
}

/** Moves the focus to the first field of the inspector, once it shows what was selected. */
function focusInspector(): void {
  const first = (controls: string) =>
    document.querySelector<HTMLElement>(
      `[aria-label="Inspector"] :is(${controls}):not([disabled])`,
    );
  requestAnimationFrame(() => (first('input, select, textarea') ?? first('button'))?.focus());
}

export const SELECT_COMMANDS: readonly Command[] = [
  {
    id: 'select-all',
    group: 'Select',
    label: 'Select everything',
    keys: ['Mod+A'],
    scope: 'canvas',
    menus: ['canvas'],
    run({ stores, canvas }) {
      const components = canvas?.graph().components.map(({ name }) => name) ?? [];
      stores.verbs.select({ components, connectors: [] });
      canvas?.say(`${components.length} components selected.`);
    },
  },
  {
    id: 'select-none',
    group: 'Select',
    label: 'Select nothing',
    keys: ['Escape'],
    scope: 'canvas',
    run: ({ stores }) => stores.verbs.select({ components: [], connectors: [] }),
  },
  {
    id: 'toggle-selected',
    group: 'Select',
    label: 'Select or unselect',
    keys: ['Space'],
    scope: 'canvas',
    keysOnly: true,
    enabled: ({ place }) => place !== null,
    run: toggle,
  },
  ...WAYS.map(([id, way, label, keys]): Command => ({
    id,
    group: 'Select',
    label,
    keys: [keys],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => chosenComponents(context).length > 0,
    run(context) {
      const { canvas, stores } = context;
      if (canvas === null) return;
      const components = reached(canvas.graph(), chosenComponents(context), way);
      stores.verbs.select({ components, connectors: [] });
      canvas.say(`${components.length} components selected.`);
    },
  })),
  {
    id: 'find',
    group: 'Select',
    label: 'Find on the canvas',
    keys: ['Mod+F'],
    typed: true,
    menus: ['canvas'],
    run: ({ canvas }) => canvas?.store.setState(({ finding }) => ({ finding: finding + 1 })),
  },
  {
    id: 'inspect',
    group: 'Select',
    label: 'Go to its form in the inspector',
    keys: ['Enter'],
    typed: true,
    scope: 'canvas',
    menus: ['component', 'connector'],
    enabled: ({ place }) => place !== null,
    run(context) {
      if (context.place === null) return;
      selectPlace(context, context.place, false);
      focusInspector();
    },
  },
  ...DIRECTIONS.flatMap(([direction, key]): Command[] =>
    [false, true].map((extend) => ({
      id: `walk-${direction}${extend ? '-extend' : ''}`,
      group: 'Select',
      label: `${extend ? 'Select on' : 'Walk'} along the wires: ${direction}`,
      family: extend ? 'Walk along the wires and keep what was selected' : 'Walk along the wires',
      keys: [`Alt+${extend ? 'Shift+' : ''}${key}`],
      scope: 'canvas',
      keysOnly: true,
      run: (context) => walkTo(context, direction, extend),
    })),
  ),
];
