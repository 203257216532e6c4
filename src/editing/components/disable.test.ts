import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import {
  connectorId,
  disabledOf,
  emptyDocument,
  type PatchbayDocument,
  positionsOf,
  readConfig,
  readDocument,
  specOf,
  validateProcess,
} from '../../model/index.ts';
import { addComponent } from './add.ts';
import { disableComponents, enableComponents } from './disable.ts';
import { removeSelection } from './remove.ts';
import { renameComponent } from './rename.ts';
import { connect } from '../connectors/connect.ts';
import { setWatched } from '../watching/watch.ts';

const names = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
const wires = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.connectors.map(connectorId);
const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};
const off = (document: PatchbayDocument, ...which: string[]) =>
  disableComponents(document, catalogue, which);

/** range -> accumulate -> clamp -> collect. */
function chain(): PatchbayDocument {
  const types = ['Range', 'Accumulate', 'Clamp', 'Collect'];
  const built = types.reduce(
    (at, type, i) => addComponent(at, catalogue, `patchbay.${type}`, { x: 240 * i, y: 0 }).document,
    emptyDocument('chain'),
  );
  return [
    ['range.y', 'accumulate.x'],
    ['accumulate.y', 'clamp.x'],
    ['clamp.y', 'collect.x'],
  ].reduce((at, [from = '', to = '']) => connect(at, port(from), port(to)), built);
}

describe('switching a component off', () => {
  test('takes it out of the model and leads values past it', () => {
    const document = off(chain(), 'accumulate');
    expect(names(document)).toEqual(['range', 'clamp', 'collect']);
    expect(wires(document).toSorted()).toEqual(['clamp.y..collect.x', 'range.y..clamp.x']);
    expect(
      validateProcess(specOf(document), catalogue).filter((p) => p.severity === 'error'),
    ).toEqual([]);
    const [kept] = disabledOf(document).values();
    expect(kept?.component.args.name).toBe('accumulate');
    expect(kept?.bypass).toEqual(['range.y..clamp.x']);
  });

  test('keeps its place on the canvas, and its name is not given to another', () => {
    const document = off(chain(), 'accumulate');
    expect(positionsOf(document).get('accumulate')).toEqual({ x: 240, y: 0 });
    const added = addComponent(document, catalogue, 'patchbay.Accumulate', { x: 0, y: 0 });
    expect(added.name).toBe('accumulate-2');
    expect(renameComponent(document, 'range', 'accumulate')).toMatchObject({ ok: false });
  });

  test('leads nothing past a source, whose consumer then misses an input', () => {
    const document = off(chain(), 'range');
    const codes = validateProcess(specOf(document), catalogue).map(({ code }) => code);
    expect(codes).toContain('UNCONNECTED_INPUT');
  });

  test('passes over entries that nobody can read, and keeps them', () => {
    const layout = { version: 1, disabled: [{ component: 7 }, 'x', null] };
    const { config } = chain();
    const plugboard = config['plugboard'] as { process: { args: object } };
    const args = { ...plugboard.process.args, patchbay: layout };
    const damaged = { plugboard: { process: { ...plugboard.process, args } } };
    const read = readDocument({ format: 1, name: 'x', source: null, files: [], config: damaged });
    if (!read.ok) throw new Error('The document does not read.');
    expect(disabledOf(read.value).size).toBe(0);
    const again = JSON.stringify(off(read.value, 'clamp').config);
    expect(again).toContain('{"component":7},"x",null');
  });
});

describe('switching it on again', () => {
  test('gives back the very model, one after the other in any order', () => {
    const before = chain();
    for (const order of [
      ['accumulate', 'clamp'],
      ['clamp', 'accumulate'],
    ]) {
      const both = off(before, 'accumulate', 'clamp');
      expect(wires(both)).toEqual(['range.y..collect.x']);
      const after = enableComponents(both, order);
      expect(names(after)).toEqual(names(before));
      expect(wires(after).toSorted()).toEqual(wires(before).toSorted());
      expect(disabledOf(after).size).toBe(0);
    }
  });

  test('leaves out wires to what was removed meanwhile, and follows new names', () => {
    let document = off(chain(), 'clamp');
    document = removeSelection(document, { components: ['collect'], connectors: [] });
    for (const [from, to] of [
      ['accumulate', 'sum'],
      ['clamp', 'limit'],
    ] as const) {
      const renamed = renameComponent(document, from, to);
      if (!renamed.ok) throw new Error(renamed.error);
      document = renamed.value;
    }
    const after = enableComponents(document, ['limit']);
    expect(names(after)).toEqual(['range', 'sum', 'limit']);
    expect(wires(after).toSorted()).toEqual(['range.y..sum.x', 'sum.y..limit.x']);
  });

  test('is not possible once it was removed while off', () => {
    const document = removeSelection(off(chain(), 'clamp'), {
      components: ['clamp'],
      connectors: [],
    });
    expect(disabledOf(document).size).toBe(0);
    expect(positionsOf(document).has('clamp')).toBe(false);
    expect(enableComponents(document, ['clamp'])).toBe(document);
  });

  const some = fc.subarray(['range', 'accumulate', 'clamp', 'collect']);
  property.prop([some, some])('gives the model back whatever was off', (first, second) => {
    const before = setWatched(chain(), ['clamp.y']);
    const both = off(off(before, ...first), ...second);
    const after = enableComponents(both, [...disabledOf(both).keys()]);
    expect(names(after).toSorted()).toEqual(names(before).toSorted());
    expect(wires(after).toSorted()).toEqual(wires(before).toSorted());
    expect(readConfig(both.config).ok || names(both).length === 0).toBe(true);
  });
});
