import type { Edit, Edited, Refused } from '../../editing/edit.ts';
import { groupNode, noteNode } from '../../graph/nodeIds.ts';
import { catalogue } from '../../library/index.ts';
import {
  allPorts,
  connectorId,
  groupsOf,
  notesOf,
  ownArgs,
  type PatchbayDocument,
  specOf,
} from '../../model/index.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { shownNames } from '../../model/layout/layout.ts';

/** What an edit is made on, chosen by dice out of what a document has. */
export interface Choice {
  readonly document: PatchbayDocument;
  /** So many numbers, for whatever needs one. */
  readonly dice: readonly [number, number, number];
  readonly component: string;
  /** Up to three nodes: components, groups, notes. */
  readonly nodes: readonly string[];
  readonly connector: string;
  readonly group: string;
  readonly note: string;
  /** An output and an input, which may be of any component. */
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** An argument that the component has, or might have. */
  readonly argument: string;
  readonly at: { readonly x: number; readonly y: number };
}

const NOWHERE: Endpoint = { component: 'nobody', field: 'y' };
export const pick = <T>(from: readonly T[], at: number, none: T): T =>
  from[at % from.length] ?? none;

export function choose(document: PatchbayDocument, dice: Choice['dice']): Choice {
  const [a, b, c] = dice;
  const names = shownNames(document);
  const groups = [...groupsOf(document).keys()];
  const notes = [...notesOf(document).keys()];
  const spec = specOf(document);
  const { components, connectors } = spec.plugboard.process.args;
  const ports = [...allPorts(spec, catalogue)];
  const fields = (side: 'inputs' | 'outputs') =>
    ports.flatMap(([component, of]) => of[side].map((field) => ({ component, field })));
  const all = [...names, ...groups.map(groupNode), ...notes.map(noteNode)];
  const component = pick(names, a, 'nobody');
  const own = components.find(({ args }) => args.name === component);
  return {
    document,
    dice,
    component,
    nodes: [...new Set([a, b, c].slice(0, 1 + (a % 3)).map((at) => pick(all, at, 'nobody')))],
    connector: pick(connectors.map(connectorId), b, 'a.y..b.x'),
    group: pick(groups, c, 'no-group'),
    note: pick(notes, c, 'no-note'),
    from: pick(fields('outputs'), a, NOWHERE),
    to: pick(fields('inputs'), b + c, NOWHERE),
    argument: pick(Object.keys(ownArgs(own?.args ?? { name: '' })), b, 'extra'),
    at: { x: (b % 200) * 16, y: (c % 100) * 16 },
  };
}

export const either = <T extends string>(a: number, one: T, other: T): T =>
  a % 2 === 0 ? one : other;

export type Maker = (choice: Choice) => Edited | Refused;

export const on =
  <Args>(edit: Edit<Args>, args: (choice: Choice) => Args): Maker =>
  (choice) =>
    edit(choice.document, catalogue, args(choice));
