import type { Selection } from '../../stores/index.ts';
import type { CommandContext } from './Command.ts';

/**
 * What a command acts on: the selection, or what has the focus when that is not part of it (a context
 * menu on something that is not selected means that thing alone).
 */
export function selectedOrPlace({ stores, place }: CommandContext): Selection {
  const { selection } = stores.view.getState();
  if (place === null) return selection;
  const kind = place.kind === 'component' ? 'components' : 'connectors';
  if (selection[kind].includes(place.id)) return selection;
  const { components, connectors } = selection;
  // Keys mean the selection as long as there is one; the focus may be left behind elsewhere.
  if (components.length + connectors.length > 0) return selection;
  return { components: [], connectors: [], [kind]: [place.id] };
}

/** The components that a command acts on, in the order of the selection. */
export function chosenComponents(context: CommandContext): readonly string[] {
  return selectedOrPlace(context).components;
}
