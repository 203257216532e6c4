import { badgesOf, specOf, connectorId } from '../../model/index.ts';
import { showAsBadges } from '../../editing/connectors/changeConnectors.ts';
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

/** The connectors that a command means: those that are chosen, else those that leave the chosen components. */
function meantConnectors(context: CommandContext): readonly string[] {
  const { connectors, components } = selectedOrPlace(context);
  if (connectors.length > 0) return connectors;
  const { args } = specOf(context.stores.document.getState().document).plugboard.process;
  return args.connectors
    .filter(({ source }) => components.includes(source.entity))
    .map(connectorId);
}

/** The connectors meant that are shown as badges, or those that are not. */
function shownAs(context: CommandContext, badges: boolean): readonly string[] {
  const all = badgesOf(context.stores.document.getState().document);
  return meantConnectors(context).filter((id) => all.has(id) === badges);
}

function show(context: CommandContext, badges: boolean): void {
  context.stores.verbs.edit(showAsBadges, { connectors: shownAs(context, !badges), badges });
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
    typed: true,
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
    typed: true,
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
    typed: true,
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
  {
    id: 'wires-as-badges',
    group: 'Connect',
    label: 'Hide wires, show named badges',
    keys: ['B'],
    scope: 'canvas',
    menus: ['connector', 'component'],
    enabled: (context) => canEdit(context) && shownAs(context, false).length > 0,
    run: (context) => show(context, true),
  },
  {
    id: 'badges-as-wires',
    group: 'Connect',
    label: 'Show badges as wires again',
    keys: ['Shift+B'],
    scope: 'canvas',
    menus: ['connector', 'component'],
    enabled: (context) => canEdit(context) && shownAs(context, true).length > 0,
    run: (context) => show(context, false),
  },
];
