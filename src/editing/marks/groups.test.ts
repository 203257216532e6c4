import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { applied, randomEdit } from '../../testing/stores/randomEdits.ts';
import {
  collapsedAround,
  componentsIn,
  componentsOfGroups,
  emptyDocument,
  groupOfEach,
  groupsOf,
  type PatchbayDocument,
  withinGroup,
} from '../../model/index.ts';
import { addComponent } from '../components/add.ts';
import { disableComponents } from '../components/disable.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import { changeGroup, groupTogether, moveToGroup, ungroup } from './groups.ts';
import { copySelection, duplicateSelection, paste } from '../clipboard/clipboard.ts';

/** Four components a, b, c, d. */
function four(): PatchbayDocument {
  return ['a', 'b', 'c', 'd'].reduce((at, name) => {
    const added = addComponent(at, catalogue, 'patchbay.Range', { x: 0, y: 0 });
    const renamed = renameComponent(added.document, added.name, name);
    return renamed.ok ? renamed.value : at;
  }, emptyDocument('four'));
}

const group = (document: PatchbayDocument, components: string[], groups: string[] = []) =>
  groupTogether(document, { components, groups }, 'Group').document;
const members = (document: PatchbayDocument) =>
  Object.fromEntries([...groupsOf(document)].map(([id, each]) => [id, each.members]));

describe('grouping', () => {
  test('puts components into one group, out of those they were in', () => {
    const document = group(group(four(), ['a', 'b']), ['b', 'c']);
    expect(members(document)).toEqual({ 'group-1': ['a'], 'group-2': ['b', 'c'] });
  });

  test('nests, and the new group stands where its parts had been', () => {
    let document = group(four(), ['a', 'b', 'c']);
    document = group(document, ['a', 'b']);
    const groups = groupsOf(document);
    expect(groups.get('group-2')).toMatchObject({ members: ['a', 'b'], parent: 'group-1' });
    expect(withinGroup(groups, 'group-1')).toEqual(['group-1', 'group-2']);
    expect(componentsIn(groups, 'group-1').toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('takes whole groups in', () => {
    const document = group(group(four(), ['a', 'b']), ['c'], ['group-1']);
    expect(groupsOf(document).get('group-1')?.parent).toBe('group-2');
    expect(componentsOfGroups(document, ['group-2']).toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('of nothing changes nothing', () => {
    const document = four();
    expect(groupTogether(document, { components: [] }, 'x')).toEqual({ document, id: null });
    expect(groupTogether(document, { components: ['nobody'] }, 'x')).toEqual({
      document,
      id: null,
    });
  });

  test('is undone: what was inside goes to the group around', () => {
    let document = group(group(four(), ['a', 'b', 'c']), ['a', 'b']);
    document = ungroup(document, ['group-2']);
    expect(Object.keys(members(document))).toEqual(['group-1']);
    expect(members(document)['group-1']?.toSorted()).toEqual(['a', 'b', 'c']);
    expect(groupsOf(ungroup(document, ['group-1'])).size).toBe(0);
  });
});

describe('a group', () => {
  test('is collapsed, and of nested ones the outermost counts', () => {
    let document = group(group(four(), ['a', 'b', 'c']), ['a', 'b']);
    document = changeGroup(document, 'group-2', { collapsed: true, title: '  Inner ' });
    expect(groupsOf(document).get('group-2')).toMatchObject({ title: 'Inner', collapsed: true });
    expect(collapsedAround(groupsOf(document), 'group-2')).toBe('group-2');
    document = changeGroup(document, 'group-1', { collapsed: true });
    expect(collapsedAround(groupsOf(document), 'group-2')).toBe('group-1');
  });

  test('loses what is removed, goes when it is empty, and follows names', () => {
    let document = group(four(), ['a', 'b']);
    const renamed = renameComponent(document, 'a', 'alpha');
    document = renamed.ok ? renamed.value : document;
    expect(members(document)).toEqual({ 'group-1': ['alpha', 'b'] });
    document = removeSelection(document, { components: ['alpha'], connectors: [] });
    expect(members(document)).toEqual({ 'group-1': ['b'] });
    document = removeSelection(document, { components: ['b'], connectors: [] });
    expect(JSON.stringify(document.config)).not.toContain('group-1');
  });

  test('keeps a component that is switched off', () => {
    const document = disableComponents(group(four(), ['a', 'b']), catalogue, ['a']);
    expect(members(document)).toEqual({ 'group-1': ['a', 'b'] });
  });

  test('takes a component in and lets it out', () => {
    let document = moveToGroup(group(four(), ['a']), ['c'], 'group-1');
    expect(members(document)).toEqual({ 'group-1': ['a', 'c'] });
    document = moveToGroup(document, ['a'], null);
    expect(groupOfEach(groupsOf(document))).toEqual(new Map([['c', 'group-1']]));
  });

  test('is copied with all that is in it, by duplicating and through the clipboard', () => {
    const document = changeGroup(group(four(), ['a', 'b']), 'group-1', { collapsed: true });
    const twice = duplicateSelection(document, ['a', 'b'], { x: 10, y: 10 }).document;
    expect(members(twice)).toEqual({ 'group-1': ['a', 'b'], 'group-2': ['a-2', 'b-2'] });
    expect(groupsOf(twice).get('group-2')?.collapsed).toBe(true);
    const half = duplicateSelection(document, ['a'], { x: 10, y: 10 }).document;
    expect(members(half)).toEqual({ 'group-1': ['a', 'b'] });
    const text = copySelection(document, ['a', 'b', 'c']);
    const pasted = paste(emptyDocument('other'), catalogue, text, { offset: { x: 0, y: 0 } });
    expect(pasted?.ok === true && members(pasted.value.document)).toEqual({
      'group-1': ['a', 'b'],
    });
  });
});

property.prop([fc.array(randomEdit, { maxLength: 60 })])(
  'groups stay sound over any edits: each component in one at most, no circles, none empty',
  (edits) => {
    const document = edits.reduce(applied, four());
    const groups = groupsOf(document);
    const all = [...groups.values()].flatMap((each) => each.members);
    expect(new Set(all).size).toBe(all.length);
    for (const { id } of groups.values()) {
      expect(componentsIn(groups, id).length).toBeGreaterThan(0);
      expect(new Set(withinGroup(groups, id)).size).toBe(withinGroup(groups, id).length);
    }
  },
);
