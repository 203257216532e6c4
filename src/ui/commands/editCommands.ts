import type { Selection } from '../../stores/index.ts';
import type { Command } from './Command.ts';
import { deleteAndRejoin } from '../../editing/components/deleteAndRejoin.ts';
import { duplicate } from '../canvas/gestures/clipboard.ts';
import { canEdit } from './canEdit.ts';
import { chosenComponents, selectedOrPlace } from './chosen.ts';

const isEmpty = ({ components, connectors }: Selection) =>
  components.length + connectors.length === 0;

export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'undo',
    group: 'Edit',
    label: 'Undo',
    keys: ['Mod+Z'],
    enabled: (context) => canEdit(context) && context.stores.document.getState().past.length > 0,
    run: ({ stores }) => stores.verbs.undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: (context) => canEdit(context) && context.stores.document.getState().future.length > 0,
    run: ({ stores }) => stores.verbs.redo(),
  },
  {
    id: 'rename',
    group: 'Edit',
    label: 'Rename',
    keys: ['F2'],
    typed: true,
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenComponents(context).length > 0,
    run(context) {
      const { canvas, place } = context;
      const name = place?.kind === 'component' ? place.id : chosenComponents(context)[0];
      canvas?.store.setState({ renaming: name ?? null });
    },
  },
  {
    id: 'duplicate',
    group: 'Edit',
    label: 'Duplicate',
    keys: ['Mod+D'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenComponents(context).length > 0,
    run(context) {
      if (context.canvas) duplicate(context.stores, context.canvas, chosenComponents(context));
    },
  },
  {
    id: 'delete',
    group: 'Edit',
    label: 'Delete',
    keys: ['Delete', 'Backspace'],
    scope: 'canvas',
    menus: ['component', 'connector'],
    enabled: (context) => canEdit(context) && !isEmpty(selectedOrPlace(context)),
    run(context) {
      const { canvas } = context;
      if (canvas?.editor.remove(selectedOrPlace(context))) canvas.viewpoint.focus();
    },
  },
  {
    id: 'delete-rejoin',
    group: 'Edit',
    label: 'Delete and rejoin the wires',
    keys: ['Mod+Delete', 'Mod+Backspace'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenComponents(context).length > 0,
    run(context) {
      const made = context.stores.verbs.edit(deleteAndRejoin, chosenComponents(context));
      if (made !== null) context.canvas?.viewpoint.focus();
    },
  },
];
