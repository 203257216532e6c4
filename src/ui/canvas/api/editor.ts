import type { Endpoint } from '../../../model/endpoint.ts';
import { nearestName } from '../../../base/nearestName.ts';
import { deleteThings } from '../../../editing/components/deleteThings.ts';
import { putComponent } from '../../../editing/components/putComponent.ts';
import { renameNode } from '../../../editing/components/renameNode.ts';
import { joinPorts, reconnectPorts, whyNotJoin } from '../../../editing/connectors/joinPorts.ts';
import { selectedIn } from '../../../editing/edit.ts';
import { moveNodes } from '../../../editing/places/moveNodes.ts';
import { groupIdOf } from '../../../graph/nodeIds.ts';
import type { Box } from '../../../graph/wires/lanes.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { allNames } from '../../../model/raw.ts';
import type { Selection, Stores } from '../../../stores/api.ts';

/** The canvas' own edits, with what it asks and tells beside them. */
export interface CanvasEditor {
  /**
   * Puts a component down with its middle at `at`; with `findRoom` beside what is there, and
   * in `view` if there is room.
   *
   * @returns its name; null: it could not be added
   */
  add(type: string, at: Point, findRoom: boolean, view?: Box): string | null;
  move(places: ReadonlyMap<string, Point>): void;
  /** Gives a component another name; returns the name that it has then, null where the new one was refused. */
  rename(component: string, to: string): string | null;
  /** True when something was removed. */
  remove(selection: Selection): boolean;
  /** Why two ports may not be joined; null when they may. `instead`: the connector it replaces. */
  whyNot(from: Endpoint, to: Endpoint, instead?: string | null): string | null;
  allowed(from: Endpoint, to: Endpoint): boolean;
  connect(from: Endpoint, to: Endpoint): void;
  reconnect(connector: string, from: Endpoint, to: Endpoint): void;
}

export function createEditor({ document, view, verbs }: Stores): CanvasEditor {
  const whyNot: CanvasEditor['whyNot'] = (from, to, instead = null) => {
    const { document: now, catalogue } = document.getState();
    return whyNotJoin(now, catalogue, { from, to }, instead);
  };

  const editor: CanvasEditor = {
    add(type, at, findRoom, seen) {
      const made = verbs.edit(putComponent, { type, at, findRoom, view: seen });
      return selectedIn(made)[0] ?? null;
    },
    move: (places) => void verbs.edit(moveNodes, places),
    rename(component, to) {
      if (to === component || to === '') return component;
      const { selection } = view.getState();
      const made = verbs.edit(renameNode, { node: component, to, selection });
      if (made === null || groupIdOf(component) !== null) return component;
      if (!('refused' in made)) return to;
      const taken = new Set(allNames(document.getState().document));
      const near = nearestName(to, (name) => taken.has(name), true);
      const action =
        near === null
          ? null
          : { label: `Use ${near}`, run: () => void editor.rename(component, near) };
      verbs.notify({ tone: 'warning', text: made.refused, action });
      return null;
    },
    remove: (selection) =>
      selection.components.length + selection.connectors.length > 0 &&
      verbs.edit(deleteThings, selection) !== null,
    whyNot,
    allowed: (from, to) => whyNot(from, to) === null,
    connect(from, to) {
      const made = verbs.edit(joinPorts, { from, to });
      if (made !== null && 'refused' in made) verbs.say(made.refused);
    },
    reconnect: (connector, from, to) => void verbs.edit(reconnectPorts, { connector, from, to }),
  };
  return editor;
}
