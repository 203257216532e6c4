import { describe, expect, it } from 'vitest';
import {
  bareEnvironment,
  Component,
  type ComponentClass,
  Connector,
  LocalProcess,
  ProcessError,
} from '../../engine/index.ts';
import { loadClasses, type PythonLine } from '../index.ts';

const importModule = (text: string): Promise<unknown> =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);

async function load(files: Readonly<Record<string, string>>, ...types: readonly string[]) {
  const lines: PythonLine[] = [];
  const loaded = await loadClasses(
    types.map((type, at) => ({ type, component: `c${at}`, path: `${at}`, floats: [] })),
    Object.entries(files).map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(text),
    })),
    {
      startInterpreter: () => Promise.reject(new Error('Nobody needs Python here.')),
      importModule,
      folders: [],
      seed: 1,
      write: (line) => void lines.push(line),
    },
  );
  return { loaded, lines };
}

async function classOf(text: string, name = 'A'): Promise<ComponentClass> {
  const { loaded } = await load({ 'm.ts': text }, `m.${name}`);
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  const Class = loaded.value.componentClass(`m.${name}`);
  if (Class === undefined) throw new Error('It has no class.');
  return Class;
}

async function problemOf(files: Readonly<Record<string, string>>, type = 'm.A') {
  const { loaded } = await load(files, type);
  if (loaded.ok) throw new Error('It was loaded.');
  return loaded.error.map(({ code, message }) => [code, message]);
}

const make = (Class: ComponentClass, options: object) =>
  new (Class as unknown as new (given: object) => Component)(options);

describe('a module', () => {
  it('has the engine’s own classes, imported or not', async () => {
    const imported = await classOf(
      `import { Component as Base } from 'patchbay';\nexport class A extends Base {}`,
    );
    const bare = await classOf(
      'enum Mode { On = 1 }\nexport class A extends Component { mode = Mode.On as number; }',
    );

    expect(make(imported, { name: 'a' })).toBeInstanceOf(Component);
    expect(make(bare, { name: 'a' })).toMatchObject({ mode: 1 });
  });

  it('may declare names that are given to it', async () => {
    const text = `import { Component } from 'patchbay';
class Event { kind = 'mine'; }
export class A extends Component { event = new Event(); }`;

    expect(make(await classOf(text), { name: 'a' })).toMatchObject({ event: { kind: 'mine' } });
  });

  it('imports others of the document, each of which runs once', async () => {
    const { loaded, lines } = await load(
      {
        'pkg/m.ts': `import { base, type Unused } from '../lib/base.ts';
import * as all from './all';
export class A extends base(Component) { n = all.one + all.two; }`,
        'pkg/all/index.ts': `export * from '../../lib/one';\nexport { one as two } from '../../lib/one';`,
        'lib/one.ts': `console.log('once');\nexport const one: number = 1;`,
        'lib/base.ts': `import { one } from './one';
export interface Unused { a: string }
export const base = <T>(Above: T): T => (one === 1 ? Above : Above);`,
      },
      'pkg.m.A',
    );
    const Class = loaded.ok ? loaded.value.componentClass('pkg.m.A') : undefined;

    expect(make(Class as ComponentClass, { name: 'a' })).toMatchObject({ n: 2 });
    expect(lines.map(({ text }) => text)).toEqual(['once']);
  });

  it('writes where the run does, a line of bounded length', async () => {
    const { lines } = await load(
      {
        'm.ts': `const circle: any = {}; circle.self = circle;
console.log('a', 1, { b: [2] }, circle, undefined); console.warn('w'.repeat(5000)); console.group('x');
export class A extends Component {}`,
      },
      'm.A',
    );

    expect(lines).toEqual([
      { level: 'print', component: 'c0', text: 'a 1 {"b":[2]} [object Object] undefined' },
      { level: 'warning', component: 'c0', text: 'w'.repeat(2000) },
    ]);
  });

  it('has its class by the names under which it exports it', async () => {
    const text =
      'export default class B extends Component {}\nclass C extends Component {}\nexport { C as A };';

    expect((await classOf(text)).name).toBe('C');
    expect((await classOf(text, 'B')).name).toBe('B');
    expect((await classOf(text, 'C')).name).toBe('C');
  });
});

describe('what cannot be loaded says why, with the author’s file and line', () => {
  it.each([
    [
      'no TypeScript',
      'const a = 1;\nexport class A {\n  step( { }\n}',
      'm.ts, line 4: Unexpected token',
    ],
    [
      'an exception',
      'const a: any = null;\n\na.b;',
      "TypeError: Cannot read properties of null (reading 'b')\n  m.ts:3",
    ],
    [
      'await at the top',
      'await 1;\nexport class A extends Component {}',
      'No await can stand at the top of a module.',
    ],
    ['no such class', 'export const B = 1;', 'm.ts exports no class A.'],
    [
      'a class of its own',
      'class Component {}\nexport class A extends Component {}',
      'A of m.ts is no component: it must extend Component of patchbay.',
    ],
  ])('%s', async (_, text, message) => {
    const [first] = await problemOf({ 'm.ts': text });

    expect(first?.[0]).toBe('MODULE_ERROR');
    expect(first?.[1]).toContain(message);
  });

  it.each([
    ['./gone', 'm.ts imports ./gone, which is not there. Add its file.\n  m.ts:2'],
    ['lodash', 'm.ts imports lodash, but packages cannot be imported'],
  ])('an import of %s', async (path, message) => {
    const text = `import { Component } from 'patchbay';\nimport { b } from '${path}';\nexport class A extends Component { n = b; }`;
    const [first] = await problemOf({ 'm.ts': text });

    expect(first?.[0]).toBe('MODULE_MISSING');
    expect(first?.[1]).toContain(message);
  });

  it('a circle of imports', async () => {
    const [first] = await problemOf({
      'm.ts': `import { b } from './b';\nexport const c = b;\nexport class A extends Component {}`,
      'b.ts': `import { c } from './m';\nexport const b = c;`,
    });

    expect(first?.[0]).toBe('MODULE_ERROR');
    expect(first?.[1]).toContain('in a circle (m.ts → b.ts → m.ts)');
    expect(first?.[1]).toContain('b.ts:1');
  });

  it('an error of a step', async () => {
    const Class = await classOf(`import { Component, ConstraintError } from 'patchbay';
function check(n: number): void {
  if (n > 1) throw new ConstraintError('too much');
}
export class A extends Component {
  static io = { outputs: ['y'] };
  y = 0;
  step() {
    this.y++;
    check(this.y);
  }
}`);
    const process = new LocalProcess({
      components: [make(Class, { name: 'a' })],
      connectors: [] as Connector[],
      environment: bareEnvironment(),
    });
    await process.init();
    const error: unknown = await process.run().catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(ProcessError);
    expect(process.failure).toEqual({
      code: 'CONSTRAINT',
      component: 'a',
      step: 2,
      message: 'ConstraintError: too much\n  m.ts:3, in check\n  m.ts:10, in A.step',
    });
  });
});
