import { describe, expect, it, test } from 'vitest';
import { fixesFor } from '../editing/fixes/index.ts';
import { encodeUtf8 } from '../base/text/platform.ts';
import { catalogue as base } from '../library/index.ts';
import { documentFromConfig, portsOf, specOf, validateProcess } from '../model/index.ts';
import { catalogueWith, readModules } from './index.ts';

const HEAD = 'from plugboard.component import Component, IOController\n';
const TANK = `${HEAD}class Tank(Component):\n  io = IOController(inputs=["flow"], outputs=["level"])\n  def __init__(self, area: float, **kw): super().__init__(**kw)`;
const fileOf = (name: string, text: string) => ({ name, bytes: encodeUtf8(text) });

describe('the catalogue of a document', () => {
  it('is the base where nothing is declared', () => {
    expect(catalogueWith(base, [])).toBe(base);
    expect(catalogueWith(base, [fileOf('a.csv', 'a')])).toBe(base);
    expect(catalogueWith(base, [fileOf('a.py', 'x = 1')])).toBe(base);
  });

  it('has the types of the document by every path, behind the built-in ones', () => {
    const files = [fileOf('p/__init__.py', 'from .tank import Tank'), fileOf('p/tank.py', TANK)];
    const made = catalogueWith(base, files);

    expect(made.types.map(({ type }) => type)).toEqual([
      ...base.types.map(({ type }) => type),
      'p.tank.Tank',
    ]);
    expect(made.find('p.Tank')).toBe(made.find('p.tank.Tank'));
    expect(made.find('p.tank.Nothing')).toBeUndefined();
  });

  it('keeps the built-in types, whatever a module is called', () => {
    const text = `${HEAD}class Range(Component):\n  io = IOController(outputs=["mine"])\nclass FileReader(Range): pass`;
    const files = ['patchbay.py', 'plugboard/library/file_io.py'].map((name) => fileOf(name, text));
    const made = catalogueWith(base, files);

    for (const type of ['patchbay.Range', 'plugboard.library.file_io.FileReader']) {
      expect(made.find(type)).toBe(base.find(type));
    }
  });

  it('is the same as long as the modules are, and reads only what has changed', () => {
    const tank = fileOf('tank.py', TANK);
    const one = catalogueWith(base, [tank, fileOf('a.csv', '1')]);

    expect(catalogueWith(base, [fileOf('a.csv', '2'), { ...tank }])).toBe(one);
    expect(readModules([tank])).toBe(readModules([tank]));
    expect(catalogueWith(base, [tank, fileOf('more.py', TANK)])).not.toBe(one);
  });
});

describe('a model with types of its own', () => {
  function problemsOf(text: string, args: Record<string, unknown>) {
    const components = [
      { type: 'patchbay.Constant', args: { name: 'c' } },
      { type: 'tank.Tank', args: { name: 't', ...args } },
      { type: 'patchbay.Collect', args: { name: 's' } },
    ];
    const connectors = [
      { source: 'c.y', target: 't.flow' },
      { source: 't.level', target: 's.x' },
    ];
    const process = { type: 'plugboard.process.LocalProcess', args: { components, connectors } };
    const read = documentFromConfig({
      name: 'm',
      config: JSON.parse(JSON.stringify({ plugboard: { process } })) as never,
      files: [fileOf('tank.py', text)],
    });
    if (!read.ok) throw new Error('The model is not valid.');
    const spec = specOf(read.value);
    const catalogue = catalogueWith(base, read.value.files);
    const [, tank] = spec.plugboard.process.args.components;
    const own = validateProcess(spec, catalogue).filter(
      ({ path }) => !/components\.[02]\./.test(path),
    );
    const ports = tank && portsOf(tank, catalogue, spec.plugboard.process.args.connectors);
    return { problems: own.map(({ code, path }) => `${code} ${path.split('.').at(-1)}`), ports };
  }

  it('is checked as with built-in ones', () => {
    expect(problemsOf(TANK, { area: 2 }).problems).toEqual([]);
    expect(problemsOf(TANK, { arae: 2 }).problems).toEqual([
      'ARGUMENT_UNKNOWN arae',
      'ARGUMENT_MISSING area',
    ]);
    expect(problemsOf(TANK.replace('"flow"', '"in", "out"'), { area: 2 }).problems).toEqual([
      'UNKNOWN_FIELD target',
      'UNCONNECTED_INPUT 1',
    ]);
  });

  it('takes ports that cannot be told from the connectors', () => {
    const open = problemsOf(
      TANK.replace('inputs=["flow"], outputs=["level"]', 'inputs=["flow"], outputs=made()'),
      { area: 2 },
    );

    expect(open.problems).toEqual([]);
    expect(open.ports).toMatchObject({ inputs: ['flow'], outputs: ['level'] });
  });
});

test('a class by the path of a module that only imports it is a warning, which names where it is', () => {
  const source = `${HEAD}class Tank(Component):\n  io = IOController(outputs=["level"])\n`;
  const files = [fileOf('p/__init__.py', 'from .tank import Tank'), fileOf('p/tank.py', source)];
  const catalogue = catalogueWith(base, files);
  const documentOf = (type: string) => {
    const config = {
      plugboard: { process: { args: { components: [{ type, args: { name: 't' } }] } } },
    };
    const read = documentFromConfig({ name: 'test', config });
    if (!read.ok) throw new Error(read.error[0]?.message);
    return read.value;
  };
  const document = documentOf('p.Tank');
  const [problem] = validateProcess(specOf(document), catalogue);
  expect(problem).toMatchObject({ code: 'TYPE_PATH', severity: 'warning' });
  expect(problem?.message).toContain('p.tank.Tank');
  const [fix] = problem === undefined ? [] : fixesFor(problem, document, catalogue);
  const mended = fix?.edit(document) ?? document;
  expect(specOf(mended).plugboard.process.args.components[0]?.type).toBe('p.tank.Tank');
  expect(validateProcess(specOf(mended), catalogue)).toEqual([]);
});
