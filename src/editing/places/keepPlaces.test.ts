import { describe, expect, test } from 'vitest';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { layoutOf, type PatchbayDocument, positionsOf } from '../../model/index.ts';
import { setArgument } from '../arguments/arguments.ts';
import { addComponent } from '../components/add.ts';
import { disableComponents } from '../components/disable.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import { connect } from '../connectors/connect.ts';
import { keepPlaces } from './keepPlaces.ts';
import { moveComponents } from './move.ts';
import { duplicateSelection } from '../clipboard/clipboard.ts';
import { addOnConnector } from '../connectors/insert.ts';

const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};

/** a and b lead to a formula, that to c; d stands alone. Nothing says where they are. */
const TEXT = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: a}}
        - {type: patchbay.Range, args: {name: b}}
        - {type: patchbay.Formula, args: {name: f, inputs: [x, z], expressions: {y: x + z}}}
        - {type: patchbay.Formula, args: {name: g, inputs: [x], expressions: {y: x}}}
        - {type: patchbay.Collect, args: {name: c}}
        - {type: patchbay.Collect, args: {name: d}}
      connectors:
        - {source: a.y, target: f.x}
        - {source: b.y, target: f.z}
        - {source: b.y, target: g.x}
        - {source: f.y, target: c.x}
`;

function opened(text = TEXT): PatchbayDocument {
  const read = readModelText(text, 'plain');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

type Change = (document: PatchbayDocument) => PatchbayDocument;

/** Names of the components that are elsewhere after an edit, or gone. */
function movedBy(before: PatchbayDocument, after: PatchbayDocument): string[] {
  const now = positionsOf(after);
  return [...positionsOf(before)].flatMap(([name, { x, y }]) => {
    const at = now.get(name);
    return at?.x === x && at.y === y ? [] : [name];
  });
}

const gone = (name: string) => ({ components: [name], connectors: [] });
const away = { x: 1000, y: -500 };

const edits: readonly (readonly [string, readonly string[], Change])[] = [
  ['moves a component', ['a'], (d) => moveComponents(d, new Map([['a', away]]))],
  ['takes a component away', ['a'], (d) => removeSelection(d, gone('a'))],
  ['takes the middle away', ['f'], (d) => removeSelection(d, gone('f'))],
  ['adds a component', [], (d) => addComponent(d, catalogue, 'patchbay.Sine', away).document],
  ['copies components', [], (d) => duplicateSelection(d, ['a', 'f'], { x: 16, y: 16 }).document],
  ['connects', [], (d) => connect(d, port('f.y'), port('d.x'))],
  [
    'disconnects',
    [],
    (d) => removeSelection(d, { components: [], connectors: ['f.y..c.x', 'a.y..f.x'] }),
  ],
  ['switches a component off', [], (d) => disableComponents(d, catalogue, ['f'])],
  [
    'puts a component on a wire',
    [],
    (d) => {
      const added = addOnConnector(d, catalogue, 'a.y..f.x', 'patchbay.Accumulate', away);
      return added.ok ? added.value.document : d;
    },
  ],
];

describe('places that nobody stored', () => {
  test.each(edits)('stay when an edit %s', (_, meant, change) => {
    const document = opened();
    const made = change(document);
    expect(made).not.toBe(document);
    const after = keepPlaces(document, made);
    expect(movedBy(document, after)).toEqual(meant);
    // And once more, on what the first edit made.
    const second = keepPlaces(after, removeSelection(after, gone('b')));
    expect(movedBy(after, second)).toEqual(['b']);
  });

  test('of a component that gets another name go with it', () => {
    const document = opened();
    const grown = setArgument(document, 'f', 'inputs', [...'abcdefghijkl']);
    const renamed = renameComponent(grown, 'f', 'h');
    if (!renamed.ok) throw new Error(renamed.error);
    const after = keepPlaces(grown, renamed.value);
    expect(movedBy(document, after)).toEqual(['f']);
    expect(positionsOf(after).get('h')).toEqual(positionsOf(document).get('f'));
  });

  test('are written down only by an edit that would change them', () => {
    const document = opened();
    const stored = (change: Change) =>
      layoutOf(keepPlaces(document, change(document))).positions.size;
    expect(stored((d) => setArgument(d, 'a', 'iters', 7))).toBe(0);
    expect(stored((d) => setArgument(d, 'f', 'inputs', [...'abcdefghijklmnop']))).toBe(0);
    expect(stored((d) => removeSelection(d, gone('d')))).toBe(0);
    expect(stored((d) => removeSelection(d, gone('a')))).toBe(5);
  });

  test('are left alone where all are stored, and where a text was read anew', () => {
    const document = opened();
    const placed = moveComponents(document, positionsOf(document));
    const moved = moveComponents(placed, new Map([['a', away]]));
    expect(keepPlaces(placed, moved)).toBe(moved);
    const typed = opened(TEXT.replace('        - {source: f.y, target: c.x}\n', ''));
    expect(keepPlaces(document, typed)).toBe(typed);
  });

  test('never move those that are stored', () => {
    const document = moveComponents(opened(), new Map([['c', { x: 7, y: 2000 }]]));
    expect(positionsOf(document).get('c')).toEqual({ x: 7, y: 2000 });
    const after = keepPlaces(document, moveComponents(document, new Map([['c', away]])));
    expect(movedBy(document, after)).toEqual(['c']);
  });
});
