import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { exactConfig, readModelText, writeYaml } from '../formats/index.ts';
import { emptyDocument, type PatchbayDocument, sameData, seedOf, specOf } from '../model/index.ts';
import { EVERY_EDIT, made, someEdits } from '../testing/editing/everyEdit.ts';
import type { Change } from './Change.ts';
import { compareDocuments } from './compareDocuments.ts';
import { changeLine } from './describe.ts';

const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: patchbay.Range
          args: { name: source, iters: 3 }
        - type: patchbay.Formula
          args: { name: scale, inputs: [x], expressions: { y: x * gain }, constants: { gain: 2 }, initial_values: { x: [1] } }
        - type: patchbay.Collect
          args: { name: end }
      connectors:
        - { source: source.y, target: scale.x }
        - { source: scale.y, target: end.x }
      parameters: { rate: 1 }
      state: { type: plugboard.state.DictStateBackend }
      patchbay:
        version: 1
        positions: { source: [0, 0], scale: [320, 0], end: [640, 0] }
        watch: [scale.y]
        groups: { g: { title: Pair, members: [scale, end] } }
        notes: { n: { text: A note, at: [0, 400], size: [160, 80] } }
`;

function model(text: string): PatchbayDocument {
  const read = readModelText(text, 'model');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const side = (document: PatchbayDocument) => ({ document, exact: exactConfig(document) });
const between = (a: PatchbayDocument, b: PatchbayDocument) => compareDocuments(side(a), side(b));
const told = (from: string, to: string) => between(model(from), model(to)).map(changeLine);
const swap = (...pairs: readonly (readonly [string, string])[]) => {
  let text = MODEL;
  for (const [old, now] of pairs) {
    expect(text).toContain(old);
    text = text.replaceAll(old, now);
  }
  return told(MODEL, text);
};

describe('the difference of two documents', () => {
  test('names what changed, with the old and the new value', () => {
    expect(swap(['iters: 3', 'iters: 30'])).toEqual(['argument source.iters: 3 -> 30']);
    expect(swap(['iters: 3', 'iters: "3"'])).toEqual(['argument source.iters: 3 -> "3"']);
    expect(swap([', iters: 3', ''])).toEqual(['argument source.iters: removed, 3']);
    expect(swap(['{ x: [1] }', '{ x: [2] }'])).toEqual(['initial value scale.x: [1] -> [2]']);
    expect(swap(['patchbay.Range', 'patchbay.Sine'])).toEqual([
      'type of source: "patchbay.Range" -> "patchbay.Sine"',
    ]);
    expect(swap(['name: end }', 'name: end, resources: { cpu: 500m } }'])).toEqual([
      'resource end.cpu: added, "500m"',
    ]);
    expect(
      swap(['name: end }', 'name: end, constraints: { x: 1 }, parameters: { p: 2 } }']),
    ).toEqual(['parameter end.p: added, 2', 'constraint end.x: added, 1']);
    expect(swap(['target: end.x', 'target: end.x, mode: pubsub'])).toEqual([
      'connector scale.y -> end.x: "pipeline" -> "pubsub"',
    ]);
    expect(swap(['rate: 1', 'rate: 2'])).toEqual(['parameter rate: 1 -> 2']);
    expect(swap(['state.DictStateBackend', 'state.SqliteStateBackend'])).toEqual([
      'process state.type: "plugboard.state.DictStateBackend" -> "plugboard.state.SqliteStateBackend"',
    ]);
    expect(swap(['version: 1', 'run: { seed: 5 }'])).toEqual(['run seed: 1 -> 5']);
    expect(swap(['watch: [scale.y]', 'watch: [source.y]'])).toEqual([
      'watched field scale.y: removed',
      'watched field source.y: added',
    ]);
    expect(swap(['parameters: { rate: 1 }', 'extra: [1, { a: on }]'])).toEqual([
      'parameter rate: removed, 1',
      'process extra: added, [1,{"a":true}]',
    ]);
  });

  test('tells places apart, and groups and notes as wholes', () => {
    const text = MODEL.replace('[320, 0]', '[336, 0]').replace('title: Pair', 'title: Two');
    const changes = between(model(MODEL), model(text));
    expect(changes.map(({ kind }) => kind)).toEqual(['place', 'group']);
    expect(changes[0]).toMatchObject({ name: 'scale', old: [320, 0], new: [336, 0] });
  });

  test('says added and removed components once, and their connectors', () => {
    const added = swap([
      'connectors:\n',
      '  - type: patchbay.Collect\n          args: { name: other, most: 7 }\n      connectors:\n        - { source: source.y, target: other.x }\n',
    ]);
    expect(added).toEqual([
      'component other: added, patchbay.Collect {"most":7}',
      'connector source.y -> other.x: added, "pipeline"',
    ]);
  });

  test('knows a component under another name, and what speaks of it', () => {
    expect(swap(['scale', 'factor'])).toEqual(['component factor: renamed, was scale']);
    expect(swap(['scale', 'factor'], ['gain: 2', 'gain: 3'])).toEqual([
      'component factor: renamed, was scale',
      'argument factor.constants: {"gain":2} -> {"gain":3}',
    ]);
    expect(swap(['scale', 'factor'], ['Formula', 'Own'])).toContain(
      'component scale: removed, patchbay.Formula {"inputs":["x"],"expressions":{"y":"x * gain"},"constants":{"gain":2},"initial_values":{"x":[1]}}',
    );
  });

  test('is nothing where only the form differs: comments, order, defaults, ways of writing', () => {
    const other = `# Written otherwise.
plugboard:
  tune: null
  process:
    args:
      patchbay:
        notes: { n: { size: [160, 80.0], text: "A note", at: [0, 4.0e+2] } }
        groups: { g: { members: [scale, end], title: Pair } }
        watch: [scale.y]
        positions: { end: [640, 0], scale: [320, 0], source: [-0.0, 0] }
      parameters: { rate: 1.0 }
      name: ~
      connectors:
        - { target: scale.x, source: { descriptor: y, entity: source }, mode: pipeline }
        - { source: scale.y, target: end.x }
      components:
        - args: { iters: 0x3, name: source, parameters: {} }
          type: patchbay.Range
        - type: patchbay.Formula
          args: { name: scale, inputs: [x], constants: { gain: +2 }, expressions: { y: x * gain }, initial_values: { x: [1] }, resources: { cpu: 1m } }
        - type: patchbay.Collect
          args: { name: end, resources: null }
`;
    expect(told(MODEL, other)).toEqual([]);
  });

  test('keeps true, 1 and "1" apart, and every digit of a whole number', () => {
    expect(swap(['rate: 1', 'rate: true'])).toEqual(['parameter rate: 1 -> true']);
    const big = (digits: string) => MODEL.replace('rate: 1', `rate: ${digits}, list: [${digits}]`);
    expect(told(big('9007199254740993'), big('9007199254740992'))).toEqual([
      'parameter rate: 9007199254740993 -> 9007199254740992',
      'parameter list: [9007199254740993] -> [9007199254740992]',
    ]);
    expect(told(big('9007199254740993'), big('9_007_199_254_740_993'))).toEqual([]);
    expect(told(big('.nan'), big('.NaN'))).toEqual([]);
  });

  test('sees the order of lists, as something that no run depends on', () => {
    const [first, second] = MODEL.match(/^ {8}- \{ source.*\n/gm) ?? [];
    const turned = MODEL.replace(`${first}${second}`, `${second}${first}`);
    expect(told(MODEL, turned)).toEqual([
      'order of connectors: ["source.y..scale.x","scale.y..end.x"] -> ["scale.y..end.x","source.y..scale.x"]',
    ]);
  });

  test('counts the lines of modules that came and went', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const files = (text: string, data: Uint8Array) => ({
      ...model(MODEL),
      files: [
        { name: 'own.py', bytes: bytes(text) },
        { name: 'data.bin', bytes: data },
      ],
    });
    const changes = between(
      files('a\nb\nc\n', new Uint8Array([0, 1])),
      files('a\nB\nc\nd\n', new Uint8Array([0, 1, 2])),
    );
    expect(changes.map(changeLine)).toEqual([
      'module own.py: changed, 2 lines added, 1 line removed',
      'file data.bin: changed, 2 bytes -> 3 bytes',
    ]);
  });
});

/** A watched field under the name that its component has on the other side. */
function watchedAs(names: ReadonlyMap<unknown, unknown>, field: unknown): unknown {
  if (typeof field !== 'string') return field;
  const [component = '', ...rest] = field.split('.');
  return [names.get(component) ?? component, ...rest].join('.');
}

/**
 * What a change comes to when it is looked at from the other side, names aside.
 *
 * @param names what components are called there that are called otherwise here
 */
function mirrored({ kind, how, old, new: now }: Change, names: ReadonlyMap<unknown, unknown>) {
  const back = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' }[how];
  const [was, is] = [old, now].map((value) => (kind === 'watch' ? watchedAs(names, value) : value));
  return JSON.stringify([kind, back, is ?? null, was ?? null]);
}
const plain = ({ kind, how, old, new: now }: Change): string =>
  JSON.stringify([kind, how, old ?? null, now ?? null]);

/** Values in which names lie that a rename turns are told by either side in its own words. */
const hasNames = ({ kind }: Change): boolean =>
  [
    'order',
    'layout',
    'group',
    'plot',
    'control',
    'connector',
    'badge',
    'tune',
    'component',
  ].includes(kind);

/** All of a document with what plugboard fills in, so that what is only written out is no change. */
function meaning(document: PatchbayDocument) {
  const { plugboard } = specOf(document);
  const { args } = plugboard.process;
  const none = { cpu: 0.001, gpu: 0, memory: 0, resources: {} };
  const components = args.components.map(({ type, args: own }) => [
    type,
    { ...own, resources: own.resources ?? none },
  ]);
  const { name } = document;
  const files = document.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  // The seed that a run has without one may be written out as well.
  const patchbay = { version: 1, ...Object(args['patchbay']), run: { seed: seedOf(document) } };
  const process = { ...plugboard.process, args: { ...args, patchbay, components } };
  return { name, files, tune: plugboard.tune, process };
}

property.prop([someEdits, fc.nat()], { numRuns: 150 })(
  'whatever is edited shows up, is nothing against itself, and mirrors',
  (edits, at) => {
    const documents = [emptyDocument('test')];
    for (const edit of edits) {
      const before = documents.at(-1) ?? emptyDocument('test');
      const done = made(before, edit);
      if ('refused' in done) continue;
      documents.push(done.document);
      const isOther = !sameData(meaning(done.document), meaning(before));
      expect([edit.name, isOther, between(before, done.document).length > 0]).toEqual([
        edit.name,
        isOther,
        isOther,
      ]);
    }
    const last = documents.at(-1) ?? emptyDocument('test');
    const one = documents[at % documents.length] ?? last;
    expect(between(last, { ...last, config: structuredClone(last.config) })).toEqual([]);
    const [forth, back] = [between(one, last), between(last, one)];
    const isRenamed = forth.some(({ how }) => how === 'renamed');
    const seen = (changes: readonly Change[]) =>
      isRenamed ? changes.filter((change) => !hasNames(change)) : changes;
    const names = new Map(
      back.flatMap(({ how, old, new: now }) => (how === 'renamed' ? [[old, now]] : [])),
    );
    const turned = new Map([...names].map(([from, to]) => [to, from]));
    expect(seen(forth).map(plain).toSorted()).toEqual(
      seen(back)
        .map((change) => mirrored(change, turned))
        .toSorted(),
    );
    const text = writeYaml(last, { layout: true });
    const again = readModelText(text, last.name, { allowEmpty: true });
    if (again.ok) expect(between({ ...again.value, files: last.files }, last)).toEqual([]);
  },
);

test('every edit of the table is tried', () => {
  expect(Object.keys(EVERY_EDIT).length).toBeGreaterThan(55);
});
