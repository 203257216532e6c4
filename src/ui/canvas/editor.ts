import type { Selection, Stores } from '../../stores/api.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import {
  addComponent,
  connect,
  copySelection,
  duplicateSelection,
  moveComponents,
  paste,
  reconnect,
  removeSelection,
  renameComponent,
  whyNotConnect,
} from '../../model/index.ts';
import { buildGraph } from './buildGraph.ts';
import { freePlace, snap } from './freePlace.ts';
import { EMPTY_GRAPH, type Graph, type PortRef } from './graph.ts';
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

  const whyNot: CanvasEditor['whyNot'] = (from, to, instead = null) =>
    whyNotConnect(now(), catalogue, from, to, instead);

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
      const views = graph().byName;
      const moved = [...places].filter(([name, { x, y }]) => {
        const at = views.get(name)?.position;
        return at !== undefined && (at.x !== x || at.y !== y);
      });
      const [first] = moved;
      if (first === undefined) return;
      const label = moved.length === 1 ? `Move ${first[0]}` : `Move ${moved.length} components`;
      apply(label, moveComponents(now(), new Map(moved)));
    },
    rename(component, to) {
      if (to === component || to === '') return component;
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
      const { components, connectors } = selection;
      if (components.length + connectors.length === 0) return false;
      if (!apply(`Delete ${things(selection)}`, removeSelection(now(), selection))) return false;
      verbs.select({ components: [], connectors: [] });
      say(`Deleted ${things(selection)}.`);
      return true;
    },
    whyNot,
    allowed: (from, to) => whyNot(from, to) === null,
    connect(from, to) {
      const reason = whyNot(from, to);
      if (reason !== null) {
        say(reason);
        return;
      }
      if (apply(`Connect ${text(from)} to ${text(to)}`, connect(now(), from, to)))
        say(`Connected ${text(from)} to ${text(to)}.`);
    },
    reconnect(connector, from, to) {
      if (connector === `${text(from)}..${text(to)}` || whyNot(from, to, connector) !== null)
        return;
      if (apply(`Reconnect to ${text(to)}`, reconnect(now(), connector, from, to)))
        say(`Connected ${text(from)} to ${text(to)}.`);
    },
    copy() {
      const selection = stores.view.getState().selection;
      if (selection.components.length === 0) return null;
      say(`Copied ${things(selection)}.`);
      return copySelection(now(), selection.components);
    },
    cut() {
      const { components } = stores.view.getState().selection;
      const what = { components, connectors: [] };
      if (!apply(`Cut ${things(what)}`, removeSelection(now(), what))) return;
      verbs.select({ components: [], connectors: [] });
      say(`Cut ${things(what)}.`);
    },
    paste(clip, at) {
      const offset = { x: 2 * GRID, y: 2 * GRID };
      const pasted = paste(now(), catalogue, clip, at === null ? { offset } : { middle: snap(at) });
      if (pasted === null) return false;
      if (!pasted.ok) {
        verbs.notify({ tone: 'warning', text: pasted.error, action: null });
        return true;
      }
      const { document, components } = pasted.value;
      if (!apply(`Paste ${things({ components, connectors: [] })}`, document)) return true;
      verbs.select({ components, connectors: [] });
      say(`Pasted ${things({ components, connectors: [] })}.`);
      return true;
    },
    duplicate({ components }) {
      if (components.length === 0) return;
      const made = duplicateSelection(now(), components, { x: 2 * GRID, y: 2 * GRID });
      const what = things({ components, connectors: [] });
      if (!apply(`Duplicate ${what}`, made.document)) return;
      verbs.select({ components: made.components, connectors: [] });
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

function things({ components, connectors }: Selection): string {
  const parts: string[] = [];
  const [component] = components;
  const [connector] = connectors;
  if (component !== undefined)
    parts.push(components.length === 1 ? component : `${components.length} components`);
  if (connector !== undefined)
    parts.push(
      connectors.length === 1 ? `connector ${connector}` : `${connectors.length} connectors`,
    );
  return parts.join(' and ');
}
