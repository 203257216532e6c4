import { fc } from '@fast-check/vitest';
import { compareDocuments } from '../../compare/index.ts';
import {
  attachToArgument,
  changeArgument,
  changeArgumentOfAll,
  changeFieldName,
  changeInitialValues,
  changeParametersOf,
} from '../../editing/arguments/changeArguments.ts';
import {
  changeConstraints,
  changeCustomResources,
  changeResource,
} from '../../editing/arguments/changeResources.ts';
import { copySelection, readClip } from '../../editing/clipboard/clipboard.ts';
import { copyNodes, duplicateNodes } from '../../editing/clipboard/duplicateNodes.ts';
import { insertExampleOf } from '../../editing/clipboard/insertExample.ts';
import { pasteNodes, pasteWhole } from '../../editing/clipboard/pasteNodes.ts';
import { addQuickly } from '../../editing/components/addQuickly.ts';
import { deleteAndRejoin } from '../../editing/components/deleteAndRejoin.ts';
import { cutThings, deleteThings } from '../../editing/components/deleteThings.ts';
import { putComponent } from '../../editing/components/putComponent.ts';
import { renameNode } from '../../editing/components/renameNode.ts';
import { switchComponents } from '../../editing/components/switchComponents.ts';
import {
  changeMode,
  changeModeOfAll,
  disconnect,
  showAsBadges,
} from '../../editing/connectors/changeConnectors.ts';
import { insertOnWire } from '../../editing/connectors/insertOnWire.ts';
import { joinPorts, reconnectPorts } from '../../editing/connectors/joinPorts.ts';
import type { Edited, Refused } from '../../editing/edit.ts';
import { fixesFor } from '../../editing/fixes/index.ts';
import { makeFix } from '../../editing/fixes/makeFix.ts';
import {
  collapseGroups,
  colourGroup,
  groupNodes,
  regroup,
  ungroupNodes,
} from '../../editing/marks/groupNodes.ts';
import { colourNote, putNote, sizeNote, writeNote } from '../../editing/marks/writeNotes.ts';
import { addModule } from '../../editing/modules/addModule.ts';
import { makeOwn } from '../../editing/modules/makeOwn.ts';
import { renameModule } from '../../editing/modules/renameModule.ts';
import { writeModule } from '../../editing/modules/writeModule.ts';
import { alignNodes, distributeNodes, layOutNodes } from '../../editing/places/arrangeNodes.ts';
import { moveNodes, moveOnly } from '../../editing/places/moveNodes.ts';
import { attachFiles, dropFile } from '../../editing/process/changeFiles.ts';
import {
  changeParameter,
  changeParameters,
  changeProcessName,
  changeProcessType,
  changeSeed,
  chooseWorker,
  letPlanPlaceAll,
  nameDocument,
} from '../../editing/process/changeProcess.ts';
import {
  changeJobId,
  changeJobMetadata,
  changeRoom,
  changeStateArguments,
  changeStateType,
} from '../../editing/process/changeSettings.ts';
import { restoreParts } from '../../editing/process/restoreParts.ts';
import { TOUR_EDITS } from '../../editing/tour.ts';
import {
  pinControl,
  rangeControl,
  shiftControl,
  showControl,
  unpinControl,
} from '../../editing/watching/changeControls.ts';
import { ALIGNMENTS } from '../../graph/places/alignBoxes.ts';
import { catalogue } from '../../library/index.ts';
import { accumulateDocs } from '../../library/accumulate/docs.ts';
import {
  controlsOf,
  documentOfExample,
  MARK_COLOURS,
  modulesOf,
  notesOf,
  type PatchbayDocument,
  specOf,
  validateProcess,
} from '../../model/index.ts';
import { choose, either, type Maker, on, pick, type Choice } from './choice.ts';
import { STUDY_EDITS } from './studyEdits.ts';

const target = ({ dice, component, argument }: Choice) =>
  dice[0] % 3 === 0 ? { parameter: `p${dice[1] % 3}` } : { component, argument };
const control = (choice: Choice) =>
  pick(controlsOf(choice.document), choice.dice[2], {
    target: target(choice),
    show: 'slider',
    range: null,
  });
const type = ({ dice: [a] }: Choice) => pick(catalogue.types, a, catalogue.types[0]);
const places = ({ nodes, at }: Choice) => new Map(nodes.map((node) => [node, at] as const));

/** Every edit there is, each on something that a document has. */
export const EVERY_EDIT: Readonly<Record<string, Maker>> = {
  ...STUDY_EDITS,
  addModule: on(addModule, ({ dice: [a, b] }) => ({ name: `m${a % 3}.py`, text: `x = ${b}\n` })),
  addQuickly(choice) {
    const { document, dice, from, to, connector, at } = choice;
    const kinds = [
      null,
      { kind: 'from', port: from },
      { kind: 'to', port: to },
      { kind: 'wire', connector },
    ] as const;
    const request = { at, exact: dice[1] % 2 === 0, join: pick(kinds, dice[2], null) };
    const chosen = type(choice);
    if (chosen === undefined) return { refused: 'There is no type.' };
    return addQuickly(document, catalogue, { request, type: chosen });
  },
  alignNodes: on(alignNodes, ({ nodes, dice }) => ({
    nodes,
    how: pick(ALIGNMENTS, dice[0], 'left'),
  })),
  attachFiles: on(attachFiles, ({ dice: [a, b] }) => [
    { name: `${a % 3}.csv`, bytes: new Uint8Array([b % 256]) },
  ]),
  attachToArgument: on(attachToArgument, ({ component, argument, dice: [a] }) => ({
    component,
    argument,
    file: { name: `${a % 3}.csv`, bytes: new Uint8Array([1]) },
  })),
  changeArgument: on(changeArgument, ({ component, argument, dice: [, , c] }) => ({
    component,
    argument,
    value: c % 4 === 0 ? undefined : c,
  })),
  changeArgumentOfAll: on(changeArgumentOfAll, ({ nodes, argument, dice: [, , c] }) => ({
    components: nodes,
    argument,
    value: c % 4 === 0 ? undefined : c,
  })),
  changeConstraints: on(changeConstraints, ({ component, dice: [a] }) => ({
    component,
    map: a % 3 === 0 ? {} : { [`c${a % 2}`]: a },
  })),
  changeCustomResources: on(changeCustomResources, ({ component, dice: [a] }) => ({
    component,
    map: a % 3 === 0 ? {} : { tokens: a },
  })),
  changeFieldName: on(changeFieldName, ({ component, argument, from, dice: [, b] }) => ({
    component,
    argument,
    from: from.field,
    to: `f${b % 5}`,
  })),
  changeInitialValues: on(changeInitialValues, ({ to, dice: [a, b] }) => ({
    ...to,
    values: a % 3 === 0 ? [] : [a, b],
  })),
  changeJobId: on(changeJobId, ({ dice: [a] }) => (a % 3 === 0 ? null : `Job_${10_000_000 + a}`)),
  changeJobMetadata: on(changeJobMetadata, ({ dice: [a] }) => (a % 3 === 0 ? {} : { by: `${a}` })),
  changeMode: on(changeMode, ({ connector, dice: [a] }) => ({
    connector,
    mode: either(a, 'pubsub', 'pipeline'),
  })),
  changeModeOfAll: on(changeModeOfAll, ({ connector, dice: [a] }) => ({
    connectors: [connector],
    mode: either(a, 'pubsub', 'pipeline'),
  })),
  changeParameter: on(changeParameter, ({ dice: [a, b] }) => ({
    parameter: `p${a % 3}`,
    value: b,
  })),
  changeParameters: on(changeParameters, ({ dice: [a, b] }) =>
    a % 3 === 0 ? {} : { [`p${a % 3}`]: b },
  ),
  changeParametersOf: on(changeParametersOf, ({ component, dice: [a, b] }) => ({
    component,
    parameters: a % 3 === 0 ? {} : { [`p${a % 3}`]: b },
  })),
  changeProcessName: on(changeProcessName, ({ dice: [a] }) =>
    a % 3 === 0 ? null : `process-${a}`,
  ),
  changeProcessType: on(changeProcessType, ({ dice: [a] }) =>
    a % 2 === 0 ? 'plugboard.process.RayProcess' : 'plugboard.process.LocalProcess',
  ),
  changeResource: on(changeResource, ({ nodes, dice: [a, b] }) => ({
    components: nodes,
    resource: pick(['cpu', 'gpu', 'memory'] as const, a, 'cpu'),
    amount: b % 3 === 0 ? undefined : `${b}m`,
  })),
  changeRoom: on(changeRoom, ({ dice: [a] }) => (a % 3 === 0 ? null : a)),
  changeSeed: on(changeSeed, ({ dice: [a] }) => a),
  changeStateArguments: on(changeStateArguments, ({ dice: [a] }) =>
    a % 3 === 0 ? {} : { db_path: `${a}.db` },
  ),
  changeStateType: on(
    changeStateType,
    ({ dice: [a] }) => `plugboard.state.${either(a, 'Dict', 'Sqlite')}StateBackend`,
  ),
  chooseWorker: on(chooseWorker, ({ component, dice: [a] }) => ({
    component,
    worker: a % 3 === 0 ? null : 1 + (a % 4),
  })),
  collapseGroups: on(collapseGroups, ({ group, dice: [a] }) => ({
    groups: [group],
    collapsed: a % 2 === 0,
  })),
  colourGroup: on(colourGroup, ({ group, dice: [a] }) => ({
    group,
    colour: pick(MARK_COLOURS, a, 'grey'),
  })),
  colourNote: on(colourNote, ({ note, dice: [a] }) => ({
    note,
    colour: pick(MARK_COLOURS, a, 'grey'),
  })),
  copyNodes: on(copyNodes, ({ nodes, at }) => ({ nodes, offset: at })),
  cutThings: on(cutThings, ({ nodes, connector, dice: [a] }) =>
    a % 2 === 0
      ? { components: nodes, connectors: [] }
      : { components: [], connectors: [connector] },
  ),
  deleteAndRejoin: on(deleteAndRejoin, ({ nodes }) => nodes),
  deleteThings: on(deleteThings, ({ nodes, connector }) => ({
    components: nodes.slice(1),
    connectors: [connector],
  })),
  disconnect: on(disconnect, ({ connector }) => connector),
  distributeNodes: on(distributeNodes, ({ nodes, dice: [a] }) => ({
    nodes,
    axis: either(a, 'vertically', 'horizontally'),
  })),
  dropFile: on(dropFile, ({ dice: [a] }) => `${a % 3}.csv`),
  duplicateNodes: on(duplicateNodes, ({ nodes, at }) => ({ nodes, offset: at })),
  groupNodes: on(groupNodes, ({ nodes, dice: [, , c] }) => ({ nodes, collapsed: c % 2 === 0 })),
  insertExampleOf: on(insertExampleOf, () => ({
    example: accumulateDocs.example,
    of: 'Accumulate',
  })),
  insertOnWire: on(insertOnWire, (choice) => ({ ...choice, places: places(choice) })),
  joinPorts: on(joinPorts, ({ from, to }) => ({ from, to })),
  layOutNodes: on(layOutNodes, places),
  letPlanPlaceAll: on(letPlanPlaceAll, () => null),
  makeOwn: on(makeOwn, ({ document, component }) => ({
    component:
      specOf(document).plugboard.process.args.components.find(
        (each) => each.type === 'patchbay.Formula',
      )?.args.name ?? component,
  })),
  makeFix({ document, dice: [a, b] }) {
    const problems = validateProcess(specOf(document), catalogue);
    const problem = problems[a % problems.length];
    const fixes = problem === undefined ? [] : fixesFor(problem, document, catalogue);
    const fix = fixes[b % fixes.length];
    if (fix === undefined) return { refused: 'There is no way out.' };
    return makeFix(document, catalogue, { fix, bytes: new Uint8Array([a % 256]) });
  },
  moveNodes: on(moveNodes, places),
  moveOnly: on(moveOnly, places),
  nameDocument: on(nameDocument, ({ dice: [a] }) => `Plant ${a}`),
  pasteNodes({ document, component, at, dice: [, b] }) {
    const clip = readClip(copySelection(document, [component], [...notesOf(document).keys()]));
    if (clip?.ok !== true) return { refused: clip?.error ?? 'It is no clip.' };
    const args = { clip: clip.value, place: { middle: at }, incoming: b % 2 === 0 };
    return pasteNodes(document, catalogue, args);
  },
  pasteWhole: on(pasteWhole, ({ at }) => ({
    model: documentOfExample('example', accumulateDocs.example),
    place: { middle: at },
  })),
  pinControl: on(pinControl, (choice) => ({
    target: target(choice),
    range: choice.dice[1] % 2 === 0 ? null : { min: 0, max: 10, step: 1 },
  })),
  putComponent: on(putComponent, (choice) => ({
    type: type(choice)?.type ?? 'nobody.Knows',
    at: choice.at,
    findRoom: choice.dice[1] % 2 === 0,
    view: choice.dice[2] % 2 === 0 ? undefined : { x: 0, y: 0, width: 800, height: 600 },
  })),
  putNote: on(putNote, ({ at }) => at),
  restoreParts({ document, dice: [a, b, c] }) {
    // What two further edits change is taken back, in part.
    const [one, other] = [a, b].map((at) => Object.keys(EVERY_EDIT)[at % 40] ?? '');
    const first = made(document, { name: one ?? '', dice: [b, c, a] });
    const next = 'refused' in first ? document : first.document;
    const second = made(next, { name: other ?? '', dice: [c, a, b] });
    const now = 'refused' in second ? next : second.document;
    const changes = compareDocuments({ document: now }, { document });
    const chosen = changes.filter((_, i) => (i + c) % 3 > 0);
    return restoreParts(document, catalogue, { from: now, changes, chosen, label: 'Restore' });
  },
  rangeControl: on(rangeControl, (choice) => ({
    control: control(choice),
    name: 'it',
    range: { min: 0, max: 1 + choice.dice[0], step: 1 },
  })),
  reconnectPorts: on(reconnectPorts, ({ connector, from, to }) => ({ connector, from, to })),
  regroup: on(regroup, ({ component, group, dice: [a] }) => ({
    components: [component],
    group: a % 2 === 0 ? null : group,
  })),
  renameModule: on(renameModule, ({ document, dice: [a, b] }) => ({
    from: pick(modulesOf(document), a, { name: 'none.py', bytes: new Uint8Array() }).name,
    to: `m${b % 5}.py`,
  })),
  renameNode: on(renameNode, ({ nodes: [node = ''], component, dice: [, b] }) => ({
    node,
    to: `n${b % 20}`,
    selection: { components: [component], connectors: [] },
  })),
  shiftControl: on(shiftControl, (choice) => ({ target: control(choice).target, by: 1 })),
  showAsBadges: on(showAsBadges, ({ connector, dice: [a] }) => ({
    connectors: [connector],
    badges: a % 3 > 0,
  })),
  showControl: on(showControl, (choice) => ({
    ...control(choice),
    show: either(choice.dice[0], 'number', 'slider'),
  })),
  sizeNote: on(sizeNote, ({ note, dice: [a, b] }) => ({ note, width: a, height: b })),
  switchComponents: on(switchComponents, ({ nodes }) => nodes),
  ungroupNodes: on(ungroupNodes, ({ group }) => [group]),
  unpinControl: on(unpinControl, (choice) => control(choice).target),
  writeModule: on(writeModule, ({ document, dice: [a, b] }) => ({
    name: pick(modulesOf(document), a, { name: 'none.py', bytes: new Uint8Array() }).name,
    text: `x = ${b % 20}\n`,
  })),
  writeNote: on(writeNote, ({ note, dice: [a] }) => ({ note, text: `# ${a}` })),
  ...Object.fromEntries(
    Object.entries(TOUR_EDITS).map(([step, edit]) => [`tour ${step}`, on(edit, () => null)]),
  ),
};

const die = fc.nat(9_999);

/** Edits, each with the dice that say on what. */
export const someEdits = fc.array(
  fc.record({
    // Adding comes often, so that there is something to work on.
    name: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom('putComponent', 'joinPorts') },
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(EVERY_EDIT)) },
    ),
    dice: fc.tuple(die, die, die),
  }),
  { minLength: 8, maxLength: 24 },
);

/** What an edit makes of a document. */
export function made(
  document: PatchbayDocument,
  { name, dice }: { readonly name: string; readonly dice: Choice['dice'] },
): Edited | Refused {
  return EVERY_EDIT[name]?.(choose(document, dice)) ?? { refused: `There is no edit ${name}.` };
}
