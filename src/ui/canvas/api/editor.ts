import type { Endpoint } from '../../../model/endpoint.ts';
import { nearestName } from '../../../base/nearestName.ts';
import type { Selection, Stores } from '../../../stores/api.ts';
import type { PatchbayDocument } from '../../../model/index.ts';
import { disabledOf, groupsOf } from '../../../model/index.ts';
import { addComponent } from '../../../editing/components/add.ts';
import { removeSelection } from '../../../editing/components/remove.ts';
import { renameComponent } from '../../../editing/components/rename.ts';
import { connect, reconnect, whyNotConnect } from '../../../editing/connectors/connect.ts';
import { changeGroup } from '../../../editing/marks/groups.ts';
import { removeNotes } from '../../../editing/marks/notes.ts';
import { allNames } from '../../../model/raw.ts';
import { startingArgs } from '../../../editing/components/startingArgs.ts';
import { cardsOf, headlineText } from '../../../graph/buildGraph.ts';
import { freePlace, snap } from '../../../graph/places/freePlace.ts';
import { headlineOf } from '../../../graph/headline.ts';
import type { Box } from '../../../graph/wires/lanes.ts';
import type { Cards } from '../../../graph/graph.ts';
import { joinFrames } from '../../../editing/places/joinFrames.ts';
import { movedNodes } from '../../../editing/places/movedNodes.ts';
import { componentsOfNodes, groupIdOf, nodesByKind, realPort } from '../../../graph/nodeIds.ts';
import { nodeSize } from '../../../graph/places/nodeLayout.ts';
import { readGraph } from '../../../graph/readGraph.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** The canvas' gestures as edits: one gesture is one entry of the history, said in words. */
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
  /** Does an edit that may be refused (by the document's writer); true when it was done. */
  apply(label: string, next: PatchbayDocument): boolean;
}

export function createEditor(stores: Stores, say: (text: string) => void): CanvasEditor {
  const { verbs, catalogue } = stores;
  const now = (): PatchbayDocument => stores.document.getState().document;
  const cards = (): Cards => cardsOf(readGraph(now(), catalogue, []));

  function apply(label: string, next: PatchbayDocument): boolean {
    const before = now();
    if (next === before) return false;
    verbs.edit(label, () => next);
    return now() !== before;
  }

  const whyNot: CanvasEditor['whyNot'] = (from, to, instead = null) => {
    const [source, target] = [realPort(from), realPort(to)];
    const off = [source, target].find(({ component }) => disabledOf(now()).has(component));
    if (off) return `${off.component} is switched off. Switch it on to connect it.`;
    return whyNotConnect(now(), catalogue, source, target, instead);
  };
  const components = (nodes: readonly string[]) => componentsOfNodes(now(), nodes);

  const editor: CanvasEditor = {
    add(type, at, findRoom, view) {
      const label = catalogue.find(type)?.label ?? type;
      const placed = findRoom
        ? freePlace(at, sizeOf(stores, type), cards().components.map(boxOf), view)
        : snap({ x: at.x - 80, y: at.y - 24 });
      const { document, name } = addComponent(now(), catalogue, type, placed);
      if (!apply(`Add ${label}`, document)) return null;
      verbs.select({ components: [name], connectors: [] });
      say(`Added ${name}.`);
      return name;
    },
    move(places) {
      const moved = movedNodes(now(), places);
      if (moved === null) return;
      apply(`Move ${moved.label}`, joinFrames(moved.document, cards, places));
    },
    rename(component, to) {
      if (to === component || to === '') return component;
      const group = groupIdOf(component);
      if (group !== null) {
        apply(`Rename a group to ${to}`, changeGroup(now(), group, { title: to }));
        return component;
      }
      const result = renameComponent(now(), component, to);
      if (!result.ok) {
        const taken = new Set(allNames(now()));
        const near = nearestName(to, (name) => taken.has(name), true);
        const action =
          near === null
            ? null
            : { label: `Use ${near}`, run: () => void editor.rename(component, near) };
        verbs.notify({ tone: 'warning', text: result.error, action });
        return null;
      }
      const { components, connectors } = stores.view.getState().selection;
      if (!apply(`Rename ${component} to ${to}`, result.value)) return component;
      const renamed = components.map((name) => (name === component ? to : name));
      verbs.select({ components: renamed, connectors });
      say(`Renamed ${component} to ${to}.`);
      return to;
    },
    remove(selection) {
      if (selection.components.length + selection.connectors.length === 0) return false;
      const { notes } = nodesByKind(selection.components);
      const gone = { ...selection, components: components(selection.components) };
      const what = things(now(), selection);
      const rest = removeNotes(removeSelection(now(), gone), notes);
      if (!apply(`Delete ${what}`, rest)) return false;
      verbs.select({ components: [], connectors: [] });
      say(`Deleted ${what}.`);
      return true;
    },
    whyNot,
    allowed: (from, to) => whyNot(from, to) === null,
    connect(start, end) {
      const reason = whyNot(start, end);
      const [from, to] = [realPort(start), realPort(end)];
      if (reason !== null) {
        say(reason);
        return;
      }
      if (apply(`Connect ${text(from)} to ${text(to)}`, connect(now(), from, to)))
        say(`Connected ${text(from)} to ${text(to)}.`);
    },
    reconnect(connector, start, end) {
      const [from, to] = [realPort(start), realPort(end)];
      if (connector === `${text(from)}..${text(to)}` || whyNot(from, to, connector) !== null)
        return;
      if (apply(`Reconnect to ${text(to)}`, reconnect(now(), connector, from, to)))
        say(`Connected ${text(from)} to ${text(to)}.`);
    },
    apply,
  };
  return editor;
}

function text({ component, field }: Endpoint): string {
  return `${component}.${field}`;
}

function boxOf({ position, size }: Cards['components'][number]) {
  return { ...position, ...size };
}

/** Size of a component that is not there yet. */
export function sizeOf({ catalogue }: Pick<Stores, 'catalogue'>, type: string) {
  const known = catalogue.find(type);
  const args = known === undefined ? {} : startingArgs(known);
  const { inputs, outputs } = known?.ports(args) ?? { inputs: [], outputs: [] };
  const name = known?.label ?? type;
  const headline = headlineText(headlineOf(known, args));
  return nodeSize({ name, type: name, inputs, outputs, headline });
}

/** What a selection of a document holds, in words: `tank and 2 connectors`. */
export function things(
  document: PatchbayDocument,
  { components: nodes, connectors }: Selection,
): string {
  const parts: string[] = [];
  const { components, groups, notes } = nodesByKind(nodes);
  const [connector] = connectors;
  if (components.length > 0) parts.push(count(components, 'component'));
  if (groups.length > 0)
    parts.push(
      count(
        groups.map((id) => `the group ${groupsOf(document).get(id)?.title ?? ''}`),
        'group',
      ),
    );
  if (notes.length > 0) parts.push(notes.length === 1 ? 'a note' : `${notes.length} notes`);
  if (connector !== undefined)
    parts.push(
      connectors.length === 1 ? `connector ${connector}` : `${connectors.length} connectors`,
    );
  return parts.join(' and ');
}

function count(names: readonly string[], noun: string): string {
  return names.length === 1 && names[0] !== undefined ? names[0] : `${names.length} ${noun}s`;
}
