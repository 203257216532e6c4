import { expect, test } from 'vitest';
import { catalogue } from '../../library/catalog.ts';
import { emptyDocument, specOf } from '../../model/index.ts';
import { addComponent } from '../components/add.ts';
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
