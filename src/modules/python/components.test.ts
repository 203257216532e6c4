import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { readModules } from '../index.ts';

/** The types that some files declare, by their type text. */
function typesOf(files: Readonly<Record<string, string>>) {
  const attached = Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) }));
  return new Map(readModules(attached).types.map((type) => [type.type, type]));
}

const portsIn = (text: string, name: string, args: Readonly<Record<string, unknown>> = {}) =>
  typesOf({ 'm.py': text }).get(`m.${name}`)?.ports(args);

const HEAD = 'from plugboard.component import Component, IOController\n';

describe('a class is a component', () => {
  it('of a file whose name a Mac wrote in more characters', () => {
    const text = `${HEAD}class A(Component): pass`;
    for (const name of ['prüf/stand.py', 'prüf/stand/__init__.py', 'prüf/stand.ts']) {
      const code = name.endsWith('ts') ? 'export class A extends Component {}' : text;
      expect([...typesOf({ [name.normalize('NFD')]: code }).keys()]).toEqual([
        'prüf.stand.A'.normalize('NFC'),
      ]);
    }
  });

  it.each([
    ['by its name', 'from plugboard.component import Component\nclass A(Component): pass'],
    ['by another name', 'from plugboard.component import Component as C\nclass A(C): pass'],
    ['by its module', 'import plugboard.component as c\nclass A(c.Component): pass'],
    [
      'by its whole path',
      'import plugboard.component\nclass A(plugboard.component.Component): pass',
    ],
    [
      'by the module that defines it',
      'from plugboard.component.component import Component\nclass A(Component): pass',
    ],
    ['through another class', `${HEAD}class B(Component): pass\nclass A(B): pass`],
    ['through a name for a class', `${HEAD}B = Component\nclass A(B): pass`],
    ['through the library', 'from plugboard.library import DataReader\nclass A(DataReader): pass'],
    ['beside a mixin', `${HEAD}class Mixin: pass\nclass A(Mixin, Component): pass`],
  ])('%s', (_, text) => {
    expect([...typesOf({ 'm.py': text }).keys()]).toContain('m.A');
  });

  it.each([
    ['without a base', 'class Component: pass\nclass A(Component): pass'],
    [
      'by a base of somebody else',
      'from other.component import Component\nclass A(Component): pass',
    ],
    ['that only names one', `${HEAD}A = Component`],
    ['inside a function', `${HEAD}def make():\n  class A(Component): pass`],
  ])('but not %s', (_, text) => {
    expect([...typesOf({ 'm.py': text }).keys()]).toEqual([]);
  });

  it('across the modules of a package, under the paths that lead to it', () => {
    const types = typesOf({
      'plant/__init__.py': 'from .tanks import Tank\nfrom . import tanks',
      'plant/base.py': `${HEAD}class Base(Component):\n  io = IOController(outputs=["y"])`,
      'plant/tanks.py': 'from .base import Base\nclass Tank(Base):\n  io = Base.io',
      'plant/deep/more.py':
        'from ..base import Base\nfrom plant import tanks as t\nclass A(t.Tank): pass',
      'main.py': 'import plant.tanks\nclass Own(plant.tanks.Tank): pass',
    });

    expect([...types.keys()].toSorted()).toEqual([
      ...['main.Own', 'plant.base.Base', 'plant.deep.more.A', 'plant.tanks.Tank'],
    ]);
    expect(types.get('plant.tanks.Tank')?.aliases).toContain('plant.Tank');
    expect(types.get('main.Own')?.ports({}).outputs).toEqual(['y']);
  });

  it('and says where it stands and what it is', () => {
    const type = typesOf({
      'm.py': `${HEAD}\n\nclass Tank(Component):\n  """A tank. It fills.\n\n  And empties.\n  """`,
    }).get('m.Tank');

    expect(type?.origin).toEqual({ file: 'm.py', line: 4, language: 'python' });
    expect(type?.summary).toBe('A tank.');
    expect(type?.description).toBe('A tank. It fills.\n\nAnd empties.');
    expect([type?.label, type?.category]).toEqual(['Tank', 'custom']);
  });
});

describe('the ports of a class', () => {
  it.each([
    ['in the order of their names', 'IOController(inputs=["b", "a"], outputs=["z", "Y"])'],
    ['by place', 'IOController(["b", "a"], ["z", "Y"])'],
    ['from names of the module', 'IOController(inputs=NAMES, outputs=("z", "Y"))'],
    ['from joined lists', 'IOController(inputs=["b"] + ["a"], outputs=[*"zY"])'],
    ['from a loop', 'IOController(inputs=[n for n in NAMES if n], outputs=[f"{c}" for c in "zY"])'],
    [
      'from formatted texts',
      'IOController(inputs=["%s" % "b", "a%%"[:1]], outputs=["{}".format("z"), "Y" * 1])',
    ],
    ['from a function', 'IOController(inputs=named("b", "a"), outputs=named("z", "Y"))'],
  ])('come %s', (_, io) => {
    const text = `${HEAD}NAMES = ["b"]\nNAMES.append("a")\ndef named(*names): return list(names)\nclass A(Component):\n  io = ${io}`;

    expect(portsIn(text, 'A')).toMatchObject({ inputs: ['a', 'b'], outputs: ['Y', 'z'] });
  });

  it('are those of all classes above it together', () => {
    const text = `${HEAD}class A(Component):\n  io = IOController(inputs=["a"])\n  exports = ["sum"]\nclass B(Component):\n  io = IOController(outputs=["b"])\nclass C(A, B):\n  io = IOController(inputs=["c"])\n  exports = ("rest", "more")`;

    expect(portsIn(text, 'C')).toMatchObject({ inputs: ['a', 'c'], outputs: ['b'] });
    expect(typesOf({ 'm.py': text }).get('m.C')?.exports).toEqual(['more', 'rest', 'sum']);
  });

  it('are open where they cannot be told', () => {
    const text = `import os\n${HEAD}class A(Component):\n  io = IOController(inputs=["a"], outputs=os.listdir())`;

    expect(portsIn(text, 'A')).toMatchObject({ inputs: ['a'], outputs: [], isOpen: true });
    expect(portsIn(`${HEAD}from other import B\nclass A(B, Component): pass`, 'A')?.isOpen).toBe(
      true,
    );
    expect(
      portsIn(`${HEAD}class A(Component):\n  io = IOController(inputs=["a"])`, 'A'),
    ).not.toHaveProperty('isOpen');
  });

  it.each([
    ['a list of names', 'names', { names: ['u', 'v'] }, ['u', 'v']],
    ['numbered names', '[f"x{i:02d}" for i in range(n)]', { n: 2 }, ['x00', 'x01']],
    ['an attribute', 'self.made', { names: ['u'] }, ['u', 'last']],
    ['a default', 'names or ["d"]', {}, ['d']],
    ['a dictionary', 'list(table)', { table: { k: 1, l: 2 } }, ['k', 'l']],
  ])('follow from the arguments by %s', (_, outputs, args, expected) => {
    const text = `${HEAD}class A(Component):
  io = IOController()
  def __init__(self, names=None, n: int = 3, table: dict = {}, **kwargs):
    super().__init__(**kwargs)
    self.made = list(names or [])
    self.made.append("last")
    self.io = IOController(inputs=["a"], outputs=${outputs}, namespace=self.name)`;

    expect(portsIn(text, 'A', args)).toMatchObject({ inputs: ['a'], outputs: expected });
  });

  it('follow from the arguments of a class of the library', () => {
    const text =
      'from plugboard.library import DataReader, DataWriter\nclass In(DataReader): pass\nclass Out(DataWriter):\n  def __init__(self, **kw):\n    super().__init__(field_names=["k"], **kw)';

    expect(portsIn(text, 'In', { field_names: ['b', 'a'] })?.outputs).toEqual(['b', 'a']);
    expect(portsIn(text, 'Out')?.inputs).toEqual(['k']);
  });

  it('are open as long as the arguments do not tell them', () => {
    const text = `${HEAD}class A(Component):\n  def __init__(self, n, **kw):\n    super().__init__(**kw)\n    self.io = IOController(outputs=[str(i) for i in range(n)])`;

    expect(portsIn(text, 'A')?.isOpen).toBe(true);
    expect(portsIn(text, 'A', { n: 2 })).toMatchObject({ outputs: ['0', '1'] });
    expect(portsIn(text, 'A', { n: 1e9 })?.isOpen).toBe(true);
  });

  it('do not change what the next component gets', () => {
    const text = `${HEAD}NAMES = ["a"]\nclass A(Component):\n  io = IOController(inputs=NAMES)\n  def __init__(self, more, **kw):\n    super().__init__(**kw)\n    NAMES.append(more)\n    self.io.inputs.append(more)`;
    const type = typesOf({ 'm.py': text }).get('m.A');

    expect(type?.ports({ more: 'x' }).inputs).toEqual(['a', 'x']);
    expect(type?.ports({ more: 'y' }).inputs).toEqual(['a', 'y']);
  });
});

describe('events', () => {
  const EVENTS = `import typing as t\nfrom plugboard.events import Event, StopEvent\n${HEAD}class Tick(Event):\n  type: t.ClassVar[str] = "my.tick"\nclass Tock(Tick):\n  type = "my.tock"\n`;

  it('are named by their type', () => {
    const text = `${EVENTS}class A(Component):\n  io = IOController(input_events=[Tock, Tick, StopEvent], output_events=[Tock])`;

    expect(portsIn(text, 'A')).toMatchObject({
      inputEvents: ['my.tick', 'my.tock'],
      outputEvents: ['my.tock'],
    });
  });

  it('fill the fields that their handler says', () => {
    const text = `${EVENTS}class A(Component):\n  io = IOController(inputs=["a", "b"], input_events=[Tick, Tock])\n  @Tick.handler(populates_fields=["a"])\n  async def on(self, event): ...\n  @Tock.handler\n  async def two(self, event): ...\nclass B(A):\n  io = IOController(inputs=["c"])`;

    expect(portsIn(text, 'A')?.eventFields).toEqual({ 'my.tick': ['a'] });
    expect(portsIn(text, 'B')?.eventFields).toEqual({ 'my.tick': ['a'] });
  });
});

it('the exports of a mixin count where Python finds them first', () => {
  const text = `${HEAD}class Mixin:\n  exports = ["mixed"]\nclass A(Component):\n  io = IOController(inputs=["a"])\n  exports = ["own"]\nclass Behind(A, Mixin): pass\nclass Before(Mixin, A): pass`;
  const types = typesOf({ 'm.py': text });

  expect(types.get('m.Behind')?.exports).toEqual(['own']);
  expect(types.get('m.Before')?.exports).toEqual(['mixed', 'own']);
});

it('a function becomes a component by its decorator', () => {
  const text =
    'from plugboard.component import component\n@component(inputs=["b", "a"], outputs=["y"])\ndef double(a, b):\n  """Doubles a."""\n  return {"y": 2 * a}';
  const type = typesOf({ 'm.py': text }).get('m.double');

  expect(type?.ports({})).toMatchObject({ inputs: ['a', 'b'], outputs: ['y'] });
  expect([type?.label, type?.summary]).toEqual(['Double', 'Doubles a.']);
});

describe('a class that gives itself initial values', () => {
  const code = (init: string) =>
    `${HEAD}class A(Component):\n  io = IOController(inputs=["x"])\n  def __init__(self, initial_values=None, **kwargs):\n    ${init}\n`;

  it.each([
    'kwargs["initial_values"] = {"x": [1]}; super().__init__(**kwargs)',
    'super().__init__(initial_values={"x": [1]}, **kwargs)',
    'super().__init__(**{**kwargs, "initial_values": {"x": [1]}})',
    'kwargs.setdefault("initial_values", {"x": [1]}); super().__init__(**kwargs)',
    'super().__init__(**kwargs); self.io.initial_values["x"] = [1]',
  ])('is seen by its code: %s', (init) => {
    expect(portsIn(code(init), 'A')?.startsItself).toBe(true);
  });

  it.each([
    'super().__init__(**kwargs)',
    'super().__init__(initial_values = initial_values, **kwargs)',
    'super().__init__(initial_values= None, **kwargs)',
    'assert kwargs["initial_values"] == {}; super().__init__(**kwargs)',
  ])('and is none where they are only handed on: %s', (init) => {
    expect(portsIn(code(init), 'A')?.startsItself).toBeUndefined();
  });
});
