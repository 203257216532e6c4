import { type Heat, PANELS } from '../../stores/index.ts';
import { PALETTE_SEARCH } from '../palette/paletteSearch.ts';
import { openPart, pressPart } from '../page/useRoom.ts';
import type { Command } from './Command.ts';

const HEATS: readonly (readonly [Heat, string])[] = [
  ['time', 'Show the time of each component on the canvas'],
  ['workers', 'Show the worker of each component on the canvas'],
  ['off', 'Show nothing of the profile on the canvas'],
];

export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'commands',
    group: 'View',
    label: 'Find a command or a component',
    keys: ['Mod+K'],
    typed: true,
    inText: true,
    run: ({ stores }) => stores.verbs.openDialog('commands'),
  },
  {
    id: 'shortcuts',
    group: 'View',
    label: 'Keyboard shortcuts',
    keys: ['?'],
    run: ({ stores }) => stores.verbs.openDialog('shortcuts'),
  },
  {
    id: 'tour',
    group: 'View',
    label: 'Take the tour: build and run a small model',
    keys: [],
    run: ({ stores }) => void stores.verbs.newDocument().then(() => stores.verbs.setTour('on')),
  },
  {
    id: 'fit',
    group: 'View',
    label: 'Bring the whole model into view',
    keys: ['F', 'Shift+1'],
    scope: 'canvas',
    menus: ['canvas'],
    run: ({ canvas }) => canvas?.viewpoint.fit(),
  },
  {
    id: 'zoom-in',
    group: 'View',
    label: 'Zoom in',
    keys: ['+', '='],
    scope: 'canvas',
    run: ({ canvas }) => canvas?.viewpoint.zoomBy(1.25),
  },
  {
    id: 'zoom-out',
    group: 'View',
    label: 'Zoom out',
    keys: ['-'],
    scope: 'canvas',
    run: ({ canvas }) => canvas?.viewpoint.zoomBy(0.8),
  },
  {
    id: 'zoom-100',
    group: 'View',
    label: 'Zoom to 100 %',
    keys: ['0'],
    scope: 'canvas',
    run: ({ canvas }) => canvas?.viewpoint.zoomTo(1),
  },
  {
    id: 'focus-canvas',
    group: 'View',
    label: 'Go to the canvas',
    keys: ['F6'],
    inText: true,
    run: ({ canvas }) => canvas?.viewpoint.focus(),
  },
  {
    id: 'search-palette',
    group: 'View',
    label: 'Search the palette',
    keys: ['/'],
    typed: true,
    run({ stores }) {
      openPart(stores, 'palette', true);
      // Once it is on the screen.
      requestAnimationFrame(() => document.getElementById(PALETTE_SEARCH)?.focus());
    },
  },
  {
    id: 'toggle-palette',
    group: 'View',
    label: 'Show or hide the palette',
    keys: ['Mod+B'],
    inText: true,
    run: ({ stores }) => pressPart(stores, 'palette'),
  },
  {
    id: 'toggle-inspector',
    group: 'View',
    label: 'Show or hide the inspector',
    keys: ['Mod+Alt+B'],
    inText: true,
    run: ({ stores }) => pressPart(stores, 'inspector'),
  },
  {
    id: 'toggle-panel',
    group: 'View',
    label: 'Show or hide the panels',
    keys: ['Mod+J'],
    inText: true,
    run: ({ stores }) => stores.verbs.setPanel({ open: !stores.view.getState().panelOpen }),
  },
  {
    id: 'panel-side',
    group: 'View',
    label: 'Put the panels beside the canvas, or below it',
    keys: ['Mod+Shift+J'],
    inText: true,
    run: ({ stores }) =>
      stores.verbs.setPanel({
        open: true,
        side: stores.view.getState().panelSide === 'below' ? 'beside' : 'below',
      }),
  },
  {
    id: 'toggle-minimap',
    group: 'View',
    label: 'Show or hide the minimap of a large model',
    keys: ['M'],
    scope: 'canvas',
    run: ({ stores }) => stores.verbs.setMinimap(!stores.view.getState().minimap),
  },
  ...PANELS.map(({ id, shown }): Command => ({
    id: `panel-${id}`,
    group: 'View',
    label: `Show ${shown}`,
    keys: [],
    run: ({ stores }) => stores.verbs.openPanel(id),
  })),
  ...HEATS.map(([heat, label]): Command => ({
    id: `heat-${heat}`,
    group: 'View',
    label,
    keys: [],
    run: ({ stores }) => stores.verbs.setHeat(heat),
  })),
  ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
    id: `theme-${theme}`,
    group: 'View',
    label: theme === 'system' ? 'Theme as the system has it' : `Theme: ${theme}`,
    keys: [],
    run: ({ stores }) => stores.verbs.setTheme(theme),
  })),
];
