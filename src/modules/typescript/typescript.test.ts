import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { readModules } from '../index.ts';

function read(files: Readonly<Record<string, string>>) {
  return readModules(
    Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) })),
  );
}

function typeOf(text: string, name = 'A') {
  const found = read({ 'm.ts': text }).types.find(({ type }) => type === `m.${name}`);
  if (found === undefined) throw new Error(`There is no component ${name}.`);
  return found;
}

const HEAD = "import { Component, Event, handle } from 'patchbay';\n";
const names = (files: Readonly<Record<string, string>>) =>
  read(files).types.map(({ type }) => type);

describe('a class is a component', () => {
  it.each([
    ['by its name', `${HEAD}export class A extends Component {}`],
    [
      'by another name',
      "import { Component as C } from 'patchbay';\nexport class A extends C<{}> {}",
    ],
    ['by its module', "import * as p from 'patchbay';\nexport class A extends p.Component {}"],
    ['without an import', 'export class A extends Component {}'],
    ['through another class', `${HEAD}class B extends Component {}\nexport class A extends B {}`],
    ['exported in a list', `${HEAD}export { A };\nclass A extends Component {}`],
  ])('%s', (_, text) => {
    expect(names({ 'm.ts': text })).toEqual(['m.A']);
  });

  it.each([
    ['that is not exported', `${HEAD}class A extends Component {}`],
    ['that is abstract', `${HEAD}export abstract class A extends Component {}`],
    ['of another base', "import { Component } from 'react';\nexport class A extends Component {}"],
    ['that extends itself', 'export class A extends A {}'],
  ])('but not one %s', (_, text) => {
    expect(names({ 'm.ts': text })).toEqual([]);
  });

  it('across modules, under the paths that lead to it', () => {
    const { types } = read({
      'plant/tank.ts': `${HEAD}/** A tank. Fills. */\nexport class Tank extends Component { static io = { outputs: ['level'] }; }`,
      'plant/all.ts': "export { Tank as Vessel } from './tank.ts';\nexport * from './tank';",
      'main.ts':
        "import { Vessel } from './plant/all.ts';\nexport class Own extends Vessel { static io = { inputs: ['in'] }; }",
    });
    const [tank, own] = ['plant.tank.Tank', 'main.Own'].map((name) =>
      types.find(({ type }) => type === name),
    );

    expect(types).toHaveLength(2);
    expect(tank).toMatchObject({
      aliases: ['plant.all.Vessel'],
      label: 'Tank',
      category: 'custom',
      summary: 'A tank.',
      description: 'A tank. Fills.',
      origin: { file: 'plant/tank.ts', line: 3, language: 'typescript' },
    });
    expect(own?.ports({})).toMatchObject({ inputs: ['in'], outputs: ['level'] });
  });
});

describe('ports', () => {
  it.each([
    ['in the order of their names', "{ inputs: ['b', 'a'], outputs: ['y'] }"],
    ['from constants', "{ inputs: [...NAMES, 'a'], outputs: [`${LETTER}`] } as const"],
    [
      'from a loop',
      "{ inputs: ['A', 'B'].map((one) => one.toLowerCase()), outputs: Array.from({ length: 1 }, (_, i) => 'xyz'[1]) }",
    ],
  ])('come %s', (_, io) => {
    const type = typeOf(
      `${HEAD}const NAMES = ['b'], LETTER = 'y';\nexport class A extends Component { static override readonly io = ${io.replace("'xyz'[1]", 'LETTER')}; static exports = ['s', 'r']; }`,
    );

    expect(type.ports({})).toEqual({
      inputs: ['a', 'b'],
      outputs: ['y'],
      inputEvents: [],
      outputEvents: [],
      eventFields: {},
    });
    expect(type.exports).toEqual(['r', 's']);
  });

  it.each([
    ['a function', 'static io = (args: Args) => ({ inputs: [`u${args.n}`], outputs: args.names })'],
    [
      'a method',
      'static io({ n, names }: Args) { const all = names; return { inputs: [`u${n}`], outputs: [...all] }; }',
    ],
    [
      'a loop',
      "static io = ({ n, names = [] }: Args) => ({ inputs: Array.from({ length: 1 }, () => 'u' + n), outputs: names.filter((name) => name !== 'no') })",
    ],
  ])('follow from the arguments by %s', (_, io) => {
    const type = typeOf(
      `${HEAD}interface Args { n: number; names: string[] }\nexport class A extends Component<Args> { ${io} }`,
    );

    expect(type.ports({ n: 2, names: ['z', 'y'] })).toMatchObject({
      inputs: ['u2'],
      outputs: ['z', 'y'],
    });
  });

  it('are open where they cannot be told', () => {
    const text = `${HEAD}export class A extends Component { static io = { inputs: ['a'], outputs: made() } }`;

    expect(typeOf(text).ports({})).toMatchObject({ inputs: ['a'], outputs: [], isOpen: true });
  });

  it('are events by their types, and the fields that handlers fill', () => {
    const text = `${HEAD}class Tick extends Event<number> { static override readonly type = 'my.tick'; }
export class A extends Component {
  static io = { inputs: ['a'], inputEvents: [Tick, StopEvent], outputEvents: [{ type: 'tock' }] };
  static handlers = [handle(Tick, 'onTick', { populates: ['a'] }), { type: 'other', method: 'x', populates: [] }];
}`;

    expect(typeOf(text).ports({})).toMatchObject({
      inputEvents: ['my.tick'],
      outputEvents: ['tock'],
      eventFields: { 'my.tick': ['a'] },
    });
  });
});

describe('arguments', () => {
  it('have the kinds of their types', () => {
    const type = typeOf(`${HEAD}enum Mode { On = 'on', Off = 'off' }
type Rate = number | null;
interface Base { readonly base: string }
interface Args extends Base {
  /**
   * Square metres.
   * @default 2.5
   */
  area?: number;
  rate: Rate;
  mode: 'a' | 'b';
  state: Mode;
  list: readonly number[];
  texts: Array<string>;
  map: Readonly<Record<string, number>>;
  on: boolean | undefined;
  fn: () => void;
}
export class A extends Component<Args & { more: unknown }> {}`);
    const kinds = type.form.map(({ name, kind, item, choices, required, nullable }) => [
      name,
      kind,
      item ?? choices,
      required,
      nullable,
    ]);

    expect(kinds).toEqual([
      ['base', 'text', undefined, true, false],
      ['area', 'number', undefined, false, false],
      ['rate', 'number', undefined, true, true],
      ['mode', 'choice', ['a', 'b'], true, false],
      ['state', 'choice', ['on', 'off'], true, false],
      ['list', 'list', 'number', true, false],
      ['texts', 'list', 'text', true, false],
      ['map', 'map', 'number', true, false],
      ['on', 'boolean', undefined, false, false],
      ['fn', 'any', undefined, true, true],
      ['more', 'any', undefined, true, true],
    ]);
    expect(type.form[1]).toMatchObject({ label: 'Area', help: 'Square metres.', default: 2.5 });
  });

  it('are checked, unless their type cannot be told', () => {
    const type = typeOf(
      `${HEAD}export class A extends Component<{ n: number }> {}\nexport class B extends A {}\nexport class C extends Component {}`,
    );

    expect(type.checkArgs({ x: 1 }).map(({ code }) => code)).toEqual([
      'ARGUMENT_UNKNOWN',
      'ARGUMENT_MISSING',
    ]);
    expect(type.checkArgs({ n: 'a' }).map(({ code }) => code)).toEqual(['ARGUMENT_TYPE']);
    expect(typeOf(`${HEAD}export class A extends Component {}`).checkArgs({ x: 1 })).toEqual([]);
  });
});

it('imports of others are told, those of types and of our own API are not', () => {
  const { imports } = read({
    'a/m.ts': `${HEAD}import { x } from 'lodash';\nimport type { T } from 'react';\nimport './there';\nexport * from '../away.ts';`,
    'a/there.ts': '',
  });

  expect(Object.fromEntries(imports)).toEqual({
    lodash: { need: 'needed', files: ['a/m.ts'] },
    away: { need: 'needed', files: ['a/m.ts'] },
  });
});

it('what is no TypeScript is told with its place, as a warning', () => {
  const { problems } = read({ 'm.ts': 'export class A {\n  step( { }\n}' });

  expect(problems).toMatchObject([
    { code: 'MODULE_SYNTAX', path: 'm.ts', line: 3, severity: 'warning' },
  ]);
});

it('a decorator, which no browser runs, is told before the run', () => {
  const before = [
    '',
    'export class A {\n  @logged step() { }\n}',
    '@whole({ a: 1 })\nexport class A {}',
  ];
  const problems = before.map((text) => read({ 'm.ts': text }).problems);
  const told = { code: 'MODULE_SYNTAX', path: 'm.ts', severity: 'warning' };
  expect(problems).toMatchObject([
    [],
    [{ ...told, line: 2, column: 3, message: expect.stringContaining('@logged') }],
    [{ ...told, line: 1, column: 1, message: expect.stringContaining('@whole') }],
  ]);
});

it('a caught error may have a type', () => {
  const text =
    'export class A {\n  step() {\n    try {} catch (error: unknown) { throw error; }\n  }\n}';

  expect(read({ 'm.ts': text }).problems).toEqual([]);
});

it.each([
  'type C = abstract new (...args: any[]) => object;',
  'function f<T extends abstract new (a: number) => object>(x: T) {}',
  'const x: abstract new () => A = A;',
  'type T = [a?: number, b?: string];',
  'type U = [number?, Array<string>?];',
  "type I = typeof import('./a');",
  "type J = typeof import( './a' ).B;",
  'interface G<in out T, out U> {}',
  'type X<T> = T extends infer U extends string ? U : never;',
  'const a = <T,>(x: unknown): x is T => true;',
])('%s is TypeScript, and the class behind it is read', (form) => {
  const text = `${HEAD}${form}\nexport class A extends Component { static io = { inputs: ['a?:'] }; }`;
  const { problems, types } = read({ 'm.ts': text });
  expect(problems).toEqual([]);
  expect(types[0]?.ports({})).toMatchObject({ inputs: ['a?:'] });
});
