import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { readModules } from '../index.ts';

function read(files: Readonly<Record<string, string>>) {
  return readModules(
    Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) })),
  );
}

const importsOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(read(files).imports);

const needOf = (text: string) => {
  const { imports } = read({ 'm.py': text });
  return [...imports].map(([name, { need }]) => `${name} ${need}`);
};

describe('imports', () => {
  it('are told with their files, where they are of nobody that is there', () => {
    const found = importsOf({
      'main.py':
        'import os.path, json\nimport numpy as np\nfrom plugboard.component import Component\nfrom plugboard.nowhere import A\nfrom tools import x\nimport pack.inner\nnp.a\nA',
      'tools.py': 'from numpy.linalg import norm\nfrom numpy import array\nnorm, array',
      'pack/inner.py': 'from . import other\nfrom .missing import y\nfrom ..above import z',
      'pack/other.py': '',
    });

    expect(found).toEqual({
      numpy: { need: 'needed', files: ['main.py', 'tools.py'] },
      'plugboard.nowhere': { need: 'needed', files: ['main.py'] },
      'numpy.linalg': { need: 'needed', files: ['tools.py'] },
      'pack.missing': { need: 'needed', files: ['pack/inner.py'] },
      above: { need: 'needed', files: ['pack/inner.py'] },
    });
  });

  it('of our plugboard are there, all of it and nothing else', () => {
    const folder = join(import.meta.dirname, '../../runtime/python/plugboard');
    const parts = readdirSync(folder).filter((name) => !/^_/.test(name));
    const text = parts.map((part) => `import plugboard.${part.replace('.py', '')}.a`).join('\n');

    expect(parts.length).toBeGreaterThan(8);
    expect(importsOf({ 'm.py': `import plugboard\n${text}` })).toEqual({});
  });

  it('of a package say which of its modules is not there', () => {
    expect(importsOf({ 'p/__init__.py': 'x = 1', 'm.py': 'from p import x, tanks' })).toEqual({
      'p.tanks': { need: 'needed', files: ['m.py'] },
    });
  });

  it.each([
    ['import q\nclass A:\n  def step(self): q.f()', 'q needed'],
    ['import q\nX = q.a', 'q needed'],
    ['import q\n@q.wrap\ndef f(): pass', 'q needed'],
    ['import q\ndef f(): return q.a\nclass A:\n  def step(self): f()', 'q needed'],
    ['from q import *', 'q needed'],
    [
      'import q\nasync def main(): await q.run()\nif __name__ == "__main__":\n  main()',
      'q placeholder',
    ],
    ['import q\nclass A:\n  def step(self, x: q.T) -> q.T: pass', 'q placeholder'],
    ['class A:\n  def step(self):\n    import q', 'q later'],
    ['try:\n  import q\nexcept ImportError:\n  q = None', 'q guarded'],
    ['try:\n  pass\nexcept (OSError, ModuleNotFoundError):\n  import q', 'q guarded'],
    ['try:\n  import q\nexcept ValueError: pass\nq', 'q needed'],
    ['import contextlib\nwith contextlib.suppress(ImportError):\n  import q', 'q guarded'],
    ['from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import q', 'q guarded'],
    ['import typing as t\nif t.TYPE_CHECKING:\n  pass\nelse:\n  import q\nq', 'q needed'],
    ['if __name__ == "__main__":\n  import q\n  q.run()', 'q guarded'],
    ['import q\ntry:\n  import q\nexcept ImportError: pass\nq', 'q needed'],
  ])('need their module as far as it is used: %j', (text, expected) => {
    expect(needOf(text)).toEqual([expected]);
  });

  it('need it in a file that others import, whatever uses it there', () => {
    const text = 'import q\ndef f(): return q.a';

    expect(needOf(text)).toEqual(['q placeholder']);
    expect(importsOf({ 'm.py': text, 'n.py': 'from m import f' })).toMatchObject({
      q: { need: 'needed' },
    });
  });
});

describe('what is no Python', () => {
  it.each([
    ['def f(:\n  pass', 1, 7],
    ['x = (1,\n', 2, 1],
    ['class A:\n  def step(self)\n    pass', 2, 17],
    ['x = 1\n  y = = 2', 2, 7],
  ])('is told with its place: %j', (text, line, column) => {
    const { problems } = read({ 'p/m.py': text });

    expect(problems).toMatchObject([
      { code: 'MODULE_SYNTAX', severity: 'error', path: 'p/m.py', line, column },
    ]);
    expect(problems[0]?.message).toContain(`p/m.py, line ${line}: `);
  });

  it('keeps what can be read', () => {
    const { types } = read({
      'm.py':
        'from plugboard.component import Component, IOController\nclass A(Component):\n  io = IOController(outputs=["y"])\n  def step(self\n\nclass B(Component):\n  io = IOController(inputs=["a"])',
    });

    expect(types.map(({ type }) => type)).toContain('m.A');
  });

  it.each([
    'x = [1., 2.]; y = 1.e5; z = 3.j',
    'def f():\n  yield\n  x = (yield)',
    'with a() as (b, c): pass\nwith a() as self.b: pass',
    'class A[T]: pass\ntype X = int',
    'x = f"{a["b"]}" f\'{y!r:>{w}}\'',
    'match x:\n  case {"a": 1}: pass',
    'async def f():\n  async with a as b, c: pass\n  async for x in y: pass',
    'x = lambda a, *b, c=1, **d: (a := 2)',
    '@a.b(2)\ndef f(a, /, b, *, c): ...',
    'try: pass\nexcept* (A, B) as e: pass',
  ])('is not what Python takes: %j', (text) => {
    expect(read({ 'm.py': text }).problems).toEqual([]);
  });

  it('is only warned of where the parser is not sure', () => {
    const { problems } = read({ 'm.py': 'match x:\n  case a.b(): pass' });

    expect(problems).toMatchObject([{ code: 'MODULE_SYNTAX', severity: 'warning', line: 2 }]);
  });

  it('may be no text at all', () => {
    const { problems, types } = readModules([{ name: 'm.py', bytes: Uint8Array.of(120, 10, 255) }]);

    expect(types).toEqual([]);
    expect(problems).toMatchObject([{ code: 'FILE_NOT_TEXT', path: 'm.py', line: 2, column: 1 }]);
  });
});
