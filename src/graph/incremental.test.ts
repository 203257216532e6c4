import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addComponent } from '../editing/components/add.ts';
import { renameComponent } from '../editing/components/rename.ts';
import { groupTogether } from '../editing/marks/groups.ts';
import { moveComponents } from '../editing/places/move.ts';
import { movedNodes } from '../editing/places/movedNodes.ts';
import { readModelText } from '../formats/index.ts';
import { catalogue } from '../library/index.ts';
import { type PatchbayDocument, positionsOf } from '../model/index.ts';
import { GRAPHS, modelText } from '../testing/bench/editor/bigGraph.ts';
import { drawAnew, drawNext, NOTHING_DRAWN } from '../testing/graph/drawn.ts';
import { groupedText } from '../testing/models/groupedModel.ts';
import { applied, randomEdit } from '../testing/stores/randomEdits.ts';
import type { Graph } from './graph.ts';
import { groupNode } from './nodeIds.ts';

function modelOf(text: string): PatchbayDocument {
  const read = readModelText(text, 'test');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

/** Components and wires that are other objects than before. */
function others(before: Graph, now: Graph) {
  const [components, wires] = [new Set(before.components), new Set(before.wires)];
  return {
    components: now.components.filter((view) => !components.has(view)).map(({ name }) => name),
    wires: now.wires.filter((wire) => !wires.has(wire)).map(({ id }) => id),
  };
}

property.prop(
  [fc.array(randomEdit, { minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 4 })],
  { numRuns: 40 },
)(
  'after any edits a graph that goes on from the one before is the one that is made anew',
  (edits, groups) => {
    let document = modelOf(groupedText({ groups, members: 9 }));
    // With places of its own, so that an edit moves what it means and nothing else.
    document = moveComponents(document, positionsOf(document));
    let drawn = drawNext(document, NOTHING_DRAWN);
    for (const edit of edits) {
      document = applied(document, edit);
      drawn = drawNext(document, drawn);
      expect(drawn.graph).toEqual(drawAnew(document).graph);
    }
  },
);

describe('in a graph of 1,000 components', () => {
  const document = modelOf(modelText(GRAPHS[1] ?? fail()));
  const before = drawNext(document, NOTHING_DRAWN);

  function fail(): never {
    throw new Error('There is no such graph.');
  }

  function after(edited: PatchbayDocument) {
    const now = drawNext(edited, before);
    expect(now.graph).toEqual(drawAnew(edited).graph);
    return { ...others(before.graph, now.graph), work: now.work };
  }

  test('a component that is added leaves every other and all wires what they were', () => {
    const added = addComponent(document, catalogue, 'patchbay.Sine', { x: 0, y: -400 });
    const { components, wires, work } = after(added.document);

    expect(components).toEqual([added.name]);
    expect(wires).toEqual([]);
    expect(work).toBeLessThan(before.work / 20);
  });

  test('a group that is moved takes its own wires along and those that passed it', () => {
    // The upper part of a column: above it is room for the title of its frame.
    const members = Array.from({ length: 20 }, (_, i) => `c${308 + i}`);
    const { document: grouped, id } = groupTogether(document, { components: members }, 'Moved');
    const first = drawNext(grouped, before);
    expect(others(before.graph, first.graph).components).toEqual([]);

    const corner = positionsOf(grouped).get('c308') ?? fail();
    const to = { x: corner.x, y: corner.y + 16 };
    const moved = movedNodes(grouped, new Map([[groupNode(id ?? ''), to]])) ?? fail();
    const now = drawNext(moved.document, first);
    expect(now.graph).toEqual(drawAnew(moved.document).graph);
    const { components, wires } = others(first.graph, now.graph);
    expect(components.toSorted()).toEqual(members.toSorted());
    expect(wires.length).toBeGreaterThan(20);
    expect(wires.length).toBeLessThan(300);
    const whole = drawAnew(moved.document).work;
    expect(now.work).toBeLessThan(whole / 5);
  });

  test('a component with another name is another, and so are its wires', () => {
    const renamed = renameComponent(document, 'c500', 'middle');
    if (!renamed.ok) throw new Error(renamed.error);
    const { components, wires, work } = after(renamed.value);

    expect(components).toEqual(['middle']);
    expect(wires.length).toBeGreaterThan(0);
    expect(wires.filter((id) => !id.includes('middle.'))).toEqual([]);
    expect(work).toBeLessThan(before.work / 10);
  });
});
