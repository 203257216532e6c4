import { expect, test } from 'vitest';
import { catalogue } from '../../library/catalog.ts';
import { documentFromConfig, emptyDocument, specOf } from '../../model/index.ts';
import { addComponent } from '../components/add.ts';
import { disableComponents, enableComponents } from '../components/disable.ts';
import { setProcessParameters } from './arguments.ts';
import { changeParametersOf } from './changeArguments.ts';

test.each(['constructor', 'toString', 'valueOf', 'gain'])(
  'a parameter called %s goes without a trace',
  (name) => {
    const { document } = addComponent(emptyDocument('m'), catalogue, 'patchbay.Sine', {
      ...{ x: 0, y: 0 },
    });
    const change = (parameters: Record<string, number>, of = document) =>
      changeParametersOf(of, catalogue, { component: 'sine', parameters }).document;
    const after = change({ other: 2 }, change({ [name]: 1, other: 1 }));

    const { parameters } = specOf(after).plugboard.process.args.components[0]?.args ?? {};
    expect(Object.entries(parameters ?? {})).toEqual([['other', 2]]);
    expect(structuredClone(after.config)).toEqual(after.config);
  },
);

test('formulas follow a parameter that is called otherwise, where they mean it', () => {
  const formula = (name: string, more: object) => ({
    type: 'patchbay.Formula',
    args: { name, inputs: ['x'], expressions: { y: 'gain * x + gain(2) + gain2' }, ...more },
  });
  const components = [
    formula('plain', {}),
    formula('own', { parameters: { gain: 4 } }),
    formula('hidden', { inputs: ['gain'] }),
    formula('taken', { inputs: ['k'] }),
  ];
  const args = { components, connectors: [], parameters: { gain: 2, other: 1 } };
  const read = documentFromConfig({ name: 'm', config: { plugboard: { process: { args } } } });
  if (!read.ok) throw new Error('The model cannot be read.');
  const before = read.value;
  const formulas = (document: typeof before) =>
    specOf(document).plugboard.process.args.components.map(
      ({ args: { expressions } }) => Object.values(Object(expressions))[0],
    );
  const old = 'gain * x + gain(2) + gain2';
  const now = 'k * x + gain(2) + gain2';

  const document = setProcessParameters(before, { k: 2, other: 1 }, catalogue);
  expect(formulas(document)).toEqual([now, old, old, old]);
  // One that was switched off meanwhile has followed as well.
  const off = disableComponents(before, catalogue, ['plain', 'own']);
  const renamed = setProcessParameters(off, { k: 2, other: 1 }, catalogue);
  const on = enableComponents(renamed, ['plain', 'own']);
  expect(formulas(on)).toEqual([now, old, old, old]);
  const own = { component: 'own', parameters: { k: 4 } };
  expect(formulas(changeParametersOf(before, catalogue, own).document)).toEqual([
    ...[old, now, old, old],
  ]);
});
