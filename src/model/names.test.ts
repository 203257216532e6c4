import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readModelText } from '../formats/readModelText.ts';
import { catalogue } from '../library/index.ts';
import { type PatchbayDocument } from './index.ts';
import { renameField } from '../editing/arguments/renameField.ts';
import { removeSelection } from '../editing/components/remove.ts';
import { renameComponent } from '../editing/components/rename.ts';
import {
  componentNow,
  componentThen,
  fieldNow,
  fieldThen,
  namesAfter,
  namesBetween,
  SAME_NAMES,
  type Names,
} from './names.ts';

const TEXT = `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: a, iters: 3 } }
        - { type: patchbay.Formula, args: { name: f, inputs: [x], expressions: { y: x, z: 2 * x } } }
      connectors:
        - { source: a.y, target: f.x }
`;

function read(text: string): PatchbayDocument {
  const document = readModelText(text, 'model');
  if (!document.ok) throw new Error(document.error[0]?.message);
  return document.value;
}

const between = (before: PatchbayDocument, after: PatchbayDocument) => {
  const { components, fields } = namesBetween(before, after, catalogue);
  return [Object.fromEntries(components), Object.fromEntries(fields)];
};

describe('what an edit calls otherwise', () => {
  test('is found for a component, also in a text and backwards', () => {
    const before = read(TEXT);
    const renamed = renameComponent(before, 'f', 'g');
    if (!renamed.ok) throw new Error(renamed.error);
    expect(between(before, renamed.value)).toEqual([{ f: 'g' }, {}]);
    expect(between(renamed.value, before)).toEqual([{ g: 'f' }, {}]);
    expect(
      between(before, read(TEXT.replaceAll('f.x', 'h.x').replace('name: f', 'name: h'))),
    ).toEqual([{ f: 'h' }, {}]);
  });

  test('is found for a field, and for both at once', () => {
    const before = read(TEXT);
    const form = catalogue.find('patchbay.Formula')?.form ?? [];
    const output = { component: 'f', argument: 'expressions', from: 'z', to: 'w' };
    const after = renameField(before, form, output);
    expect(between(before, after)).toEqual([{}, { 'f.z': 'w' }]);
    const both = renameComponent(after, 'f', 'g');
    expect(both.ok && between(before, both.value)).toEqual([{ f: 'g' }, { 'f.z': 'w' }]);
  });

  test('is nothing where something came, went or took another place', () => {
    const before = read(TEXT);
    const less = removeSelection(before, { components: ['a'], connectors: [] });
    expect(namesBetween(before, less, catalogue)).toBe(SAME_NAMES);
    const other = read(
      TEXT.replace('patchbay.Range', 'patchbay.Sine').replace('name: a', 'name: b'),
    );
    expect(between(before, other)).toEqual([{}, {}]);
  });
});

const COMPONENTS = ['a', 'b', 'c'];

/** Renames one after the other, each to a name that is free then. */
const renames = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3)), { maxLength: 8 });

property.prop([renames])('names are the same however many changes they went through', (steps) => {
  const components = [...COMPONENTS];
  const fields = COMPONENTS.map(() => ['x', 'y']);
  let names: Names = SAME_NAMES;
  for (const [at, kind, n] of steps) {
    const component = components[at] ?? '';
    if (kind === 0) {
      const to = `n${n}`;
      if (components.includes(to)) continue;
      names = namesAfter(names, { components: new Map([[component, to]]), fields: new Map() });
      components[at] = to;
    } else {
      const own = fields[at] ?? [];
      const [from = '', to] = [own[kind - 1], `f${n}`];
      if (own.includes(to)) continue;
      const renamed = new Map([[`${component}.${from}`, to]]);
      names = namesAfter(names, { components: new Map(), fields: renamed });
      own[kind - 1] = to;
    }
  }
  for (const [i, old] of COMPONENTS.entries()) {
    expect(componentNow(names, old)).toBe(components[i]);
    expect(componentThen(names, components[i] ?? '')).toBe(old);
    for (const [k, field] of ['x', 'y'].entries()) {
      const now = `${components[i]}.${fields[i]?.[k]}`;
      expect(fieldNow(names, `${old}.${field}`)).toBe(now);
      expect(fieldThen(names, now)).toBe(`${old}.${field}`);
    }
  }
});
