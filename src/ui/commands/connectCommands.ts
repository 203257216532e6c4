import { openBehind, openOnWire, openQuickAdd } from '../canvas/gestures/quickAdds.ts';
import { canEdit } from './canEdit.ts';
import { chosenComponents, selectedOrPlace } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

/** The one connector that a command means; null: none, or several. */
function chosenConnector(context: CommandContext): string | null {
  // What has the focus is meant, also where something else is still selected.
  if (context.place?.kind === 'connector') return context.place.id;
  const { connectors } = selectedOrPlace(context);
  return connectors.length === 1 ? (connectors[0] ?? null) : null;
}

export const CONNECT_COMMANDS: readonly Command[] = [
  {
    id: 'connect',
    group: 'Connect',
    label: 'Connect from this component',
    keys: ['C'],
    scope: 'canvas',
    menus: ['component'],
    run(context) {
      const { canvas, place } = context;
      const [component] = place?.kind === 'component' ? [place.id] : chosenComponents(context);
      if (component === undefined) canvas?.say('Choose a component to connect from.');
      else canvas?.connecting.start(component);
    },
  },
  {
    id: 'quick-add',
    group: 'Connect',
    label: 'Add a component here',
    keys: ['N'],
    scope: 'canvas',
    menus: ['canvas'],
    enabled: canEdit,
    run: ({ canvas }) => canvas && openQuickAdd(canvas),
  },
  {
    id: 'quick-add-behind',
    group: 'Connect',
    label: 'Add a component behind this one',
    keys: ['Shift+N'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenComponents(context).length > 0,
    run(context) {
      const { canvas } = context;
      const name = chosenComponents(context).at(-1);
      if (canvas && name !== undefined) openBehind(canvas, name);
    },
  },
  {
    id: 'insert-on-wire',
    group: 'Connect',
    label: 'Insert a component on this wire',
    keys: ['I'],
    scope: 'canvas',
    menus: ['connector'],
    enabled: (context) => canEdit(context) && chosenConnector(context) !== null,
    run(context) {
      const connector = chosenConnector(context);
      if (context.canvas && connector !== null) openOnWire(context.canvas, connector);
    },
  },
  {
    id: 'cut-wires',
    group: 'Connect',
    label: 'Cut wires with a stroke',
    keys: ['X'],
    scope: 'canvas',
    menus: ['canvas'],
    enabled: (context) => canEdit(context) && (context.canvas?.graph().wires.length ?? 0) > 0,
    run({ canvas }) {
      canvas?.store.setState({ cutting: true });
      canvas?.say('Draw across wires to cut them. Escape leaves.');
    },
  },
];
