import { fc } from '@fast-check/vitest';
import { catalogue } from '../../library/index.ts';
import {
  addComponent,
  addNote,
  changeGroup,
  changeNotes,
  connect,
  connectorId,
  copySelection,
  disableComponents,
  disabledOf,
  enableComponents,
  groupsOf,
  groupTogether,
  moveComponents,
  moveToGroup,
  notesOf,
  ownArgs,
  paste,
  type PatchbayDocument,
  removeNotes,
  removeSelection,
  renameComponent,
  setArgument,
  specOf,
  allPorts,
  ungroup,
} from '../../model/index.ts';

const KINDS = [
  ...(['add', 'move', 'connect', 'set', 'rename', 'remove', 'paste'] as const),
  ...(['group', 'ungroup', 'collapse', 'disable', 'enable', 'note'] as const),
] as const;

/** A gesture with the dice that say on what; every document gives it some meaning. */
export interface RandomEdit {
  readonly kind: (typeof KINDS)[number];
  readonly dice: readonly [number, number, number];
}

const die = fc.nat(9_999);

/** Gestures of a person on the canvas; adding comes often, so that there is something to work on. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.oneof({ weight: 2, arbitrary: fc.constant('add' as const) }, fc.constantFrom(...KINDS)),
  dice: fc.tuple(die, die, die),
});

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length];

/** The document after the gesture, by the same edits that the screen uses; the same one if it cannot be. */
export function applied(document: PatchbayDocument, edit: RandomEdit): PatchbayDocument {
  const { components } = specOf(document).plugboard.process.args;
  const names = components.map(({ args }) => args.name);
  const [a, b, c] = edit.dice;
  const place = { x: b, y: c };
  const name = pick(names, a);
  if (edit.kind === 'add') {
    const type = pick(catalogue.types, a)?.type ?? '';
    return addComponent(document, catalogue, type, place).document;
  }
  if (name === undefined) return document;
  switch (edit.kind) {
    case 'move':
      return moveComponents(document, new Map([[name, place]]));
    case 'connect':
      return connected(document, edit.dice);
    case 'set': {
      const own = Object.keys(ownArgs(components[a % names.length]?.args ?? { name }));
      return setArgument(document, name, pick(own, b) ?? 'extra', c);
    }
    case 'rename': {
      const renamed = renameComponent(document, name, `n${b}`);
      return renamed.ok ? renamed.value : document;
    }
    case 'remove':
      return removed(document, name, b);
    case 'paste': {
      const text = copySelection(document, [name, pick(names, b) ?? name]);
      const pasted = paste(document, catalogue, text, { middle: place });
      return pasted?.ok === true ? pasted.value.document : document;
    }
    case 'disable':
      return disableComponents(document, catalogue, [name, pick(names, b) ?? name]);
    case 'enable':
      return enableComponents(document, [...disabledOf(document).keys()].slice(a % 3));
    case 'note':
      return noted(document, edit.dice);
    case 'group':
    case 'ungroup':
    case 'collapse':
      return grouped(document, edit.kind, name, edit.dice);
  }
}

function noted(document: PatchbayDocument, [a, b, c]: RandomEdit['dice']): PatchbayDocument {
  const id = pick([...notesOf(document).keys()], a);
  if (id === undefined || a % 2 === 0) {
    const note = { text: `# ${a}`, x: b, y: c, width: 200, height: 100, colour: 'blue' as const };
    return addNote(document, note).document;
  }
  if (b % 3 === 0) return removeNotes(document, [id]);
  return changeNotes(document, new Map([[id, { text: `${b}`, x: c }]]));
}

function grouped(
  document: PatchbayDocument,
  kind: 'group' | 'ungroup' | 'collapse',
  name: string,
  [a, b, c]: RandomEdit['dice'],
): PatchbayDocument {
  const groups = groupsOf(document);
  const id = pick([...groups.keys()], c);
  if (kind === 'group') {
    const groupIds = id !== undefined && b % 2 === 0 ? [id] : [];
    const parts = { components: [name], groups: groupIds };
    return groupTogether(document, parts, `Group ${a}`).document;
  }
  if (id === undefined) return document;
  if (kind === 'ungroup') return ungroup(document, [id]);
  if (b % 3 === 0) return moveToGroup(document, [name], c % 2 === 0 ? id : null);
  return changeGroup(document, id, { collapsed: groups.get(id)?.collapsed !== true });
}

function connected(document: PatchbayDocument, [a, b, c]: RandomEdit['dice']): PatchbayDocument {
  const ports = [...allPorts(specOf(document), catalogue)];
  const sources = ports.flatMap(([component, { outputs }]) =>
    outputs.map((field) => ({ component, field })),
  );
  const targets = ports.flatMap(([component, { inputs }]) =>
    inputs.map((field) => ({ component, field })),
  );
  const [from, to] = [pick(sources, a), pick(targets, b + c)];
  return from === undefined || to === undefined ? document : connect(document, from, to);
}

/** Takes a connector away, or, each third time, a component with all that hangs on it. */
function removed(document: PatchbayDocument, name: string, die: number): PatchbayDocument {
  const { connectors } = specOf(document).plugboard.process.args;
  const connector = pick(connectors, die);
  const isComponent = die % 3 === 0 || connector === undefined;
  return removeSelection(document, {
    components: isComponent ? [name] : [],
    connectors: isComponent ? [] : [connectorId(connector)],
  });
}
