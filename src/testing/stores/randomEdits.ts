import { fc } from '@fast-check/vitest';
import { catalogue } from '../../library/index.ts';
import {
  connectorId,
  disabledOf,
  groupsOf,
  notesOf,
  ownArgs,
  type PatchbayDocument,
  specOf,
  allPorts,
} from '../../model/index.ts';
import { setArgument, setInitialValues } from '../../editing/arguments/arguments.ts';
import { addComponent } from '../../editing/components/add.ts';
import { disableComponents, enableComponents } from '../../editing/components/disable.ts';
import { removeSelection } from '../../editing/components/remove.ts';
import { renameComponent } from '../../editing/components/rename.ts';
import { connect } from '../../editing/connectors/connect.ts';
import { changeGroup, groupTogether, moveToGroup, ungroup } from '../../editing/marks/groups.ts';
import { addNote, changeNotes, removeNotes } from '../../editing/marks/notes.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { attachFile } from '../../editing/process/files.ts';
import { setSeed } from '../../editing/watching/watch.ts';
import { copySelection, paste } from '../../editing/clipboard/clipboard.ts';

type Dice = readonly [number, number, number];

/**
 * The document after a gesture on something that the dice choose, by the same edits that the screen uses;
 * the same document if it cannot be done.
 */
type Gesture = (document: PatchbayDocument, dice: Dice) => PatchbayDocument;

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length];

/** A gesture on one of the components; nothing while there is none. */
const onOne =
  (gesture: (document: PatchbayDocument, name: string, dice: Dice) => PatchbayDocument): Gesture =>
  (document, dice) => {
    const name = pick(namesOf(document), dice[0]);
    return name === undefined ? document : gesture(document, name, dice);
  };

/** Every kind of edit has its line here: what can be done can be undone, kept, written and read again. */
const GESTURES = {
  add: (document, [a, b, c]) => {
    const type = pick(catalogue.types, a)?.type ?? '';
    return addComponent(document, catalogue, type, { x: b, y: c }).document;
  },
  move: onOne((document, name, [, x, y]) => moveComponents(document, new Map([[name, { x, y }]]))),
  connect: connected,
  set: onOne((document, name, [, b, c]) => {
    const own = Object.keys(ownArgs(componentOf(document, name)?.args ?? { name }));
    return setArgument(document, name, pick(own, b) ?? 'extra', c);
  }),
  rename: onOne((document, name, [, b]) => {
    const renamed = renameComponent(document, name, `n${b}`);
    return renamed.ok ? renamed.value : document;
  }),
  remove: onOne((document, name, [, b]) => removed(document, name, b)),
  paste: onOne((document, name, [, b, c]) => {
    const text = copySelection(document, [name, pick(namesOf(document), b) ?? name]);
    const pasted = paste(document, catalogue, text, { middle: { x: b, y: c } });
    return pasted?.ok === true ? pasted.value.document : document;
  }),
  initialValues: onOne((document, name, [, b, c]) => {
    const field = pick(allPorts(specOf(document), catalogue).get(name)?.inputs ?? [], b);
    return field === undefined ? document : setInitialValues(document, name, field, [b, c]);
  }),
  attach: (document, [a, b]) =>
    attachFile(document, { name: `${a % 3}.csv`, bytes: new Uint8Array([b % 256, a % 256]) }),
  seed: (document, [a]) => setSeed(document, a),
  disable: onOne((document, name, [, b]) =>
    disableComponents(document, catalogue, [name, pick(namesOf(document), b) ?? name]),
  ),
  enable: (document, [a]) =>
    enableComponents(document, [...disabledOf(document).keys()].slice(a % 3)),
  note: noted,
  group: onOne((document, name, dice) => grouped(document, 'group', name, dice)),
  ungroup: onOne((document, name, dice) => grouped(document, 'ungroup', name, dice)),
  collapse: onOne((document, name, dice) => grouped(document, 'collapse', name, dice)),
} satisfies Readonly<Record<string, Gesture>>;

type Kind = keyof typeof GESTURES;
const isKind = (key: string): key is Kind => Object.hasOwn(GESTURES, key);

/** A gesture with the dice that say on what; every document gives it some meaning. */
export interface RandomEdit {
  readonly kind: Kind;
  readonly dice: Dice;
}

const die = fc.nat(9_999);

/** Gestures of a person on the canvas; adding comes often, so that there is something to work on. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.oneof(
    { weight: 2, arbitrary: fc.constant('add' as const) },
    { weight: 7, arbitrary: fc.constantFrom(...Object.keys(GESTURES).filter(isKind)) },
  ),
  dice: fc.tuple(die, die, die),
});

function noted(document: PatchbayDocument, [a, b, c]: Dice): PatchbayDocument {
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
  [a, b, c]: Dice,
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

/** The document after the gesture; the same one if it cannot be. */
export function applied(document: PatchbayDocument, { kind, dice }: RandomEdit): PatchbayDocument {
  return GESTURES[kind](document, dice);
}

function namesOf(document: PatchbayDocument): readonly string[] {
  return specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
}

function componentOf(document: PatchbayDocument, name: string) {
  const { components } = specOf(document).plugboard.process.args;
  return components.find(({ args }) => args.name === name);
}

function connected(document: PatchbayDocument, [a, b, c]: Dice): PatchbayDocument {
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
