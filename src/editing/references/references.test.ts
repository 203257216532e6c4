import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readModelText } from '../../formats/readModelText.ts';
import { catalogue } from '../../library/index.ts';
import { pasteModel } from '../clipboard/clipboard.ts';
import {
  badgesOf,
  disabledOf,
  emptyDocument,
  type FormField,
  getAt,
  groupsOf,
  LAYOUT_PATH,
  type PatchbayDocument,
  pinsOf,
  plotsOf,
  rawStudies,
  setAt,
  watchedFields,
} from '../../model/index.ts';
import { renameField } from '../arguments/renameField.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import { REFERENCES } from './references.ts';

/** A model in which everything that can speak of `needle` does. */
const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: source, iters: 3 }
        - type: patchbay.Formula
          args: { name: needle, inputs: [pin], expressions: { tip: pin * 2 }, initial_values: { pin: [1] } }
        - type: patchbay.Collect
          args: { name: end }
      connectors:
        - { source: source.y, target: needle.pin }
        - source: { entity: needle, descriptor: tip }
          target: end.x
      patchbay:
        version: 1
        run: { seed: 3 }
        positions: { source: [0, 0], needle: [320, 0], end: [640, 0] }
        watch: [needle.tip, source.y]
        plots:
          - { fields: [source.y], x: needle.tip }
          - { fields: [needle.tip], right: [needle.tip], steps: [needle.tip], points: [needle.tip] }
        pool: { pins: { needle: 2, source: 1 } }
        groups: { g: { title: Pair, members: [needle, end] } }
        badges: [needle.tip..end.x, source.y..needle.pin]
        disabled:
          - component: { type: patchbay.Collect, args: { name: away } }
            at: 3
            connectors:
              - { source: needle.tip, target: away.x }
            bypass: [source.y..needle.pin]
        controls: [{ argument: needle.inputs }, { parameter: heat }]
        studies:
          - name: fine
            parameters:
              - { object_name: needle, field_type: initial_value, field_name: pin, lower: 0, upper: 1, count: 3 }
            points_to_evaluate: [{ component.needle.initial_value.pin: 0.5 }]
        notes: { n: { text: A note, at: [0, 400], size: [160, 80] } }
  tune:
    args:
      objective: { object_name: needle, field_type: field, field_name: tip }
      parameters:
        - { object_type: component, object_name: needle, field_type: initial_value, field_name: pin, categories: [1, 2] }
        - { object_type: component, object_name: needle, field_type: arg, field_name: tip, categories: [1, 2] }
      num_samples: 1
      mode: max
      algorithm:
        type: ray.tune.search.optuna.OptunaSearch
        points_to_evaluate: [{ component.needle.initial_value.pin: 1, component.needle.arg.tip: 2 }]
`;

function model(): PatchbayDocument {
  const read = readModelText(MODEL, 'model');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const text = ({ config }: PatchbayDocument): string => JSON.stringify(config);
const layoutKeys = (document: PatchbayDocument): string[] =>
  Object.keys(getAt(document.config, LAYOUT_PATH) as object);

/** Parts of the layout that speak of nothing by its name. */
const NAMELESS = ['version', 'run', 'notes'];

describe('what refers to a name', () => {
  test('is in the list: every part of the layout that the model knows, and this model has them all', () => {
    const room = join(import.meta.dirname, '..');
    const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(room, name), 'utf8'));
    const used = sources.flatMap((source) =>
      [
        ...source.matchAll(/\.\.\.LAYOUT_PATH, '(\w+)'/g),
        ...source.matchAll(/withLayout\(\s*\w+,\s*'(\w+)'/g),
      ].map(([, part]) => part ?? ''),
    );
    expect(used.length).toBeGreaterThan(10);
    const listed = REFERENCES.map(({ part }) => part);
    expect([...new Set([...listed, ...NAMELESS])]).toEqual(expect.arrayContaining(used));
    expect(layoutKeys(model())).toEqual(expect.arrayContaining(used));
  });

  test('follows a component that is renamed, and comes back with its old name', () => {
    const renamed = renameComponent(model(), 'needle', 'thorn');
    if (!renamed.ok) throw new Error(renamed.error);
    expect(text(renamed.value)).toBe(text(model()).replaceAll('needle', 'thorn'));
    const back = renameComponent(renamed.value, 'thorn', 'needle');
    expect(back.ok && text(back.value)).toBe(text(model()));
  });

  test('follows what is switched off as well', () => {
    const renamed = renameComponent(model(), 'away', 'out');
    if (!renamed.ok) throw new Error(renamed.error);
    expect([...disabledOf(renamed.value).keys()]).toEqual(['out']);
    expect(text(renamed.value)).not.toContain('away.x');
  });

  test('follows a field that is renamed, on its own side only', () => {
    const form: readonly FormField[] = catalogue.find('patchbay.Formula')?.form ?? [];
    const output = { component: 'needle', argument: 'expressions', from: 'tip', to: 'end' };
    const once = renameField(model(), form, output);
    expect(text(once)).not.toContain('needle.tip');
    expect(watchedFields(once)).toEqual(['needle.end', 'source.y']);
    expect(plotsOf(once).map(({ x, fields, right }) => [x, fields, right])).toEqual([
      ['needle.end', ['source.y'], []],
      [null, ['needle.end'], ['needle.end']],
    ]);
    expect([...badgesOf(once)]).toEqual(['needle.end..end.x', 'source.y..needle.pin']);
    expect(disabledOf(once).get('away')?.raw.connectors).toEqual([
      { source: 'needle.end', target: 'away.x' },
    ]);
    // An argument of that name is no field.
    expect(JSON.stringify(getAt(once.config, ['plugboard', 'tune']))).toBe(
      JSON.stringify(getAt(model().config, ['plugboard', 'tune'])).replace('tip', 'end'),
    );
    const input = { component: 'needle', argument: 'inputs', from: 'pin', to: 'tip' };
    const both = renameField(once, form, input);
    expect([...badgesOf(both)]).toEqual(['needle.end..end.x', 'source.y..needle.tip']);
    expect(disabledOf(both).get('away')?.bypass).toEqual(['source.y..needle.tip']);
  });

  test('leaves what is watched alone when an input of the same name is renamed', () => {
    const form: readonly FormField[] = catalogue.find('patchbay.Formula')?.form ?? [];
    const same = { component: 'needle', argument: 'inputs', from: 'pin', to: 'tip' };
    const twin = renameField(model(), form, same);
    const again = renameField(twin, form, { ...same, from: 'tip', to: 'other' });
    expect(watchedFields(again)).toEqual(watchedFields(model()));
  });

  test('goes with a component that is removed; a study waits for a person', () => {
    const removed = removeSelection(model(), { components: ['needle'], connectors: [] });
    const { tune } = (removed.config as { plugboard: Record<string, unknown> }).plugboard;
    const config = setAt(removed.config, [...LAYOUT_PATH, 'studies'], undefined);
    const process = getAt(config, ['plugboard', 'process']);
    expect(JSON.stringify(process)).not.toContain('needle');
    expect(JSON.stringify([tune, rawStudies(removed)])).toMatch(/needle.*needle/);
    expect(watchedFields(removed)).toEqual(['source.y']);
  });

  test('comes with a whole model that is brought in, under the names of the copies', () => {
    const once = pasteModel(emptyDocument('new'), model(), { offset: { x: 0, y: 0 } });
    const twice = pasteModel(once.document, model(), { offset: { x: 0, y: 400 } }).document;
    for (const { part } of REFERENCES.filter(({ copy }) => copy !== undefined)) {
      const value = JSON.stringify(getAt(twice.config, [...LAYOUT_PATH, part]));
      expect([part, value.includes('needle"') || /needle[.:]/.test(value)]).toEqual([part, true]);
      expect([part, value.includes('needle-2')]).toEqual([part, true]);
    }
    expect([...disabledOf(twice).keys()]).toEqual(['away', 'away-2']);
    expect(pinsOf(twice).get('needle-2')).toBe(2);
    expect([...groupsOf(twice).values()].map(({ members }) => members)).toEqual([
      ['needle', 'end'],
      ['needle-2', 'end-2'],
    ]);
    expect(plotsOf(twice).at(-1)?.right).toEqual(['needle-2.tip']);
  });
});
