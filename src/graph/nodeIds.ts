import type { Endpoint } from '../model/endpoint.ts';
import {
  componentsOfGroups,
  type PatchbayDocument,
  endpointOf,
  endpointText,
} from '../model/index.ts';

/*
 * What stands on the canvas goes by one kind of id: a component by its name, in which no colon can be, a
 * group as `group:ID` and a note as `note:ID`. Selections and places hold such ids.
 */
const GROUP = 'group:';
const NOTE = 'note:';

export const groupNode = (id: string) => GROUP + id;
export const noteNode = (id: string) => NOTE + id;

/** The group that a node's id means; null: it means none. */
export function groupIdOf(node: string): string | null {
  return node.startsWith(GROUP) ? node.slice(GROUP.length) : null;
}

/** The note that a node's id means; null: it means none. */
export function noteIdOf(node: string): string | null {
  return node.startsWith(NOTE) ? node.slice(NOTE.length) : null;
}

export interface NodeKinds {
  readonly components: readonly string[];
  readonly groups: readonly string[];
  readonly notes: readonly string[];
}

/** Ids of nodes by what they mean. */
export function nodesByKind(nodes: readonly string[]): NodeKinds {
  const groups = nodes.flatMap((node) => groupIdOf(node) ?? []);
  const notes = nodes.flatMap((node) => noteIdOf(node) ?? []);
  const components = nodes.filter((node) => groupIdOf(node) === null && noteIdOf(node) === null);
  return { components, groups, notes };
}

/** The components that nodes mean: themselves, and all that are in groups; each once. */
export function componentsOfNodes(
  document: PatchbayDocument,
  nodes: readonly string[],
): readonly string[] {
  const { components, groups } = nodesByKind(nodes);
  return groups.length === 0
    ? components
    : [...new Set([...components, ...componentsOfGroups(document, groups)])];
}

/** The nodes of what was pasted or duplicated. */
export function nodesOf(made: {
  readonly components: readonly string[];
  readonly notes: readonly string[];
}): readonly string[] {
  return [...made.components, ...made.notes.map(noteNode)];
}

/** The port of a component that a port on the canvas stands for; a sub-process shows those within. */
export function realPort(port: Endpoint): Endpoint {
  if (groupIdOf(port.component) === null) return port;
  return endpointOf(port.field);
}

/** How a collapsed group names the port of a component within. */
export function groupPort({ component, field }: Endpoint): string {
  return endpointText({ component, field });
}
