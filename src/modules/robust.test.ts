import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../base/text/platform.ts';
import { readModules } from './index.ts';
import { readSources } from './sources.ts';

const PYTHON = `import typing as t
from plugboard.component import Component, IOController as IO, component
from plugboard.events import Event
from plugboard.library import DataReader
NAMES = ["a", *("b", "c")]
class Tick(Event):
    type: t.ClassVar[str] = "tick"
class Base(Component):
    """A base.

    Args:
        n: How many.
    """
    io = IO(inputs=[f"x{i:02d}" for i in range(3) if i], outputs=NAMES + ["y"], input_events=[Tick])
    exports = ["s"]
    def __init__(self, n: int = -1, names: t.Optional[list[str]] = None, **kwargs: t.Any) -> None:
        super().__init__(**kwargs)
        for name in names or []:
            self.io.outputs.append(name.lower())
        self.s = {"k": [n, None]} if n > 0 else "none"
    @Tick.handler(populates_fields=["x01"])
    async def on(self, event: Tick): self.x01 = event.data
class Reader(DataReader, Base):
    io = Base.io
    def __init__(self, *, path: "str | None", **kw): super().__init__(field_names=path.split(","), **kw)
@component(inputs=["a"], outputs=["b"])
def double(a): return {"b": a * 2}
if __name__ == "__main__":
    import ray
try:
    import numpy as np
except ImportError: np = None
while True: NAMES.append("z")
`;

const TYPESCRIPT = `import { Component, Event, handle } from 'patchbay';
interface Args { /** Doc. */ readonly n?: number; names: readonly string[]; mode: 'a' | 'b' | null }
const LIST = ['a', ...['b']] as const;
class Tick extends Event<number> { static readonly type = 'tick'; }
/** A. */
export class A extends Component<Args> {
  static io = ({ n = 2, names }: Args) => ({ inputs: Array.from({ length: n }, (_, i) => \`x\${i}\`), outputs: [...names, ...LIST] });
  static handlers = [handle(Tick, 'on', { populates: ['x0'] })];
  static exports = ['s'];
  step() { this.y = this.x?.z ?? 1; }
}
export * from './a';
`;

/** Everything that is asked of a document's code. */
function readAll(files: Readonly<Record<string, string>>): void {
  const attached = Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) }));
  for (const { ports, checkArgs } of readModules(attached).types) {
    for (const args of [
      {},
      { n: 3, names: ['P', 'q'], path: 'u,v' },
      { n: 'x', names: 1, path: [] },
    ]) {
      ports(args);
      checkArgs(args);
    }
  }
}

/** A text in which pieces were cut, doubled and moved. */
const mutated = (text: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        length: fc.nat(60),
        to: fc.nat(text.length),
        put: fc.constantFrom(
          '',
          '(',
          ')',
          '[',
          '\n',
          '    ',
          '"""',
          ':',
          '@',
          '*',
          '**',
          ',',
          'class A(A):',
          'self.io = ',
          '\u0000',
          '😀',
        ),
      }),
      { maxLength: 8 },
    )
    .map((changes) =>
      changes.reduce((all, { at, length, to, put }) => {
        const piece = all.slice(at, at + length);
        const rest = all.slice(0, at) + all.slice(at + length);
        return rest.slice(0, to) + put + piece + rest.slice(to);
      }, text),
    );

/** Processor time that something takes, milliseconds. */
function timeOf(go: () => void): number {
  const before = process.cpuUsage();
  go();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('no text is too much', () => {
  test.prop([fc.string({ unit: 'grapheme', maxLength: 400 })], { numRuns: 150 })(
    'of any characters',
    (text) => {
      readAll({ 'm.py': text, 'n.ts': text });
    },
  );

  test.prop([mutated(PYTHON), mutated(PYTHON)], { numRuns: 60 })(
    'of Python with faults',
    (one, other) => {
      readAll({
        'm.py': one,
        'n/__init__.py': `from ..m import *\nfrom . import o\n${other}`,
        'n/o.py': 'from n import *\nimport m',
      });
    },
  );

  test.prop([mutated(TYPESCRIPT)], { numRuns: 60 })('of TypeScript with faults', (text) => {
    readAll({ 'm.ts': text, 'a.ts': `export * from './m';\n${text}` });
  });

  it.each([
    ['parentheses', (n: number) => '('.repeat(n)],
    ['lists', (n: number) => `x = ${'['.repeat(n)}${']'.repeat(n)}`],
    ['additions', (n: number) => `x = ${'1 + '.repeat(n)}1`],
    ['attributes', (n: number) => `x = a${'.b'.repeat(n)}`],
    ['calls', (n: number) => `x = ${'f('.repeat(n)}${')'.repeat(n)}`],
    ['not', (n: number) => `x = ${'not '.repeat(n)}1`],
    ['annotations', (n: number) => `def f(x: ${'list['.repeat(n)}int${']'.repeat(n)}): pass`],
    [
      'blocks',
      (n: number) => Array.from({ length: n / 10 }, (_, i) => `${' '.repeat(i)}if x:\n`).join(''),
    ],
    [
      'classes',
      (n: number) =>
        Array.from({ length: n / 10 }, (_, i) => `class C${i}(C${i - 1}): pass\n`).join(''),
    ],
    ['types', (n: number) => `type A = ${'{ a: '.repeat(n)}`],
    ['unions', (n: number) => `export class A extends Component<${'A | '.repeat(n)}B> {}`],
  ])('nested deeply: %s', (_, make) => {
    const text = `from plugboard.component import Component\nC = Component\nclass A(Component):\n  pass\n${make(2000)}\n`;

    expect(timeOf(() => readAll({ 'm.py': text, 'n.ts': make(2000) }))).toBeLessThan(4000);
  });

  it.each([
    ['loops in loops', 'x = [a for a in range(9999) for b in range(9999) for c in range(9999)]'],
    ['long loops', 'x = 0\nfor a in range(9999):\n  for b in range(9999):\n    x += 1'],
    ['texts that double', `x = "a"\n${'x = x + x\n'.repeat(60)}`],
    ['lists that double', `x = ["a"]\n${'x = x + x\n'.repeat(60)}`],
    ['lists in lists', `x = []\n${'x = [x, x]\n'.repeat(60)}y = f"{x}"\nz = x == x`],
    ['repeated texts', 'x = "a" * 10 ** 9\ny = [1] * 10 ** 9\nz = 10 ** 10 ** 10'],
    ['functions that call themselves', 'def f(n): return [f(n), f(n)]\nx = f(1)'],
    ['classes above themselves', 'class A(B): pass\nclass B(A): pass\nclass A(B): pass'],
    [
      'defaults',
      `x = ["a"]\n${'x = [x, x, x, x]\n'.repeat(30)}from plugboard.component import Component\nclass A(Component):\n  def __init__(self, y=x, **kw): super().__init__(**kw)`,
    ],
  ])('with much work in it: %s', (_, text) => {
    expect(timeOf(() => readAll({ 'm.py': `${text}\n` }))).toBeLessThan(4000);
  });

  it('a megabyte long', () => {
    const python = PYTHON.repeat(Math.ceil(1e6 / PYTHON.length));
    const table = `TABLE = [\n${'  [1.5, 2, "three", None],\n'.repeat(40_000)}]\n${PYTHON}`;

    expect(timeOf(() => readAll({ 'm.py': python }))).toBeLessThan(15_000);
    expect(timeOf(() => readAll({ 'm.py': table }))).toBeLessThan(15_000);
  });
});

describe('code that is large', () => {
  const read = (...texts: readonly string[]) =>
    readModules(texts.map((text, at) => ({ name: `m${at}.py`, bytes: encodeUtf8(text) })));
  const own = 'from plugboard.component import Component\nclass A(Component): pass\n';
  const filled = (bytes: number) => `${own}# ${'x'.repeat(bytes - own.length - 2)}`;

  it('is not read beyond 1 MB, and says so at its place', () => {
    expect(read(filled(1_000_000))).toMatchObject({ types: [{ type: 'm0.A' }], problems: [] });
    const { types, problems } = read(filled(1_000_001), own);
    expect(types.map(({ type }) => type)).toEqual(['m1.A']);
    const place = { path: 'm0.py', line: 1, column: 1, severity: 'warning' };
    expect(problems).toEqual([expect.objectContaining({ ...place, code: 'MODULE_TOO_LARGE' })]);
  });

  it('is not read beyond 4 MB together', () => {
    const { types, problems } = read(...Array.from({ length: 5 }, () => filled(999_999)));
    expect(types).toHaveLength(4);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['m4.py', 'MODULE_TOO_LARGE']]);
  });

  it('is not read for longer than a moment, whatever it is', () => {
    let time = 0;
    const files = ['a? '.repeat(5_000), own].map((text, at) => ({
      name: `m${at}.py`,
      bytes: encodeUtf8(text),
    }));
    const [garbage, next] = readSources(files, () => (time += 1_000));
    expect(garbage).toMatchObject({ ok: false, error: { code: 'MODULE_TOO_LARGE' } });
    expect(next?.ok).toBe(true);
  });

  it.each(['as(', 'as (a,', 'as a.'])(
    'of %j over and over is read in time that grows with it',
    (u) => {
      const began = process.cpuUsage().user;
      read(u.repeat(40_000));
      expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(5);
    },
  );
});
