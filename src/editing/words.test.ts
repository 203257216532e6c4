import { describe, expect, test } from 'vitest';
import { readModelText } from '../formats/index.ts';
import { catalogue } from '../library/index.ts';
import type { PatchbayDocument } from '../model/index.ts';
import {
  attachToArgument,
  changeArgument,
  changeArgumentOfAll,
  changeFieldName,
} from './arguments/changeArguments.ts';
import { copiedNodes, duplicateNodes } from './clipboard/duplicateNodes.ts';
import { addQuickly, fitsJoin } from './components/addQuickly.ts';
import { deleteAndRejoin } from './components/deleteAndRejoin.ts';
import { cutThings, deleteThings } from './components/deleteThings.ts';
import { putComponent } from './components/putComponent.ts';
import { renameNode } from './components/renameNode.ts';
import { switchComponents } from './components/switchComponents.ts';
import { disconnect, showAsBadges } from './connectors/changeConnectors.ts';
import { insertOnWire } from './connectors/insertOnWire.ts';
import { joinPorts, reconnectPorts } from './connectors/joinPorts.ts';
import { type Edit, NOTHING } from './edit.ts';
import { collapseGroups, groupNodes, regroup, ungroupNodes } from './marks/groupNodes.ts';
import { putNote } from './marks/writeNotes.ts';
import { alignNodes, distributeNodes, layOutNodes } from './places/arrangeNodes.ts';
import { moveNodes } from './places/moveNodes.ts';
import { chooseWorker, nameDocument } from './process/changeProcess.ts';
import { asCalledIn } from './references/asCalledIn.ts';
import { unpinControl } from './watching/changeControls.ts';

function sample(): PatchbayDocument {
  const read = readModelText(
    `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: a, iters: 3}}
        - {type: patchbay.Accumulate, args: {name: b}}
        - {type: patchbay.Accumulate, args: {name: c}}
        - {type: patchbay.Accumulate, args: {name: d}}
      connectors:
        - {source: a.y, target: b.x}
        - {source: b.y, target: c.x}
      patchbay:
        version: 1
        positions: {a: [0, 0], b: [320, 0], c: [640, 16], d: [320, 320]}
        groups: {plant: {title: Plant, members: [b, c]}}
        notes: {n: {text: Hello, at: [0, 640], size: [240, 128]}}
`,
    'sample',
  );
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const only = (...components: string[]) => ({ components, connectors: [] });
const [from, to] = [
  { component: 'a', field: 'y' },
  { component: 'd', field: 'x' },
];
const wire = 'a.y..b.x';

/** An edit with its arguments, its label, what it selects, and what it says. */
type Row = readonly [call: () => unknown, label: string, selection?: object, said?: string];
const row = <Args>(edit: Edit<Args>, args: Args, ...words: Rest<Row>): Row => [
  () => edit(sample(), catalogue, args),
  ...words,
];
type Rest<T extends readonly unknown[]> = T extends readonly [unknown, ...infer R] ? R : never;

const clamp = catalogue.find('patchbay.Clamp');
if (clamp === undefined) throw new Error('There is no Clamp.');
const at = { x: 400, y: 480 };
const put = { type: 'patchbay.Sine', at, findRoom: true };
const fromA = { at, exact: true, join: { kind: 'from', port: from } } as const;
const onWire = { at, exact: true, join: { kind: 'wire', connector: wire } } as const;
const toD = { nodes: ['a', 'd'], how: 'left' } as const;
const swap = { connector: wire, from, to };

const ROWS: readonly Row[] = [
  row(putComponent, put, 'Add Sine', only('sine'), 'Added sine.'),
  row(
    addQuickly,
    { request: fromA, type: clamp },
    'Add Clamp, connected from a.y',
    only('clamp'),
    'Added clamp, connected from a.y.',
  ),
  row(
    addQuickly,
    { request: onWire, type: clamp },
    'Insert Clamp on a wire',
    only('clamp'),
    'Led a.y to b.x through clamp.',
  ),
  row(
    insertOnWire,
    { connector: wire, component: 'd', places: new Map() },
    'Insert d on a wire',
    undefined,
    'Led a.y to b.x through d.',
  ),
  row(joinPorts, { from, to }, 'Connect a.y to d.x', undefined, 'Connected a.y to d.x.'),
  row(reconnectPorts, swap, 'Reconnect to d.x', undefined, 'Connected a.y to d.x.'),
  row(disconnect, wire, 'Disconnect a.y from b.x', NOTHING),
  row(
    showAsBadges,
    { connectors: [wire], badges: true },
    'Show a.y → b.x as badges',
    undefined,
    'a.y → b.x: shown as badges.',
  ),
  row(deleteThings, only('d'), 'Delete d', NOTHING, 'Deleted d.'),
  row(
    deleteThings,
    { components: ['a', 'd', 'note:n'], connectors: [wire] },
    'Delete 2 components and a note and connector a.y..b.x',
    NOTHING,
    'Deleted 2 components and a note and connector a.y..b.x.',
  ),
  row(cutThings, only('group:plant'), 'Cut the group Plant', NOTHING, 'Cut the group Plant.'),
  row(deleteAndRejoin, ['b'], 'Delete b and rejoin', NOTHING, 'Deleted b and joined its wires.'),
  row(
    duplicateNodes,
    { nodes: ['a'], offset: { x: 32, y: 32 } },
    'Duplicate a',
    only('a-2'),
    'Duplicated a.',
  ),
  row(
    renameNode,
    { node: 'a', to: 'source', selection: only('a', 'b') },
    'Rename a to source',
    only('source', 'b'),
    'Renamed a to source.',
  ),
  row(
    renameNode,
    { node: 'group:plant', to: 'Mill', selection: NOTHING },
    'Rename a group to Mill',
  ),
  row(switchComponents, ['a'], 'Switch a off', undefined, 'a switched off.'),
  row(
    groupNodes,
    { nodes: ['a', 'd'], collapsed: false },
    'Group 2 components',
    only('group:group-1'),
    'Group 1 holds 2 components.',
  ),
  row(
    groupNodes,
    { nodes: ['a'], collapsed: true },
    'Collapse 1 component',
    only('group:group-1'),
    'Group 1 stands for 1 component.',
  ),
  row(ungroupNodes, ['plant'], 'Ungroup 2 components', only('b', 'c'), 'Ungrouped 2 components.'),
  row(
    collapseGroups,
    { groups: ['plant'], collapsed: true },
    'Collapse Plant',
    only('group:plant'),
    'Plant is one component now.',
  ),
  row(regroup, { components: ['b'], group: null }, 'Take b out', undefined, 'b is in no group.'),
  row(putNote, at, 'Add a note', only('note:note-1'), 'Added a note.'),
  row(moveNodes, new Map([['a', at]]), 'Move a'),
  row(alignNodes, toD, 'Align 2 components left', undefined, 'Align 2 components left.'),
  row(layOutNodes, new Map([['a', at]]), 'Lay out a', undefined, 'Laid out a.'),
  row(changeArgument, { component: 'a', argument: 'iters', value: 9 }, 'Set a.iters'),
  row(changeArgument, { component: 'a', argument: 'iters', value: undefined }, 'Reset a.iters'),
  row(
    changeArgumentOfAll,
    { components: ['b', 'c'], argument: 'start', value: 2 },
    'Set start of 2 components',
  ),
  row(
    attachToArgument,
    { component: 'a', argument: 'path', file: { name: 'x.csv', bytes: new Uint8Array() } },
    'Attach x.csv to a',
  ),
  row(
    changeFieldName,
    { component: 'a', argument: 'inputs', from: 'x', to: 'z' },
    'Rename a.x to z',
  ),
  row(chooseWorker, { component: 'a', worker: 2 }, 'Put a into worker 2'),
  row(chooseWorker, { component: 'a', worker: null }, 'Let the plan place a'),
  row(nameDocument, 'Plant', 'Rename the document'),
  row(unpinControl, { parameter: 'gain' }, 'Unpin gain'),
];

describe('an edit brings its words along:', () => {
  const rows = ROWS.map(([call, label, selection, said]) => ({ call, label, selection, said }));

  test.each(rows)('$label', ({ call, label, selection, said }) => {
    const made = call() as object;

    expect(made).toMatchObject({ label });
    expect('selection' in made ? made.selection : undefined).toEqual(selection);
    expect('said' in made ? made.said : undefined).toEqual(said);
  });
});

describe('what cannot be done is refused with its reason:', () => {
  const refused = <Args>(edit: Edit<Args>, args: Args) => edit(sample(), catalogue, args);

  test('a name that is taken', () => {
    expect(refused(renameNode, { node: 'a', to: 'b', selection: NOTHING })).toEqual({
      refused: 'There is a component named b already.',
    });
  });

  test('ends that are joined already, or switched off', () => {
    const ends = { from, to: { component: 'b', field: 'x' } };
    expect(refused(joinPorts, ends)).toEqual({ refused: 'a.y and b.x are connected already.' });
    const off = switchComponents(sample(), catalogue, ['d']).document;
    expect(joinPorts(off, catalogue, { from, to })).toEqual({
      refused: 'd is switched off. Switch it on to connect it.',
    });
  });

  test('what lies in line, and what is laid out', () => {
    const inLine = { nodes: ['b', 'd'], how: 'left' } as const;
    expect(refused(alignNodes, inLine)).toEqual({ refused: 'They are in line already.' });
    const few = { nodes: ['b', 'd'], axis: 'vertically' } as const;
    expect(refused(distributeNodes, few)).toEqual({ refused: 'They are in line already.' });
    expect(refused(layOutNodes, new Map([['a', { x: 0, y: 0 }]]))).toEqual({
      refused: 'Laid out already: a.',
    });
  });
});

describe('without an edit one can ask', () => {
  test('what the clipboard gets, and what is said of it', () => {
    const copied = copiedNodes(sample(), ['a', 'note:n']);
    expect(copied?.said).toBe('Copied a and a note.');
    expect(copied?.text).toContain('Hello');
    expect(copiedNodes(sample(), [])).toBeNull();
  });

  test('which types find a place at the end of a wire, or on one', () => {
    const source = catalogue.find('patchbay.Range');
    if (source === undefined) throw new Error('There is no Range.');
    const fits = (join: Parameters<typeof fitsJoin>[2]) => fitsJoin(catalogue, source, join);
    expect(fits(null)).toBe(true);
    expect(fits({ kind: 'to', port: to })).toBe(true);
    expect(fits({ kind: 'from', port: from })).toBe(false);
    expect(fits({ kind: 'wire', connector: wire })).toBe(false);
  });

  test('what an earlier state would be under the names of now', () => {
    const renamed = renameNode(sample(), catalogue, { node: 'b', to: 'sum', selection: NOTHING });
    if ('refused' in renamed) throw new Error(renamed.refused);
    expect(asCalledIn(renamed.document, sample(), catalogue)).toEqual(renamed.document);
  });
});
