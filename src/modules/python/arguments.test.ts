import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { readModules } from '../index.ts';

const HEAD = `from __future__ import annotations
import enum, math, pathlib
import typing as _t
from typing import Annotated, Any, Literal, Optional, Union
from collections.abc import Sequence
import numpy as np
from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
class Colour(enum.Enum):
  RED = "red"
class Level(enum.IntEnum):
  LOW = 1
`;

function typeOf(text: string, name = 'A') {
  const bytes = encodeUtf8(HEAD + text);
  const found = readModules([{ name: 'm.py', bytes }]).types.find(
    ({ type }) => type === `m.${name}`,
  );
  if (found === undefined) throw new Error(`There is no component ${name}.`);
  return found;
}

/** A component whose constructor has these parameters. */
const withParameters = (parameters: string, docs = '""') =>
  typeOf(`class A(Component):
  io = IOController(outputs=["y"])
  def __init__(self, ${parameters}, *args, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
    ${docs}
    super().__init__(*args, **kwargs)
`);

describe('an argument has the kind of its annotation', () => {
  it.each([
    ['int', { kind: 'integer', nullable: false }],
    ['float', { kind: 'number', nullable: false }],
    ['str', { kind: 'text', nullable: false }],
    ['bool', { kind: 'boolean', nullable: false }],
    ['int | float', { kind: 'number', nullable: false }],
    ['float | None', { kind: 'number', nullable: true }],
    ['"float | None"', { kind: 'number', nullable: true }],
    ['Optional[int]', { kind: 'integer', nullable: true }],
    ['_t.Optional[_t.List[str]]', { kind: 'list', item: 'text', nullable: true }],
    ['Union[str, pathlib.Path]', { kind: 'text', nullable: false }],
    ['list', { kind: 'list', item: 'any', nullable: false }],
    ['list[float]', { kind: 'list', item: 'number', nullable: false }],
    ['Sequence[int]', { kind: 'list', item: 'number', nullable: false }],
    ['tuple[float, int]', { kind: 'list', item: 'number', nullable: false }],
    ['tuple[str, ...]', { kind: 'list', item: 'text', nullable: false }],
    ['dict[str, float]', { kind: 'map', item: 'number', nullable: false }],
    ['dict[str, Any]', { kind: 'map', item: 'any', nullable: false }],
    ['Literal["a", "b"]', { kind: 'choice', choices: ['a', 'b'], nullable: false }],
    ['Literal["a", "b"] | None', { kind: 'choice', choices: ['a', 'b'], nullable: true }],
    ['Literal[1, 2]', { kind: 'any' }],
    ['Colour', { kind: 'text', nullable: false }],
    ['Level', { kind: 'any' }],
    ['_t.Final[int]', { kind: 'integer' }],
    ['Annotated[float, "A speed."]', { kind: 'number', help: 'A speed.' }],
    [
      'Annotated[int, Field(gt=0, description="How many.")]',
      { kind: 'integer', help: 'How many.' },
    ],
    ['_t.Any', { kind: 'any' }],
    ['np.ndarray', { kind: 'any' }],
    ['str | list[str]', { kind: 'any' }],
    ['_t.Callable[[float], float]', { kind: 'any' }],
    ['Unheard', { kind: 'any' }],
  ])('%s', (annotation, expected) => {
    const [field] = withParameters(`x: ${annotation}`).form;

    expect(field).toMatchObject({ name: 'x', required: true, ...expected });
    expect(field).not.toHaveProperty('default');
  });
});

describe('an argument has a default', () => {
  it.each([
    ['float = -1.5', { default: -1.5, kind: 'number', required: false }],
    ['float = 2.', { default: 2 }],
    ['int = 1_000', { default: 1000 }],
    ['str = "a" "b"', { default: 'ab' }],
    ['list[int] = [1, -2]', { default: [1, -2] }],
    ['tuple = (1, 2)', { default: [1, 2] }],
    ['dict = {"a": [None, True]}', { default: { a: [null, true] } }],
    ['float = None', { default: null, nullable: true, kind: 'number' }],
    ['float = LIMIT * 2', { default: 8 }],
    ['float = math.inf', { default: Infinity }],
    ['float = float("-inf")', { default: -Infinity }],
  ])('%s', (parameter, expected) => {
    const type = typeOf(`LIMIT = 4
class A(Component):
  def __init__(self, x: ${parameter}, **kw):
    super().__init__(**kw)`);

    expect(type.form[0]).toMatchObject({ required: false, ...expected });
  });

  it('that is not plain is left out, and the argument is still optional', () => {
    const [field] = withParameters('x: float = compute()').form;

    expect(field).toMatchObject({ required: false, kind: 'number' });
    expect(field).not.toHaveProperty('default');
  });

  it('which suggests a kind where there is no annotation', () => {
    const kinds = withParameters('a, b=1, c="t", d=True, e=None').form.map(({ kind }) => kind);

    expect(kinds).toEqual(['any', 'number', 'text', 'boolean', 'any']);
  });
});

describe('an argument is explained', () => {
  it.each([
    [
      'by Google',
      '"""Makes it.\n\n    Args:\n        rate (float): The rate,\n            in all.\n        other: More.\n\n    Returns:\n        rate: no.\n    """',
    ],
    [
      'by NumPy',
      '"""Makes it.\n\n    Parameters\n    ----------\n    rate : float\n        The rate,\n        in all.\n    other : int\n        More.\n\n    Returns\n    -------\n    rate\n        no.\n    """',
    ],
    [
      'by Sphinx',
      '"""Makes it.\n\n    :param float rate: The rate,\n        in all.\n    :param other: More.\n    :returns: no.\n    """',
    ],
  ])('%s', (_, docs) => {
    const [rate, other] = withParameters('rate: float, other: int', docs).form;

    expect([rate?.help, other?.help]).toEqual(['The rate, in all.', 'More.']);
  });

  it('by the docstring of the class, which is otherwise the description', () => {
    const type = typeOf(`class A(Component):
  """Fills a tank.
  Slowly.

  It never empties.

  Args:
    time_step: Seconds.
  """
  def __init__(self, time_step: float, **kw): super().__init__(**kw)`);

    expect(type.form[0]).toMatchObject({ label: 'Time step', help: 'Seconds.' });
    expect(type.summary).toBe('Fills a tank.');
    expect(type.description).toBe('Fills a tank. Slowly.\n\nIt never empties.');
  });
});

describe('the arguments of a class', () => {
  const names = (text: string, name = 'A') => typeOf(text, name).form.map((field) => field.name);
  const BASE = `class B(Component):
  def __init__(self, a: int, b: float = 2, **kwargs):
    super().__init__(**kwargs)
`;

  it('are not those of the framework', () => {
    const text =
      'class A(Component):\n  def __init__(self, name, k, *, parameters=None, state=None, **kw): super().__init__(name=name, **kw)';

    expect(names(text)).toEqual(['k']);
    expect(names('class A(Component): pass')).toEqual([]);
  });

  it('are inherited with the constructor', () => {
    expect(names(`${BASE}class A(B): pass`)).toEqual(['a', 'b']);
  });

  it('are joined with those that go on to the class above', () => {
    expect(
      names(`${BASE}class A(B):\n  def __init__(self, c, **kw):\n    super().__init__(**kw)`),
    ).toEqual(['c', 'a', 'b']);
    expect(
      names(`${BASE}class A(B):\n  def __init__(self, c, **kw):\n    B.__init__(self, **kw)`),
    ).toEqual(['c', 'a', 'b']);
  });

  it('are without those that the class gives itself', () => {
    expect(
      names(`${BASE}class A(B):\n  def __init__(self, c, **kw):\n    super().__init__(b=c, **kw)`),
    ).toEqual(['c', 'a']);
    expect(
      names(
        `${BASE}class A(B):\n  def __init__(self, c, **kw):\n    super(A, self).__init__(c, **kw)`,
      ),
    ).toEqual(['c', 'b']);
  });

  it('stand on the canvas, the first two that are short', () => {
    expect(withParameters('o: float = 1, t: list, n: int, s: str').headline).toEqual(['n', 's']);
  });
});

describe('arguments are checked', () => {
  const type = withParameters(
    'n: int, t: float | None = None, s: str = "x", c: Literal["a", "b"] = "a", l: list[float] = [], q=1',
  );
  const told = (args: Readonly<Record<string, unknown>>) =>
    type
      .checkArgs(args)
      .map(({ code, path, message, severity }) => [code, path, message, severity]);

  it('for what is missing and what is not known', () => {
    expect(told({ x: 1 })).toEqual([
      ['ARGUMENT_UNKNOWN', 'x', 'm.A has no argument x; it has n, t, s, c, l, q.', 'error'],
      ['ARGUMENT_MISSING', 'n', 'n is missing.', 'error'],
    ]);
    expect(
      told({ n: 1, name: 'a', initial_values: {}, t: null, s: '', c: 'b', l: [1], q: 'any' }),
    ).toEqual([]);
  });

  it('for their types, as a warning: Python takes others', () => {
    expect(told({ n: 1.5, t: 'x', s: 3, c: 'z', l: ['a'] })).toEqual([
      ['ARGUMENT_VALUE', 'n', 'n must be a whole number.', 'warning'],
      ['ARGUMENT_TYPE', 't', 't must be a number, or null.', 'warning'],
      ['ARGUMENT_TYPE', 's', 's must be a text.', 'warning'],
      ['ARGUMENT_VALUE', 'c', 'c must be one of a, b.', 'warning'],
      ['ARGUMENT_TYPE', 'l', 'l must be a list of numbers.', 'warning'],
    ]);
  });

  it('but not for unknown ones where the constructor takes any', () => {
    const open = typeOf(
      'class A(Component):\n  def __init__(self, name, **options):\n    super().__init__(name=name)\n    self.o = options',
    );
    const unknown = typeOf(
      'from other import Base\nclass A(Base, Component):\n  def __init__(self, **kw): super().__init__(**kw)',
    );

    const taken = typeOf(
      'class A(Component):\n  def __init__(self, **kw):\n    self.rate = kw.pop("rate", 1)\n    super().__init__(**kw)',
    );

    expect([open, unknown, taken].map((one) => one.checkArgs({ rate: 1 }))).toEqual([[], [], []]);
  });
});
