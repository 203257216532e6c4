import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { compareDocuments } from '../../compare/index.ts';
import { catalogue } from '../../library/index.ts';
import { emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { made, someEdits } from '../../testing/editing/everyEdit.ts';
import { canRestore } from './canRestore.ts';
import { restoreParts } from './restoreParts.ts';

const between = (a: PatchbayDocument, b: PatchbayDocument) =>
  compareDocuments({ document: a }, { document: b });

function restored(now: PatchbayDocument, from: PatchbayDocument, isChosen = (_at: number) => true) {
  const changes = between(from, now);
  const chosen = changes.filter((_, i) => isChosen(i));
  const result = restoreParts(now, catalogue, { from, changes, chosen, label: 'Restore' });
  return { changes, chosen, result };
}

/** What comes of edits, as far as they can be made. */
function after(document: PatchbayDocument, edits: readonly Parameters<typeof made>[1][]) {
  return edits.reduce((at, edit) => {
    const done = made(at, edit);
    return 'refused' in done ? at : done.document;
  }, document);
}

/** What can be told of a component, a connector or a setting: all that a run depends on. */
const MEANING = new Set([
  ...['component', 'type', 'argument', 'initialValue', 'parameter', 'constraint', 'resource'],
  ...['process', 'seed', 'module', 'file'],
]);

property.prop([someEdits, someEdits], { numRuns: 100 })(
  'all parts of an earlier document together are what it meant',
  (first, then) => {
    const from = after(emptyDocument('test'), first);
    const now = after(from, then);
    const { result } = restored(now, from);
    if ('refused' in result) {
      expect(result.refused).not.toBe('');
      return;
    }
    const left = between(from, result.document).filter(canRestore);
    expect(left.filter(({ kind }) => MEANING.has(kind))).toEqual([]);
  },
);

property.prop([someEdits, someEdits, fc.nat(6)], { numRuns: 100 })(
  'chosen parts change nothing else that a run depends on, but for wires of what comes and goes',
  (first, then, die) => {
    const from = after(emptyDocument('test'), first);
    const now = after(from, then);
    const { changes, chosen, result } = restored(now, from, (i) => i % 7 === die);
    if ('refused' in result) return;
    const isRenamed = changes.some(({ how }) => how === 'renamed');
    const names = new Set(chosen.map(({ name }) => name));
    for (const { kind, name } of between(now, result.document))
      if (MEANING.has(kind) && !isRenamed) expect(names).toContain(name);
  },
);

test('a removed component comes back with its wires, and nothing else does', () => {
  let from = emptyDocument('test');
  const edits = [
    { name: 'putComponent', dice: [0, 0, 0] },
    { name: 'putComponent', dice: [3, 0, 0] },
  ] as const;
  from = after(from, edits);
  expect(from.config).not.toEqual(emptyDocument('test').config);
  const now = after(from, [{ name: 'cutThings', dice: [0, 0, 0] }]);
  const { changes, result } = restored(now, from);
  expect(changes.map(({ kind, how }) => `${kind} ${how}`)).toContain('component removed');
  expect('refused' in result ? [] : between(from, result.document).filter(canRestore)).toEqual([]);
});
