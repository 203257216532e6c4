import { describe, expect, test } from 'vitest';
import { MODULES } from './pythonApi.ts';
import { pythonOffers } from './pythonOffers.ts';

const CODE = `from plugboard.component import Component, IOController

RATE = 2


class Tank(Component):
    """A tank."""

    io = IOController(inputs=["inflow", 'outflow'], outputs=["level"])

    async def init(self) -> None:
        self._area = 2.0

    async def fill_up(self) -> None:
        self.level = self.inflow / self._area
|

class Other(Component):
    async def step(self) -> None:
        self.elsewhere = 1
`;

/** The labels that are offered for a line typed in the middle of the code, or for a text of its own. */
function offered(typed: string, whole = CODE.replace('|', `${typed}|`)) {
  const at = whole.indexOf('|');
  const found = pythonOffers(whole.replace('|', ''), at, ['parts']);
  return {
    word: found && whole.slice(found.from, at),
    labels: found?.offers.map(({ label }) => label),
  };
}

describe('completion of Python', () => {
  test('behind self: fields, attributes and methods of this class, and what every component has', () => {
    const { word, labels } = offered('        self.le');
    expect(word).toBe('le');
    expect(labels).toEqual([
      ...['inflow', 'outflow', 'level', '_area', 'init', 'fill_up'],
      ...['io', 'name', 'parameters', 'status', '_logger'],
    ]);
    expect(offered('        x = self.io.').labels).toContain('close');
    expect(offered('        self._logger.w')).toMatchObject({ word: 'w' });
    expect(offered('        self._logger.w').labels).toContain('warning');
    expect(offered('        myself.').labels).toBeUndefined();
  });

  test('of imports: the modules there are, and what each has', () => {
    expect(offered('', 'from plug|\n')).toMatchObject({ word: 'plug' });
    expect(offered('', 'from plugboard.ev|\n').labels).toContain('plugboard.events');
    expect(offered('', 'import p|\n').labels).toContain('parts');
    expect(offered('', 'from plugboard.events import Event, S|\n')).toEqual({
      word: 'S',
      labels: ['Event', 'StopEvent'],
    });
    expect(offered('', 'from math import s|\n').labels).toBeUndefined();
  });

  test('in the body of a class: its members; elsewhere the classes of plugboard', () => {
    expect(offered('    async def s')).toMatchObject({ word: 'async def s' });
    expect(offered('    st').labels).toContain('async def step');
    expect(offered('', 'if x:\n    st|\n').labels).toBeUndefined();
    expect(offered('', 'x = Comp|\n').labels).toContain('Component');
    expect(offered('', 'x = comp|\n').labels).toBeUndefined();
  });

  test('takes any text', () => {
    for (const text of ['', '\n', 'class', 'class A', 'class A:\n', 'self.', 'class A:\n    self.'])
      for (let at = 0; at <= text.length; at++)
        expect(() => pythonOffers(text, at, [])).not.toThrow();
  });
});

test('every name that is offered is one that a run here has', () => {
  const files = import.meta.glob<string>('../../../runtime/python/plugboard/*/__init__.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [path.split('/').at(-2) ?? '', text]),
  );
  const missing = Object.entries(MODULES).flatMap(([module, names]) => {
    const text = texts.get(module.replace('plugboard.', '')) ?? '';
    return names.filter(({ label }) => !new RegExp(`\\b${label}\\b`).test(text));
  });
  expect(texts.size).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
