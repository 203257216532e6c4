import type { Selection, Stores } from '../../stores/api.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import {
  addComponent,
  changeGroup,
  connect,
  copySelection,
  disabledOf,
  duplicateSelection,
  groupsOf,
  paste,
  reconnect,
  removeNotes,
  removeSelection,
  renameComponent,
  whyNotConnect,
} from '../../model/index.ts';
import { buildGraph } from './buildGraph.ts';
import { freePlace, snap } from './freePlace.ts';
import { EMPTY_GRAPH, type Graph, type PortRef } from './graph.ts';
import { joinFrames } from './marks/joinFrames.ts';
import { movedNodes } from './movedNodes.ts';
import { componentsOfNodes, groupIdOf, nodesByKind, nodesOf, realPort } from './nodeIds.ts';
import { GRID, nodeSize } from './nodeLayout.ts';
import { readGraph } from './readGraph.ts';
import type { Point } from './wirePath.ts';

/** The canvas' gestures as edits: one gesture is one entry of the history, said in words. */
export interface CanvasEditor {
  /** Puts a component down with its middle at `at`; with `findRoom` beside what is there. */
  add(type: string, at: Point, findRoom: boolean): void;
  move(places: ReadonlyMap<string, Point>): void;
  /** Gives a component another name; returns the name that it has then. */
  rename(component: string, to: string): string;
  /** True when something was removed. */
  remove(selection: Selection): boolean;
  /** Why two ports may not be joined; null when they may. `instead`: the connector it replaces. */
  whyNot(from: PortRef, to: PortRef, instead?: string | null): string | null;
  allowed(from: PortRef, to: PortRef): boolean;
  connect(from: PortRef, to: PortRef): void;
  reconnect(connector: string, from: PortRef, to: PortRef): void;
  /** The selection as text for the clipboard; null when there is nothing to copy. */
  copy(): string | null;
  /** Removes what was copied, as one entry. */
  cut(): void;
  /** False when the text is none of ours. `at`: where its middle should be, null: beside it. */
  paste(text: string, at: Point | null): boolean;
  duplicate(selection: Selection): void;
}

export function createEditor(stores: Stores, say: (text: string) => void): CanvasEditor {
  const { verbs, catalogue } = stores;
  const now = (): PatchbayDocument => stores.document.getState().document;
  const graph = (): Graph => buildGraph(readGraph(now(), catalogue, []), EMPTY_GRAPH);

  /** Does an edit that may be refused (by the document's writer); true when it was done. */
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

  return {
    add(type, at, findRoom) {
      const label = catalogue.find(type)?.label ?? type;
      const placed = findRoom
        ? freePlace(at, sizeOf(stores, type), [...graph().components].map(boxOf))
        : snap({ x: at.x - 80, y: at.y - 24 });
      const { document, name } = addComponent(now(), catalogue, type, placed);
      if (!apply(`Add ${label}`, document)) return;
      verbs.select({ components: [name], connectors: [] });
      say(`Added ${name}.`);
    },
    move(places) {
      const moved = movedNodes(now(), places);
      if (moved === null) return;
      apply(`Move ${moved.label}`, joinFrames(moved.document, graph, places));
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
        verbs.notify({ tone: 'warning', text: result.error, action: null });
        return component;
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
    copy() {
      const { selection } = stores.view.getState();
      const { notes } = nodesByKind(selection.components);
      const copied = components(selection.components);
      if (copied.length + notes.length === 0) return null;
      say(`Copied ${things(now(), { components: selection.components, connectors: [] })}.`);
      return copySelection(now(), copied, notes);
    },
    cut() {
      const nodes = stores.view.getState().selection.components;
      const what = things(now(), { components: nodes, connectors: [] });
      const gone = { components: components(nodes), connectors: [] };
      const rest = removeNotes(removeSelection(now(), gone), nodesByKind(nodes).notes);
      if (!apply(`Cut ${what}`, rest)) return;
      verbs.select({ components: [], connectors: [] });
      say(`Cut ${what}.`);
    },
    paste(clip, at) {
      const offset = { x: 2 * GRID, y: 2 * GRID };
      const pasted = paste(now(), catalogue, clip, at === null ? { offset } : { middle: snap(at) });
      if (pasted === null) return false;
      if (!pasted.ok) {
        verbs.notify({ tone: 'warning', text: pasted.error, action: null });
        return true;
      }
      const { document } = pasted.value;
      const fresh = { components: nodesOf(pasted.value), connectors: [] };
      const what = things(document, fresh);
      if (!apply(`Paste ${what}`, document)) return true;
      verbs.select(fresh);
      say(`Pasted ${what}.`);
      return true;
    },
    duplicate({ components: nodes }) {
      const { notes } = nodesByKind(nodes);
      const copied = components(nodes);
      if (copied.length + notes.length === 0) return;
      const made = duplicateSelection(now(), copied, { x: 2 * GRID, y: 2 * GRID }, notes);
      const what = things(now(), { components: nodes, connectors: [] });
      if (!apply(`Duplicate ${what}`, made.document)) return;
      verbs.select({ components: nodesOf(made), connectors: [] });
      say(`Duplicated ${what}.`);
    },
  };
}

function text({ component, field }: PortRef): string {
  return `${component}.${field}`;
}

function boxOf({ position, size }: Graph['components'][number]) {
  return { ...position, ...size };
}

/** Size of a component that is not there yet. */
function sizeOf({ catalogue }: Stores, type: string) {
  const known = catalogue.find(type);
  const { inputs, outputs } = known?.ports({}) ?? { inputs: [], outputs: [] };
  const name = known?.label ?? type;
  return nodeSize({ name, type: name, inputs, outputs, headline: ' ' });
}

/** What a selection holds, in words. */
function things(document: PatchbayDocument, { components: nodes, connectors }: Selection): string {
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
