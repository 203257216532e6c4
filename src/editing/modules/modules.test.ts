import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { disabledOf, type PatchbayDocument, specOf } from '../../model/index.ts';
import { readModules } from '../../modules/index.ts';
import { disableComponents } from '../components/disable.ts';
import type { Edited, Refused } from '../edit.ts';
import { addModule } from './addModule.ts';
import { formulaAsPython } from './formulaAsPython.ts';
import { makeOwn } from './makeOwn.ts';
import { codeNames, freeCodeNames } from './moduleNames.ts';
import { renameModule } from './renameModule.ts';
import { newComponentText } from './template.ts';
import { writeModule } from './writeModule.ts';

const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      parameters: { rate: 2 }
      components:
        - type: patchbay.Constant
          args: { name: source, value: 3 }
        - type: patchbay.Formula
          args:
            name: heat-loss
            inputs: [x]
            expressions: { y: "if(x > 0, rate * x, -x)", z: "sin(pi) + sign(x)" }
            initial_values: { x: [1] }
        - type: tank.Tank
          args: { name: tank }
        - type: tank.parts.Valve
          args: { name: valve }
      connectors:
        - { source: source.y, target: heat-loss.x }
        - { source: heat-loss.y, target: tank.x }
`;

function open(): PatchbayDocument {
  const read = readModelText(MODEL, 'model');
  if (!read.ok) throw new Error('The model cannot be read.');
  return read.value;
}

function done(made: Edited | Refused): PatchbayDocument {
  if ('refused' in made) throw new Error(made.refused);
  return made.document;
}

const refused = (made: Edited | Refused) => ('refused' in made ? made.refused : null);
const textOf = ({ files }: PatchbayDocument, name: string) => {
  const decoded = decodeUtf8(files.find((file) => file.name === name)?.bytes ?? new Uint8Array());
  return decoded.ok ? decoded.value : null;
};
const typesOf = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.components.map(({ type }) => type);

describe('a file of code', () => {
  const with_ = (...names: readonly string[]) =>
    names.reduce(
      (document, name) => done(addModule(document, catalogue, { name, text: `# ${name}\n` })),
      open(),
    );

  test('is added under a name that a module may have, and that is free', () => {
    const document = with_('tank.py', 'plant/parts.py');
    expect(document.files.map(({ name }) => name)).toEqual(['tank.py', 'plant/parts.py']);
    const add = (name: string) => refused(addModule(document, catalogue, { name, text: '' }));
    expect(add('tank.py')).toBe('There is a file tank.py already.');
    expect(add('data.csv')).toMatch(/ends in \.py or \.ts/);
    expect(add('my tank.py')).toMatch(/letters, digits and _/);
    expect(add('plugboard/events.py')).toMatch(/framework’s own name/);
  });

  test('stays in its place when it is written, and is the same document when it says the same', () => {
    const document = with_('a.py', 'b.py');
    const written = done(writeModule(document, catalogue, { name: 'a.py', text: 'x = "ü"\n' }));
    expect(written.files.map(({ name }) => name)).toEqual(['a.py', 'b.py']);
    expect(textOf(written, 'a.py')).toBe('x = "ü"\n');
    const again = writeModule(written, catalogue, { name: 'a.py', text: 'x = "ü"\n' });
    expect(done(again)).toBe(written);
    expect(refused(writeModule(document, catalogue, { name: 'c.py', text: '' }))).toMatch(
      /no file/,
    );
  });

  test('takes its types along when it is renamed, those of what is switched off too', () => {
    const off = disableComponents(with_('tank.py', 'a.py'), catalogue, ['tank']);
    for (const document of [with_('tank.py', 'a.py'), off]) {
      const renamed = done(
        renameModule(document, catalogue, { from: 'tank.py', to: 'plant/t.py' }),
      );
      const all = [
        ...typesOf(renamed),
        ...[...disabledOf(renamed).values()].map(({ component }) => component.type),
      ];
      expect(all.filter((type) => !type.startsWith('patchbay')).toSorted()).toEqual([
        'plant.t.Tank',
        'tank.parts.Valve',
      ]);
      expect(renamed.files.map(({ name }) => name)).toEqual(['plant/t.py', 'a.py']);
    }
    const to = (name: string) =>
      refused(renameModule(off, catalogue, { from: 'tank.py', to: name }));
    expect(to('a.py')).toBe('There is a file a.py already.');
    expect(to('tank.txt')).toMatch(/ends in/);
  });

  test('of a new component has a free name, and declares what its text says', () => {
    const first = newComponentText(open(), 'python');
    const document = done(addModule(open(), catalogue, first));
    expect([first.name, newComponentText(document, 'python').name]).toEqual([
      'my_component.py',
      'my_component_2.py',
    ]);
    const { types, problems } = readModules(document.files);
    expect(problems).toEqual([]);
    expect(types.map(({ type, summary }) => [type, summary])).toEqual([
      ['my_component.MyComponent', 'Adds up what comes in, times a factor.'],
    ]);
    expect(types[0]?.ports({})).toMatchObject({ inputs: ['x'], outputs: ['y'] });
    expect(types[0]?.form.map(({ name, default: value }) => [name, value])).toEqual([
      ['factor', 1],
    ]);
  });
});

test('a new component in TypeScript declares the same', () => {
  const made = addModule(open(), catalogue, newComponentText(open(), 'typescript'));
  const { types, problems } = readModules(done(made).files);
  expect(problems).toEqual([]);
  expect(types.map(({ type, summary }) => [type, summary])).toEqual([
    ['my_component.MyComponent', 'Adds up what comes in, times a factor.'],
  ]);
  expect(types[0]?.ports({})).toMatchObject({ inputs: ['x'], outputs: ['y'] });
  expect(types[0]?.form.map(({ name, required }) => [name, required])).toEqual([['factor', false]]);
});

test('names of classes and modules follow from any words', () => {
  expect(codeNames('heat-loss')).toEqual({ type: 'HeatLoss', module: 'heat_loss' });
  expect(codeNames('heatLoss 2')).toEqual({ type: 'HeatLoss2', module: 'heat_loss_2' });
  expect(codeNames('2nd')).toEqual({ type: 'Component2nd', module: 'component_2nd' });
  expect(freeCodeNames(open(), 'plugboard', 'python').file).toBe('plugboard_2.py');
});

describe('a component of formulas', () => {
  test('becomes one of a class of its own, with its wires and all else that is not the formulas', () => {
    const before = open();
    const after = done(makeOwn(before, catalogue, { component: 'heat-loss' }));
    const { components, connectors } = specOf(after).plugboard.process.args;
    expect(components[1]).toMatchObject({
      type: 'heat_loss.HeatLoss',
      args: { name: 'heat-loss', initial_values: { x: [1] } },
    });
    expect(connectors).toEqual(specOf(before).plugboard.process.args.connectors);
    expect(textOf(after, 'heat_loss.py')).toBe(`import math

from plugboard.component import Component, IOController


def _sign(x: float) -> float:
    return float((x > 0) - (x < 0))


class HeatLoss(Component):
    """Works out y, z: the formulas that heat-loss had."""

    io = IOController(inputs=["x"], outputs=["y", "z"])

    async def step(self) -> None:
        self.y = (self.parameters["rate"] * self.x if self.x > 0 else -self.x)
        self.z = math.sin(math.pi) + _sign(self.x)
`);
    const { types } = readModules(after.files);
    expect(types[0]?.type).toBe('heat_loss.HeatLoss');
    expect(types[0]?.ports({})).toMatchObject({ inputs: ['x'], outputs: ['y', 'z'] });
    expect(refused(makeOwn(before, catalogue, { component: 'source' }))).toMatch(/no formulas/);
  });

  test.each([
    ['x*( 1+k ) ** 2.', 'self.x*( 1+self.parameters["k"] ) ** 2.'],
    ['min(x) + max(x, 1)', '(self.x) + max(self.x, 1)'],
    [
      'not x and if(x, if(k, 1, 2), 3)',
      'not self.x and ((1 if self.parameters["k"] else 2) if self.x else 3)',
    ],
    ['e + pi', 'math.e + self.parameters["pi"]'],
    ['sqrt(\n x\n)', 'math.sqrt(self.x)'],
  ])('%j is %j in Python', (formula, python) => {
    const written = formulaAsPython(formula, ['x'], new Set(['k', 'pi']));
    expect(written.ok && written.value.text).toBe(python);
  });

  test.each(['x +', 'open(x)', '', '(', 'x # y', 'x.y', 'x; x', 'x = 1', '[x]'])(
    '%j is refused',
    (formula) => {
      expect(formulaAsPython(formula, ['x'], new Set()).ok).toBe(false);
    },
  );
});
