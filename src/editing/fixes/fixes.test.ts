import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../base/json.ts';
import { catalogue, installFormulaParser } from '../../library/index.ts';
import { readExpression } from '../../library/formulaParser.ts';
import { applied, randomEdit } from '../../testing/stores/randomEdits.ts';
import type { Catalogue, ComponentType } from '../../model/catalog.ts';
import {
  documentFromConfig,
  emptyDocument,
  type PatchbayDocument,
  type Problem,
  readConfig,
  specOf,
  validateProcess,
} from '../../model/index.ts';
import { fixesFor } from './index.ts';

installFormulaParser(readExpression);

interface Model {
  readonly components: readonly { readonly type: string; readonly args: JsonObject }[];
  readonly connectors?: readonly (readonly [string, string])[];
  readonly rest?: JsonObject;
  readonly process?: JsonObject;
}

function documentOf({ components, connectors = [], rest = {}, process = {} }: Model) {
  const wires = connectors.map(([source, target]) => ({ source, target }));
  const args = { components: components as Json, connectors: wires, ...rest };
  const read = documentFromConfig({
    name: 'test',
    config: { plugboard: { process: { args, ...process } } },
  });
  if (!read.ok) throw new Error(read.error[0]?.message ?? '');
  return read.value;
}

const problemsOf = (document: PatchbayDocument, known: Catalogue = catalogue) =>
  validateProcess(specOf(document), known);

/** Labels of the fixes of the first problem with a code. */
function labels(document: PatchbayDocument, code: string, known: Catalogue = catalogue): string[] {
  const problem = problemsOf(document, known).find((entry) => entry.code === code);
  if (problem === undefined) throw new Error(`There is no ${code}.`);
  return fixesFor(problem, document, known).map(({ label }) => label);
}

/** The document after the fix with this label of any problem. */
function fixed(document: PatchbayDocument, label: string): PatchbayDocument {
  const fixes = problemsOf(document).flatMap((problem) => fixesFor(problem, document, catalogue));
  const fix = fixes.find((entry) => entry.label === label);
  if (fix === undefined)
    throw new Error(`No fix "${label}" among ${fixes.map((f) => f.label).join('; ')}`);
  return fix.edit(document);
}

const range = (name: string, args: JsonObject = { iters: 3 }) => ({
  type: 'patchbay.Range',
  args: { name, ...args },
});
const sum = (name: string, args: JsonObject = {}) => ({
  type: 'patchbay.Accumulate',
  args: { name, ...args },
});
const wires = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.connectors.map(
    ({ source, target }) =>
      `${source.entity}.${source.descriptor} ${target.entity}.${target.descriptor}`,
  );
const argsOf = (document: PatchbayDocument, name: string): Record<string, unknown> =>
  specOf(document).plugboard.process.args.components.find(({ args }) => args.name === name)?.args ??
  {};

describe('an open input', () => {
  test('is connected to the only output that fits', () => {
    const document = documentOf({ components: [range('clock'), sum('total')] });
    expect(labels(document, 'UNCONNECTED_INPUT')).toEqual([
      'Connect total.x to clock.y',
      'Feed total.x with a Constant',
    ]);
    expect(wires(fixed(document, 'Connect total.x to clock.y'))).toEqual(['clock.y total.x']);
  });

  test('is connected to the output of its name before all others, and only where there is no choice', () => {
    const select = {
      type: 'patchbay.Formula',
      args: { name: 'f', inputs: ['mean'], expressions: { z: 'mean' } },
    };
    const statistics = { type: 'patchbay.Statistics', args: { name: 's' } };
    const one = documentOf({
      components: [range('clock'), statistics, select],
      connectors: [['clock.y', 's.x']],
    });
    expect(labels(one, 'UNCONNECTED_INPUT')[0]).toBe('Connect f.mean to s.mean');
    const two = documentOf({ components: [range('a'), range('b'), sum('total')] });
    expect(labels(two, 'UNCONNECTED_INPUT')).toEqual(['Feed total.x with a Constant']);
  });

  test('is not connected where that would close a loop that waits', () => {
    const document = documentOf({ components: [sum('a'), sum('b')], connectors: [['a.y', 'b.x']] });
    expect(labels(document, 'UNCONNECTED_INPUT')).toEqual(['Feed a.x with a Constant']);
  });

  test('gets a Constant that lasts as long as the sources of the model', () => {
    const document = documentOf({
      components: [range('clock', { iters: 7 }), sum('a'), sum('b')],
      connectors: [['clock.y', 'a.x']],
    });
    const after = fixed(document, 'Feed b.x with a Constant');
    expect(argsOf(after, 'constant')).toMatchObject({ value: 0, iters: 7 });
    expect(problemsOf(after)).toEqual([]);
  });

  test('of several, all are connected at once when each has one match', () => {
    const document = documentOf({
      components: [
        { type: 'patchbay.Statistics', args: { name: 's' } },
        range('clock'),
        {
          type: 'patchbay.Formula',
          args: { name: 'f', inputs: ['min', 'max'], expressions: { z: 'max - min' } },
        },
      ],
      connectors: [['clock.y', 's.x']],
    });
    const after = fixed(document, 'Connect all 2 inputs of f');
    expect(wires(after)).toEqual(['clock.y s.x', 's.min f.min', 's.max f.max']);
  });
});

test('a loop begins where the feedback comes in, or anywhere else in it', () => {
  const document = documentOf({
    components: [sum('a'), sum('b')],
    connectors: [
      ['a.y', 'b.x'],
      ['b.y', 'a.x'],
    ],
    rest: { patchbay: { positions: { a: [300, 0], b: [0, 0] } } },
  });
  expect(labels(document, 'CYCLE_WITHOUT_INITIAL_VALUES')).toEqual([
    'Set the initial value of b.x to 0',
    'Set the initial value of a.x to 0',
  ]);
  const after = fixed(document, 'Set the initial value of b.x to 0');
  expect(argsOf(after, 'b')['initial_values']).toEqual({ x: [0] });
  expect(problemsOf(after)).toEqual([]);
});

test('two connectors of a loop into one component are started together', () => {
  const both = {
    type: 'patchbay.Formula',
    args: { name: 'f', inputs: ['p', 'q'], expressions: { z: 'p + q' } },
  };
  const document = documentOf({
    components: [both],
    connectors: [
      ['f.z', 'f.p'],
      ['f.z', 'f.q'],
    ],
  });
  const after = fixed(document, 'Set the initial values of f.p and f.q to 0');
  expect(problemsOf(after)).toEqual([]);
});

test('of two components with one name, the second is renamed or removed', () => {
  const document = documentOf({
    components: [range('a'), sum('b'), { type: 'patchbay.Sine', args: { name: 'a', iters: 3 } }],
    connectors: [['a.y', 'b.x']],
  });
  expect(labels(document, 'DUPLICATE_NAME')).toEqual([
    'Rename the second a to a-2',
    'Remove the second a',
  ]);
  const after = fixed(document, 'Rename the second a to a-2');
  expect(specOf(after).plugboard.process.args.components[2]?.args.name).toBe('a-2');
  expect(problemsOf(after)).toEqual([]);
  expect(problemsOf(fixed(document, 'Remove the second a'))).toEqual([]);
});

describe('a connector with a wrong end', () => {
  const components = [range('clock'), sum('total')];

  test('is led to the component or field that was meant, or removed', () => {
    const slip = documentOf({ components, connectors: [['clok.y', 'total.x']] });
    expect(labels(slip, 'UNKNOWN_COMPONENT')).toEqual([
      'Take it from clock.y instead of clok.y',
      'Remove the connector clok.y → total.x',
    ]);
    expect(problemsOf(fixed(slip, 'Take it from clock.y instead of clok.y'))).toEqual([]);
    const field = documentOf({ components, connectors: [['clock.y', 'total.input']] });
    expect(problemsOf(fixed(field, 'Lead it to total.x instead of total.input'))).toEqual([]);
  });

  test('that leads nowhere is removed', () => {
    const document = documentOf({
      components,
      connectors: [
        ['clock.y', 'total.x'],
        ['total.y', 'nobody.x'],
      ],
    });
    expect(labels(document, 'UNKNOWN_COMPONENT')).toEqual([
      'Remove the connector total.y → nobody.x',
    ]);
    expect(problemsOf(fixed(document, 'Remove the connector total.y → nobody.x'))).toEqual([]);
  });

  test('or that is there twice, is there once', () => {
    const twice = documentOf({
      components,
      connectors: [
        ['clock.y', 'total.x'],
        ['clock.y', 'total.x'],
      ],
    });
    const after = fixed(twice, 'Remove the second connector clock.y → total.x');
    expect(wires(after)).toEqual(['clock.y total.x']);
  });
});

describe('initial values', () => {
  test('of something that is no input are moved or removed', () => {
    const document = documentOf({
      components: [range('a'), sum('b', { initial_values: { X: [1] } })],
      connectors: [['a.y', 'b.x']],
    });
    const after = fixed(document, 'Move the initial values of b.X to b.x');
    expect(argsOf(after, 'b')['initial_values']).toEqual({ x: [1] });
    expect(
      argsOf(fixed(document, 'Remove the initial values of b.X'), 'b')['initial_values'],
    ).toEqual({});
  });

  test('that are no list become one', () => {
    const document = documentOf({
      components: [range('a'), sum('b', { initial_values: { x: 5 } })],
      connectors: [['a.y', 'b.x']],
    });
    const after = fixed(document, 'Make the initial values of b.x a list: [5]');
    expect(argsOf(after, 'b')['initial_values']).toEqual({ x: [5] });
  });
});

describe('arguments', () => {
  test.each<[string, JsonObject, string, string, JsonObject]>([
    ['patchbay.Range', {}, 'ARGUMENT_MISSING', 'Set a.iters to 100', { iters: 100 }],
    ['patchbay.Range', { iters: '5' }, 'ARGUMENT_TYPE', 'Set a.iters to 5', { iters: 5 }],
    ['patchbay.Range', { iters: -2 }, 'ARGUMENT_VALUE', 'Set a.iters to 0', { iters: 0 }],
    [
      'patchbay.Range',
      { iters: 3, step: 'x' },
      'ARGUMENT_TYPE',
      'Set a.step back to its default (1)',
      { iters: 3 },
    ],
    [
      'patchbay.Range',
      { iters: 3, stepp: 2 },
      'ARGUMENT_UNKNOWN',
      'Rename the argument stepp of a to step',
      { iters: 3, step: 2 },
    ],
    [
      'patchbay.Range',
      { iters: 3, foo: 2 },
      'ARGUMENT_UNKNOWN',
      'Remove the argument foo of a',
      { iters: 3 },
    ],
    [
      'patchbay.Random',
      { iters: 3, distribution: 'Normal' },
      'ARGUMENT_VALUE',
      'Set a.distribution to “normal”',
      { iters: 3, distribution: 'normal' },
    ],
    [
      'patchbay.Clamp',
      { low: 5, high: 2 },
      'ARGUMENT_VALUE',
      'Swap low and high of a',
      { low: 2, high: 5 },
    ],
    ['patchbay.Sequence', { values: 7 }, 'ARGUMENT_TYPE', 'Set a.values to [7]', { values: [7] }],
    [
      'patchbay.Formula',
      { inputs: ['x'], expressions: { y: 'x ^ 2 && x' } },
      'EXPRESSION',
      'Write a.y as x ** 2 and x',
      { inputs: ['x'], expressions: { y: 'x ** 2 and x' } },
    ],
    [
      'patchbay.Formula',
      { inputs: ['x', 'x'], expressions: { y: 'x' } },
      'ARGUMENT_VALUE',
      'Remove the second x from a.inputs',
      { inputs: ['x'], expressions: { y: 'x' } },
    ],
    [
      'patchbay.Formula',
      { inputs: ['name'], expressions: { y: 'name' } },
      'FIELD_NAME_RESERVED',
      'Rename a.name to name_value',
      { inputs: ['name_value'], expressions: { y: 'name_value' } },
    ],
    [
      'patchbay.Formula',
      { inputs: ['my x'], expressions: { y: '1' } },
      'ARGUMENT_VALUE',
      'Rename a.my x to my_x',
      { inputs: ['my_x'], expressions: { y: '1' } },
    ],
  ])('of %s %j', (type, args, code, label, wanted) => {
    const document = documentOf({ components: [{ type, args: { name: 'a', ...args } }] });
    expect(labels(document, code)).toContain(label);
    const { name, initial_values, parameters, constraints, resources, ...own } = argsOf(
      fixed(document, label),
      'a',
    );
    void [name, initial_values, parameters, constraints, resources];
    expect(own).toEqual(wanted);
  });

  test('that name fields are filled with those that connectors ask for', () => {
    const document = documentOf({
      components: [
        range('a'),
        { type: 'patchbay.Formula', args: { name: 'f', expressions: { y: 'speed' } } },
      ],
      connectors: [['a.y', 'f.speed']],
    });
    const after = fixed(document, 'Set f.inputs to ["speed"]');
    expect(problemsOf(after)).toEqual([]);
  });

  test('that name a file take one that is attached', () => {
    const document = {
      ...documentOf({
        components: [
          {
            type: 'plugboard.library.FileReader',
            args: { name: 'r', path: 'data.txt', field_names: ['a'] },
          },
        ],
      }),
      files: [{ name: 'weather.csv', bytes: new Uint8Array() }],
    };
    expect(labels(document, 'FILE_FORMAT')).toContain('Set r.path to “weather.csv”');
  });
});

test('a field with a bad name gets a good one everywhere it is spoken of', () => {
  const document = documentOf({
    components: [
      range('a'),
      {
        type: 'patchbay.Formula',
        args: { name: 'f', inputs: ['status'], expressions: { y: '2 * status', z: '1e3' } },
      },
    ],
    connectors: [['a.y', 'f.status']],
    rest: { patchbay: { watch: ['f.status'] } },
  });
  const after = fixed(document, 'Rename f.status to status_value');
  expect(problemsOf(after)).toEqual([]);
  expect(wires(after)).toEqual(['a.y f.status_value']);
  expect(argsOf(after, 'f')['expressions']).toEqual({ y: '2 * status_value', z: '1e3' });
  expect(JSON.stringify(after.config)).not.toContain('"f.status"');
});

test('a type with a slip becomes the type that was meant, where it fits', () => {
  const good = documentOf({
    components: [{ type: 'patchbay.Rnage', args: { name: 'a', iters: 3 } }],
  });
  expect(labels(good, 'UNKNOWN_COMPONENT_TYPE')).toEqual([
    'Change the type of a to patchbay.Range',
  ]);
  const bad = documentOf({
    components: [{ type: 'patchbay.Rnage', args: { name: 'a', size: 3 } }],
  });
  expect(labels(bad, 'UNKNOWN_COMPONENT_TYPE')).toEqual([]);
});

test('classes of plugboard that do not exist are replaced by those that do', () => {
  const document = documentOf({
    components: [range('a')],
    rest: { state: { type: 'plugboard.state.SqlliteStateBackend' } },
    process: { connector_builder: { type: 'my.Wire' } },
  });
  const mended = fixed(
    fixed(document, 'Use plugboard.state.SqliteStateBackend'),
    'Use plugboard.connector.AsyncioConnector',
  );
  expect(problemsOf(mended)).toEqual([]);
});

test('an event that nobody sends gets the one component that sends it', () => {
  const event = (label: string, side: 'inputEvents' | 'outputEvents'): ComponentType => ({
    ...(catalogue.types[0] as ComponentType),
    type: `test.${label}`,
    label,
    form: [],
    checkArgs: () => [],
    ports: () => ({
      inputs: [],
      outputs: [],
      inputEvents: [],
      outputEvents: [],
      eventFields: {},
      [side]: ['a.Bell'],
    }),
  });
  const types = [event('Ringer', 'outputEvents'), event('Listener', 'inputEvents')];
  const known: Catalogue = { types, find: (type) => types.find((entry) => entry.type === type) };
  const document = documentOf({ components: [{ type: 'test.Listener', args: { name: 'l' } }] });
  const [problem] = problemsOf(document, known);
  const [fix] = fixesFor(problem as Problem, document, known);
  expect(fix?.label).toBe('Add a Ringer, which sends what l waits for');
  expect(problemsOf(fix?.edit(document) ?? document, known)).toEqual([]);
});

/** A thing that goes wrong in a text, with dice that say where. */
const damage = fc.record({
  kind: fc.nat(9),
  dice: fc.tuple(fc.nat(99), fc.nat(99)),
  value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('5', -3, [1], 'x y', 'name')),
});

function damaged(
  config: JsonObject,
  { kind, dice: [a, b], value }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): JsonObject {
  const copy = structuredClone(config) as unknown as {
    plugboard: {
      process: {
        args: {
          components: { type: string; args: Record<string, unknown> }[];
          connectors: { source: string; target: string }[];
          [key: string]: unknown;
        };
      };
    };
  };
  const { args } = copy.plugboard.process;
  const component = args.components[a % Math.max(1, args.components.length)];
  const connector = args.connectors[b % Math.max(1, args.connectors.length)];
  const keys = Object.keys(component?.args ?? {}).filter((key) => key !== 'name');
  const key = keys[b % Math.max(1, keys.length)] ?? 'extra';
  if (component === undefined) return config;
  if (kind === 0 && connector) connector.source = `${component.args['name'] as string}.zz`;
  if (kind === 1 && connector) connector.target = 'nobody.x';
  if (kind === 2 && connector) args.connectors.push({ ...connector });
  if (kind === 3) args.components.push(structuredClone(component));
  if (kind === 4) component.args[key] = value;
  if (kind === 5) delete component.args[key];
  if (kind === 6) component.args['inital'] = value;
  if (kind === 7) component.args['initial_values'] = { [b % 2 === 0 ? 'x' : 'X']: value };
  if (kind === 8) component.type = component.type.replace('a', 'aa');
  if (kind === 9) component.args['inputs'] = ['x', 'x', 'status', 'a b'];
  return copy as unknown as JsonObject;
}

const signature = ({ code, message }: Problem) => `${code} ${message.replace(/\(it has .*\)/, '')}`;
const count = (list: readonly string[], wanted: string) => list.filter((s) => s === wanted).length;

property.prop([fc.array(randomEdit, { maxLength: 14 }), fc.array(damage, { maxLength: 6 })], {
  numRuns: 150,
})(
  'every fix of every problem takes it away, keeps the schema and makes no new error',
  (edits, damages) => {
    const drawn = edits.reduce(applied, emptyDocument('test'));
    const config = damages.reduce(damaged, drawn.config);
    const read = documentFromConfig({ name: 'test', config });
    if (!read.ok) return;
    const before = problemsOf(read.value);
    for (const problem of before) {
      for (const { label, edit } of fixesFor(problem, read.value, catalogue)) {
        const after = edit(read.value);
        expect(readConfig(after.config).ok || config === after.config, label).toBe(true);
        const now = problemsOf(after).map((entry) => byOldName(entry, label));
        const hides = /^(Remove the connector|Rename the \w+ |Take it|Lead it)/.test(label);
        expect(isSmaller(problem, before, now), `${label}: ${problem.message}`).toBe(true);
        for (const error of now.filter(({ severity }) => severity === 'error')) {
          const known = before.map(signature);
          if (count(known, signature(error)) >= count(now.map(signature), signature(error)))
            continue;
          const isLess = error.code === 'UNCONNECTED_INPUT' && isPartOf(error, before);
          const uncovered = hides && /^UNCONNECTED_INPUT|^INITIAL_VALUES_FIELD/.test(error.code);
          expect(isLess || uncovered, `${label} makes: ${error.message}`).toBe(true);
        }
      }
    }
  },
);

/** A problem after a renaming, in words about the old name of the component or the field. */
function byOldName(problem: Problem, label: string): Problem {
  const [, , from = '', to = ''] = /^Rename (the \w+ )?(.+) to (\S+)$/.exec(label) ?? [];
  const [component = '', field] = from.split('.');
  const message = problem.message.replaceAll(`'${to}'`, `'${field ?? component}'`);
  const ports = problem.ports?.map((port) =>
    port === `${component}.${to}` ? `${component}.${field ?? to}` : port,
  );
  return { ...problem, message, ...(ports === undefined ? {} : { ports }) };
}

/** Whether a problem is gone, or of its open inputs one. */
function isSmaller(problem: Problem, before: readonly Problem[], now: readonly Problem[]): boolean {
  const same = signature(problem);
  return count(now.map(signature), same) < count(before.map(signature), same);
}

/** Whether all that an error says of open inputs was said before. */
function isPartOf(error: Problem, before: readonly Problem[]): boolean {
  const known = new Set(
    before.flatMap(({ code, ports }) => (code === error.code ? (ports ?? []) : [])),
  );
  return (error.ports ?? []).every((port) => known.has(port));
}
