import { expect, test } from 'vitest';
import { documentFromConfig } from '../../model/documents.ts';
import { pinsOf } from '../../model/layout/pool.ts';
import { clearPins, setPin } from './pins.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';

function model(patchbay: object = {}) {
  const read = documentFromConfig({
    name: 'm',
    config: {
      plugboard: {
        process: {
          type: 'plugboard.process.RayProcess',
          connector_builder: { type: 'plugboard.connector.RayConnector' },
          args: {
            components: ['a', 'b'].map((name) => ({
              type: 'patchbay.Range',
              args: { name, iters: 3 },
            })),
            ...(Object.keys(patchbay).length > 0 ? { patchbay } : {}),
          },
        },
      },
    } as never,
  });
  if (!read.ok) throw new Error('The model cannot be read.');
  return read.value;
}

const patchbayOf = ({ config }: ReturnType<typeof model>) =>
  (config as { plugboard: { process: { args: { patchbay?: unknown } } } }).plugboard.process.args
    .patchbay;

test('a worker chosen by hand is kept beside the model, and leaves no trace when it is let go', () => {
  const before = model();
  const pinned = setPin(setPin(before, 'a', 2), 'b', 1);
  expect(patchbayOf(pinned)).toEqual({ version: 1, pool: { pins: { a: 2, b: 1 } } });
  expect([...pinsOf(pinned)]).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(setPin(pinned, 'a', 2)).toBe(pinned);
  expect(clearPins(pinned).config).toEqual(before.config);
  expect(setPin(setPin(pinned, 'a', null), 'b', null).config).toEqual(before.config);
});

test('it goes along with a new name, and goes with its component', () => {
  const pinned = setPin(setPin(model(), 'a', 2), 'b', 1);
  const renamed = renameComponent(pinned, 'a', 'pump');
  expect(renamed.ok && [...pinsOf(renamed.value)]).toEqual([
    ['pump', 2],
    ['b', 1],
  ]);
  const removed = removeSelection(pinned, { components: ['a'], connectors: [] });
  expect([...pinsOf(removed)]).toEqual([['b', 1]]);
});

test('what is no number of a worker is passed over', () => {
  const odd = { a: 0, b: 1.5, c: '2', d: null, e: 3, f: 65 };
  expect([...pinsOf(model({ pool: { pins: odd } }))]).toEqual([['e', 3]]);
  expect(pinsOf(model({ pool: { pins: [1, 2] } })).size).toBe(0);
  expect(pinsOf(model({ pool: 7 })).size).toBe(0);
  expect(setPin(model(), 'a', 0).config).toEqual(model().config);
});
