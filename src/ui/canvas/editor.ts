import type { Selection, Stores } from '../../stores/api.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import {
  addComponent,
  connect,
  moveComponents,
  reconnect,
  removeSelection,
  renameComponent,
  whyNotConnect,
} from '../../model/index.ts';
import { buildGraph } from './buildGraph.ts';
import { freePlace, snap } from './freePlace.ts';
import { EMPTY_GRAPH, type Graph, type PortRef } from './graph.ts';
import { nodeSize } from './nodeLayout.ts';
import { readGraph } from './readGraph.ts';
import type { Point } from './wirePath.ts';

/** The canvas' gestures as edits: one gesture is one entry of the history, said in words. */
export interface CanvasEditor {
  /**
   * Puts a component down with its middle at `at`; with `findRoom` beside what is there.
   *
   * @returns its name; null: it could not be added
   */
  add(type: string, at: Point, findRoom: boolean): string | null;
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
  /** Does an edit that may be refused (by the document's writer); true when it was done. */
  apply(label: string, next: PatchbayDocument): boolean;
}

export function createEditor(stores: Stores, say: (text: string) => void): CanvasEditor {
  const { verbs, catalogue } = stores;
  const now = (): PatchbayDocument => stores.document.getState().document;
  const graph = (): Graph => buildGraph(readGraph(now(), catalogue, []), EMPTY_GRAPH);

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
      if (!apply(`Add ${label}`, document)) return null;
      verbs.select({ components: [name], connectors: [] });
      say(`Added ${name}.`);
      return name;
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
    apply,
  };
}

function text({ component, field }: PortRef): string {
  return `${component}.${field}`;
}

function boxOf({ position, size }: Graph['components'][number]) {
  return { ...position, ...size };
}

/** Size of a component that is not there yet. */
export function sizeOf({ catalogue }: Pick<Stores, 'catalogue'>, type: string) {
  const known = catalogue.find(type);
  const { inputs, outputs } = known?.ports({}) ?? { inputs: [], outputs: [] };
  const name = known?.label ?? type;
  return nodeSize({ name, type: name, inputs, outputs, headline: ' ' });
}

/** Selected things in words: `tank and 2 connectors`. */
export function things({ components, connectors }: Selection): string {
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
