import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { readModules } from '../../modules/index.ts';
import { readModelText } from '../readModelText.ts';
import { notebookFile, notebookModule } from './notebook.ts';
import { tidyPath } from './paths.ts';
import { readZip } from './readZip.ts';
import { type GivenModel, shareOut } from './shareOut.ts';

const tools = {
  isBuiltIn: (type: string) => catalogue.find(type) !== undefined,
  importsOf: (files: Parameters<typeof readModules>[0]) => readModules(files).imports.keys(),
};

function model(folder: string, ...components: readonly string[]): GivenModel {
  const list = components.map((text) => `        - {${text}}\n`).join('');
  const read = readModelText(`plugboard:\n  process:\n    args:\n      components:\n${list}`, 'm');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return { document: read.value, folder };
}

const given = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: strToU8(text) }));

/** Names of the files that each model gets, and of those without one. */
function shares(models: readonly GivenModel[], files: Readonly<Record<string, string>>) {
  const { files: own, homeless } = shareOut(models, given(files), tools);
  return [...own, homeless].map((list) => list.map(({ name }) => name).toSorted());
}

const TANK = 'type: parts.tank.Tank, args: {name: t}';

describe('the files of a project', () => {
  test('are the modules of its types, with packages and what they import in turn', () => {
    const files = {
      'p/parts/__init__.py': '',
      'p/parts/tank.py': 'from .heat import flow\nfrom tools import clamp\nimport numpy',
      'p/parts/heat.py': 'from . import units',
      'p/parts/units.py': '',
      'p/tools.py': 'import os',
      'p/tests/test_tank.py': 'from parts.tank import Tank',
      'p/setup.py': '',
      'p/README.md': '',
    };
    expect(shares([model('p', TANK)], files)).toEqual([
      ['parts/__init__.py', 'parts/heat.py', 'parts/tank.py', 'parts/units.py', 'tools.py'],
      [],
    ]);
  });

  test('are found from the folders around the model, and from wherever else they lie', () => {
    expect(shares([model('p/models', TANK)], { 'p/parts/tank.py': '' })[0]).toEqual([
      'parts/tank.py',
    ]);
    expect(shares([model('p/models', TANK)], { 'p/src/parts/tank.py': '' })[0]).toEqual([
      'parts/tank.py',
    ]);
  });

  test('have the name of their type where they were given by themselves', () => {
    expect(shares([model('', TANK)], { 'tank.py': 'from sklearn.utils import x' })[0]).toEqual([
      'parts/tank.py',
    ]);
    expect(shares([model('', TANK)], { 'tank.ts': '' })[0]).toEqual(['parts/tank.ts']);
    // What only an import names is not found by its last name.
    const files = { 'tank.py': 'from sklearn.utils import x', 'utils.py': '' };
    expect(shares([model('', TANK)], files)).toEqual([['parts/tank.py'], ['utils.py']]);
  });

  test('of a package without a file of its own are the modules in its folder', () => {
    const one = model('p', 'type: own.A, args: {name: a}');
    const files = { 'p/own.py': 'from shapes import disc', 'p/shapes/disc.py': '' };
    expect(shares([one], files)[0]).toEqual(['own.py', 'shapes/disc.py']);
  });

  test('go to every model that names them, each by the path from its own folder', () => {
    const reader = 'type: plugboard.library.FileReader, args: {name: r, path: in/a.csv}';
    const models = [model('p', TANK), model('p', reader), model('p/q', TANK, reader)];
    const files = { 'p/parts/tank.py': '', 'p/in/a.csv': 'x', 'p/q/in/a.csv': 'y', 'b.csv': '' };
    expect(shares(models, files)).toEqual([
      ['parts/tank.py'],
      ['in/a.csv'],
      ['in/a.csv', 'parts/tank.py'],
      ['b.csv'],
    ]);
  });

  test('are data that code names too, packages and what it requires', () => {
    const files = {
      'p/parts/tank.py': 'open("table.csv")',
      'p/table.csv': '',
      'p/other.csv': '',
      'p/requirements.txt': 'numpy',
      'p/wheels/own-1.0-py3-none-any.whl': '',
    };
    expect(shares([model('p', TANK)], files)[0]).toEqual([
      'own-1.0-py3-none-any.whl',
      'parts/tank.py',
      'requirements.txt',
      'table.csv',
    ]);
    const plain = model('p', 'type: patchbay.Range, args: {name: r, iters: 1}');
    expect(shares([plain], files)[0]).toEqual([]);
  });
});

describe('a zip', () => {
  test('gives its files by their paths, without caches, settings and folders', () => {
    const bytes = zipSync({
      'p/model.yaml': strToU8('a'),
      'p/./x.py': strToU8('b'),
      'p/__pycache__/x.pyc': strToU8('c'),
      '__MACOSX/p/x.py': strToU8('d'),
      'p/.git/config': strToU8('e'),
      'p/empty/': new Uint8Array(),
    });
    const read = readZip(bytes);
    expect(read.ok && read.value.map(({ path }) => path)).toEqual(['p/model.yaml', 'p/x.py']);
  });

  test.each([
    ['leads out', zipSync({ '../x.py': strToU8('') }), /outside of itself: \.\.\/x\.py/],
    ['is absolute', zipSync({ '/etc/x.py': strToU8('') }), /outside of itself/],
    ['is of a drive', zipSync({ 'C:\\x.py': strToU8('') }), /outside of itself/],
    ['is damaged', zipSync({ 'x.py': strToU8('abc') }).subarray(0, 30), /damaged/],
    [
      'has too many files',
      zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}`, strToU8('')]))),
      /more than 2000 files/,
    ],
    [
      'is a bomb',
      zipSync({ a: new Uint8Array(60_000_000), b: new Uint8Array(60_000_000) }, { level: 1 }),
      /larger than 100 MB/,
    ],
  ])('that %s is refused', (_, bytes, reason) => {
    const read = readZip(bytes);
    expect(read.ok ? '' : read.error).toMatch(reason);
  });

  /** Changes what the directory of a zip says of its first entry. */
  function withEntry(bytes: Uint8Array, change: (entry: DataView) => void): Uint8Array {
    const view = new DataView(bytes.buffer);
    const at = bytes.findIndex(
      (_, i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50,
    );
    change(new DataView(bytes.buffer, at));
    return bytes;
  }
  const damaged = { ok: false, error: expect.stringMatching(/damaged/) };

  test.each([0, 10, 999_999, 1_000_001])(
    'that says %i and holds another size is refused',
    (size) => {
      const bytes = zipSync({ a: new Uint8Array(1_000_000) });
      expect(readZip(withEntry(bytes, (entry) => entry.setUint32(24, size, true)))).toEqual(
        damaged,
      );
    },
  );

  test('that is locked is refused', () => {
    const bytes = zipSync({ a: strToU8('text') });
    expect(readZip(withEntry(bytes, (entry) => entry.setUint16(8, 1, true)))).toEqual(damaged);
  });

  test('gives what was packed, whatever it is, and survives any change of its bytes', () => {
    const content = fc.dictionary(
      fc.stringMatching(/^[a-zé]{1,8}$/),
      fc.uint8Array({ maxLength: 3_000 }),
    );
    fc.assert(
      fc.property(content, fc.nat(9), fc.nat(), fc.nat(255), (files, level, at, byte) => {
        const bytes = zipSync(files, { level: level as 0 | 1 | 9 });
        const read = readZip(bytes);
        expect(
          read.ok && Object.fromEntries(read.value.map(({ path, bytes: one }) => [path, one])),
        ).toEqual(files);
        bytes[at % bytes.length] = byte;
        readZip(bytes);
      }),
    );
  });
});

test('a tidy path never leads out, and stays itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', '.', '..', '', 'C:')), (parts) => {
      const path = tidyPath(parts.join('/'));
      if (path === null) return;
      expect(path.split('/').filter((part) => ['', '.', '..'].includes(part))).toEqual([]);
      expect(tidyPath(path)).toBe(path);
    }),
  );
});

describe('a notebook', () => {
  const cell = (source: string | readonly string[], cell_type = 'code') => ({ cell_type, source });
  const moduleOf = (...cells: readonly unknown[]) => {
    const made = notebookModule(JSON.stringify({ nbformat: 4, cells }));
    return made.ok ? made.value : made.error;
  };

  test('of one line without end is read in time that grows with it alone', () => {
    const began = process.cpuUsage().user;
    moduleOf(cell(`x = "${'\\"'.repeat(200_000)}\n%time`));
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(1);
  });

  test('has its texts where Python has them', () => {
    const lines = [
      String.raw`a = "\"\"\"" # '''`,
      '%m',
      String.raw`b = '''\'''`,
      '%no',
      "'''",
      '%m',
    ];
    const made = moduleOf(cell(lines.join('\n')));
    expect(made.split('\n').filter((line) => line.includes('%m'))).toEqual(['# %m', '# %m']);
    expect(made).toContain('\n%no\n');
  });

  test('becomes its code cells, with what only a notebook runs as comments', () => {
    const made = moduleOf(
      cell('# Title', 'markdown'),
      cell(['!pip install x\n', 'import os\n', '%matplotlib inline']),
      cell('%%bash\nls'),
      cell('%%time\nx = 1\ny = !ls\nx?'),
      cell('async with process:\n    await process.run()\nprint(1)'),
      cell('await run(\n    1,\n)\nx = await y\nz = 2'),
      cell('   '),
    );
    expect(made.split('\n')).toEqual([
      ...['# %%', '# !pip install x', 'import os', '# %matplotlib inline', ''],
      ...['# %%', '# %%bash', '# ls', ''],
      ...['# %%', '# %%time', 'x = 1', '# y = !ls', '# x?', ''],
      ...['# %%', '# async with process:', '#     await process.run()', 'print(1)', ''],
      ...['# %%', '# await run(', '#     1,', '# )', '# x = await y', 'z = 2', ''],
    ]);
  });

  test('keeps functions that wait, and texts of several lines', () => {
    const source = [
      'async def step(self):',
      '    await self.io.close()',
      'TEXT = """',
      '%not a magic',
      'await neither',
      '"""',
      'a = "#" # """',
      'x = 7 % 3',
    ].join('\n');
    expect(moduleOf(cell(source))).toBe(`# %%\n${source}\n`);
  });

  test('that is none is refused', () => {
    expect(moduleOf()).toBe('');
    expect(notebookModule('{')).toMatchObject({ ok: false });
    expect(notebookModule('[]')).toMatchObject({ ok: false });
    expect(notebookModule('{"cells": [null, {"cell_type": "code", "source": 3}]}')).toEqual({
      ok: true,
      value: '',
    });
  });

  test('has a name that Python imports', () => {
    expect(notebookFile('factory-simulation.ipynb')).toBe('factory_simulation.py');
  });
});
