import { describe, expect, it } from 'vitest';
import { catalogue } from '../library/index.ts';
import { emptyDocument, groupsOf, type PatchbayDocument } from '../model/index.ts';
import { addComponent } from '../editing/components/add.ts';
import { disableComponents } from '../editing/components/disable.ts';
import { connect } from '../editing/connectors/connect.ts';
import { changeGroup, groupTogether } from '../editing/marks/groups.ts';
import { moveComponents } from '../editing/places/move.ts';
import { buildGraph } from './buildGraph.ts';
import { EMPTY_GRAPH } from './graph.ts';
import { framesOf } from './marks/frames.ts';
import { joinFrames } from '../editing/places/joinFrames.ts';
import { realPort } from './nodeIds.ts';
import { readGraph } from './readGraph.ts';

const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};
const graphOf = (document: PatchbayDocument) =>
  buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);

/** range -> accumulate -> clamp -> collect, 300 apart. */
function chain(): PatchbayDocument {
  const types = ['Range', 'Accumulate', 'Clamp', 'Collect'];
  const built = types.reduce(
    (at, type, i) => addComponent(at, catalogue, `patchbay.${type}`, { x: 300 * i, y: 0 }).document,
    emptyDocument('chain'),
  );
  return [
    ['range.y', 'accumulate.x'],
    ['accumulate.y', 'clamp.x'],
    ['clamp.y', 'collect.x'],
  ].reduce((at, [from = '', to = '']) => connect(at, port(from), port(to)), built);
}

const group = (document: PatchbayDocument, components: string[], groups: string[] = []) =>
  groupTogether(document, { components, groups }, 'Controller').document;

describe('a collapsed group', () => {
  const document = changeGroup(group(chain(), ['accumulate', 'clamp']), 'group-1', {
    collapsed: true,
  });
  const graph = graphOf(document);

  it('stands for its components, with the ports that lead outside', () => {
    expect(graph.components.map(({ name }) => name)).toEqual(['range', 'group:group-1', 'collect']);
    const view = graph.byName.get('group:group-1');
    expect(view).toMatchObject({
      title: 'Controller',
      inputs: ['accumulate.x'],
      outputs: ['clamp.y'],
      position: { x: 300, y: 0 },
    });
  });

  it('keeps the ids of connectors, and hides those within', () => {
    expect(graph.wires.map(({ id }) => id)).toEqual([
      'range.y..accumulate.x',
      'clamp.y..collect.x',
    ]);
    expect(graph.wires[1]?.source).toEqual({ component: 'group:group-1', field: 'clamp.y' });
    expect(realPort({ component: 'group:group-1', field: 'clamp.y' })).toEqual(port('clamp.y'));
  });

  it('shows ports within that nothing is joined to yet', () => {
    const alone = changeGroup(group(chain(), ['range', 'accumulate', 'clamp']), 'group-1', {
      collapsed: true,
    });
    const more = addComponent(alone, catalogue, 'patchbay.Delay', { x: 0, y: 0 });
    const grouped = group(more.document, [more.name], ['group-1']);
    const shown = graphOf(changeGroup(grouped, 'group-2', { collapsed: true }));
    expect(shown.byName.get('group:group-2')?.inputs).toEqual([`${more.name}.x`]);
    expect(shown.byName.get('group:group-2')?.outputs).toEqual(['clamp.y', `${more.name}.y`]);
  });
});

describe('what is switched off', () => {
  it('is drawn in its place with its wires, of which those that lead past it are drawn too', () => {
    const graph = graphOf(disableComponents(chain(), catalogue, ['clamp']));
    expect(graph.byName.get('clamp')).toMatchObject({ disabled: true, position: { x: 600, y: 0 } });
    expect(graph.wires.filter(({ off }) => off).map(({ id }) => id)).toEqual([
      'accumulate.y..clamp.x',
      'clamp.y..collect.x',
    ]);
    expect(graph.wires.filter(({ off }) => !off).map(({ id }) => id)).toContain(
      'accumulate.y..collect.x',
    );
  });
});

describe('frames', () => {
  it('hold their components, outer frames their inner ones, and follow what is moved', () => {
    const document = group(group(chain(), ['accumulate', 'clamp']), ['collect'], ['group-1']);
    const graph = graphOf(document);
    const [outer, inner] = framesOf(groupsOf(document), graph, new Map());
    if (!outer || !inner) throw new Error('There are two frames.');
    expect([outer.group.id, inner.group.id]).toEqual(['group-2', 'group-1']);
    expect(outer.x).toBeLessThan(inner.x);
    expect(outer.x + outer.width).toBeGreaterThan(900);
    const [moved] = framesOf(groupsOf(document), graph, new Map([['collect', { x: 900, y: 400 }]]));
    expect((moved?.y ?? 0) + (moved?.height ?? 0)).toBeGreaterThan(400);
  });

  it('take in what is put down inside them, and let the rest be', () => {
    const document = group(chain(), ['accumulate', 'clamp']);
    const places = new Map([
      ['range', { x: 460, y: 0 }],
      ['collect', { x: 900, y: 600 }],
    ]);
    const moved = moveComponents(document, places);
    const joined = joinFrames(moved, () => graphOf(document), places);
    expect(groupsOf(joined).get('group-1')?.members).toEqual(['accumulate', 'clamp', 'range']);
  });
});
