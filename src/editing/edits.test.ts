import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../library/index.ts';
import {
  emptyDocument,
  layoutOf,
  type PatchbayDocument,
  positionsOf,
  readConfig,
  specOf,
  validateProcess,
  watchedFields,
  withoutLayout,
} from '../model/index.ts';
import {
  resetArgument,
  setArgument,
  setInitialValues,
  setProcessParameter,
} from './arguments/arguments.ts';
import { addComponent } from './components/add.ts';
import { removeSelection } from './components/remove.ts';
import { renameComponent } from './components/rename.ts';
import { connect, reconnect, whyNotConnect } from './connectors/connect.ts';
import { moveComponents } from './places/move.ts';
import { setProcessType } from './process/process.ts';
import { setSeed, setWatched } from './watching/watch.ts';
import { copySelection, duplicateSelection, paste } from './clipboard/clipboard.ts';

/** Freezes all the way down, so that an edit that changes its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const names = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
const wires = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.connectors.map(
    ({ source, target }) =>
      `${source.entity}.${source.descriptor}..${target.entity}.${target.descriptor}`,
  );
const add = (document: PatchbayDocument, type: string, x = 0, y = 0) =>
  frozen(addComponent(document, catalogue, type, { x, y }).document);
const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};

/** A Range into an Accumulate into a Collect. */
function chain(): PatchbayDocument {
  let document = frozen(emptyDocument('test'));
  document = add(document, 'patchbay.Range');
  document = add(document, 'patchbay.Accumulate', 240);
  document = add(document, 'patchbay.Collect', 480);
  document = frozen(connect(document, port('range.y'), port('accumulate.x')));
  return frozen(connect(document, port('accumulate.y'), port('collect.x')));
}

const errors = (document: PatchbayDocument) =>
  validateProcess(specOf(document), catalogue).filter(({ severity }) => severity === 'error');

describe('adding', () => {
  test('every component of the library gets a name and arguments with which it is valid', () => {
    for (const { type } of catalogue.types) {
      const document = add(emptyDocument('x'), type);
      const wrong = errors(document).filter(({ code }) => code !== 'UNCONNECTED_INPUT');
      expect(wrong, type).toEqual([]);
      expect(readConfig(document.config).ok).toBe(true);
    }
  });

  test('names are made free', () => {
    const document = add(
      add(add(emptyDocument('x'), 'patchbay.Range'), 'patchbay.Range'),
      'patchbay.MovingAverage',
    );
    expect(names(document)).toEqual(['range', 'range-2', 'moving-average']);
  });
});

describe('connecting', () => {
  test('says why two ports cannot be joined', () => {
    const document = chain();
    const why = (from: string, to: string, instead: string | null = null) =>
      whyNotConnect(document, catalogue, port(from), port(to), instead);
    expect(why('range.y', 'collect.x')).toBeNull();
    expect(why('accumulate.y', 'accumulate.x')).toBeNull();
    expect(why('range.y', 'accumulate.x')).toContain('connected already');
    expect(why('range.y', 'accumulate.x', 'range.y..accumulate.x')).toBeNull();
    expect(why('accumulate.x', 'collect.x')).toContain('an input');
    expect(why('range.y', 'accumulate.y')).toContain('an output');
    expect(why('range.z', 'collect.x')).toContain('no output z');
    expect(why('nobody.y', 'collect.x')).toContain('no component nobody');
  });

  test('a field that no text can name is joined all the same', () => {
    const reader = add(emptyDocument('x'), 'patchbay.FileReader');
    const named = setArgument(reader, 'file-reader', 'field_names', ['air temperature']);
    const both = add(named, 'patchbay.Collect', 240);
    const from = { component: 'file-reader', field: 'air temperature' };
    const document = connect(both, from, port('collect.x'));
    expect(wires(document)).toEqual(['file-reader.air temperature..collect.x']);
    const other = add(document, 'patchbay.Accumulate', 240);
    const moved = reconnect(other, wires(document)[0] ?? '', from, port('accumulate.x'));
    expect(wires(moved)).toEqual(['file-reader.air temperature..accumulate.x']);
  });

  test('reconnecting keeps the connector in its place', () => {
    const document = reconnect(
      chain(),
      'range.y..accumulate.x',
      port('range.y'),
      port('collect.x'),
    );
    expect(wires(document)).toEqual(['range.y..collect.x', 'accumulate.y..collect.x']);
  });
});

describe('renaming and removing', () => {
  test('everything that speaks of a component follows its name, and goes with it', () => {
    const watched = setWatched(chain(), ['accumulate.y', 'range.y']);
    const renamed = renameComponent(watched, 'accumulate', 'sum');
    if (!renamed.ok) throw new Error(renamed.error);
    expect(wires(renamed.value)).toEqual(['range.y..sum.x', 'sum.y..collect.x']);
    expect(watchedFields(renamed.value)).toEqual(['sum.y', 'range.y']);
    expect(layoutOf(renamed.value).positions.get('sum')).toEqual({ x: 240, y: 0 });
    const removed = removeSelection(renamed.value, { components: ['sum'], connectors: [] });
    expect([names(removed), wires(removed), watchedFields(removed)]).toEqual([
      ['range', 'collect'],
      [],
      ['range.y'],
    ]);
    expect(layoutOf(removed).positions.has('sum')).toBe(false);
  });

  test.each([['range'], ['9lives'], ['a b'], [''], ['a.b']])(
    '%j is no name that can be taken',
    (name) => {
      expect(renameComponent(chain(), 'accumulate', name).ok).toBe(false);
    },
  );

  test('names of prototypes are names like any other', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const renamed = renameComponent(chain(), 'accumulate', name);
      if (!renamed.ok) throw new Error(renamed.error);
      const document = setInitialValues(renamed.value, name, 'x', [1]);
      expect(names(document)).toContain(name);
      expect(positionsOf(document).get(name)).toEqual({ x: 240, y: 0 });
      expect(names(removeSelection(document, { components: [name], connectors: [] }))).toEqual([
        'range',
        'collect',
      ]);
    }
  });
});

describe('the clipboard', () => {
  test('copies bring the connectors among each other along, under free names', () => {
    const text = copySelection(chain(), ['range', 'accumulate']);
    const pasted = paste(chain(), catalogue, text, { offset: { x: 40, y: 40 } });
    if (pasted?.ok !== true) throw new Error('It was not pasted.');
    expect(pasted.value.components).toEqual(['range-2', 'accumulate-2']);
    expect(wires(pasted.value.document)).toContain('range-2.y..accumulate-2.x');
    expect(wires(pasted.value.document).length).toBe(3);
    expect(positionsOf(pasted.value.document).get('accumulate-2')).toEqual({ x: 280, y: 40 });
  });

  test('foreign texts are no business of ours, damaged ones are refused', () => {
    const put = (text: string) => paste(chain(), catalogue, text, { offset: { x: 0, y: 0 } });
    expect(put('hello')).toBeNull();
    expect(put('{"a": 1}')).toBeNull();
    expect(put('{"patchbay-components": 1, "components": [{"type": 5}]}')?.ok).toBe(false);
    expect(put('{"patchbay-components": 2}')?.ok).toBe(false);
  });
});

describe('settings', () => {
  test('the kind of process brings connectors and state along, and back', () => {
    const ray = setProcessType(chain(), 'plugboard.process.RayProcess');
    expect(readConfig(ray.config).ok).toBe(true);
    expect(specOf(ray).plugboard.process.connector_builder.type).toBe(
      'plugboard.connector.RayConnector',
    );
    const local = setProcessType(ray, 'plugboard.process.LocalProcess');
    expect(specOf(local).plugboard.process.connector_builder.type).toBe(
      'plugboard.connector.AsyncioConnector',
    );
    expect(specOf(local).plugboard.process.args.state.type).toBe(
      'plugboard.state.DictStateBackend',
    );
  });

  test('an edit that changes nothing gives the very same document', () => {
    const document = chain();
    expect(setWatched(document, [])).toBe(document);
    expect(removeSelection(document, { components: [], connectors: ['none'] })).toBe(document);
    expect(resetArgument(document, 'range', 'start')).toBe(document);
    expect(setArgument(document, 'range', 'iters', 100)).toBe(document);
    expect(setArgument(document, 'nobody', 'iters', 1)).toBe(document);
    expect(moveComponents(document, new Map([['range', { x: 0, y: 0 }]]))).toBe(document);
  });

  test('the layout can be left out', () => {
    const document = setSeed(setWatched(chain(), ['range.y']), 4);
    expect(JSON.stringify(withoutLayout(document.config))).not.toContain('patchbay"');
    expect(specOf({ ...document, config: withoutLayout(document.config) })).toBeDefined();
  });
});

const word = fc.constantFrom(
  'a',
  'b',
  'range',
  'accumulate',
  'collect',
  'constructor',
  '__proto__',
  'x',
);
const edit: fc.Arbitrary<(document: PatchbayDocument) => PatchbayDocument> = fc.oneof(
  fc
    .constantFrom(...catalogue.types.map(({ type }) => type))
    .map((type) => (d: PatchbayDocument) => add(d, type)),
  fc.tuple(word, word).map(([from, to]) => (d: PatchbayDocument) => {
    const renamed = renameComponent(d, from, to);
    return renamed.ok ? renamed.value : d;
  }),
  word.map(
    (name) => (d: PatchbayDocument) => removeSelection(d, { components: [name], connectors: [] }),
  ),
  fc.tuple(word, word).map(
    ([a, b]) =>
      (d: PatchbayDocument) =>
        connect(d, { component: a, field: 'y' }, { component: b, field: 'x' }),
  ),
  fc.tuple(word, word, fc.jsonValue()).map(
    ([name, argument, value]) =>
      (d: PatchbayDocument) =>
        setArgument(d, name, argument, value as never),
  ),
  fc.tuple(word, fc.array(fc.integer(), { maxLength: 3 })).map(
    ([name, list]) =>
      (d: PatchbayDocument) =>
        setInitialValues(d, name, 'x', list),
  ),
  fc.tuple(word, fc.integer()).map(
    ([name, value]) =>
      (d: PatchbayDocument) =>
        setProcessParameter(d, name, value),
  ),
  word.map(
    (name) => (d: PatchbayDocument) => duplicateSelection(d, [name], { x: 9, y: 9 }).document,
  ),
);

property.prop([fc.array(edit, { maxLength: 25 })])(
  'any row of edits keeps the schema, changes no earlier document, and gives everybody a place',
  (edits) => {
    let document = chain();
    for (const change of edits) document = frozen(change(document));
    const list = names(document);
    if (list.length > 0) expect(readConfig(document.config).ok).toBe(true);
    expect([...positionsOf(document).keys()].toSorted()).toEqual([...new Set(list)].toSorted());
    expect(new Set(list).size).toBe(list.length);
  },
);
