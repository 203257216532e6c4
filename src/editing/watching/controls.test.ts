import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import {
  controlKey,
  type ControlSpec,
  controlsOf,
  type ControlTarget,
} from '../../model/layout/controls.ts';
import { catalogue } from '../../library/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { documentFromConfig, specOf } from '../../model/documents.ts';
import { setProcessParameters } from '../arguments/arguments.ts';
import { copySelection, duplicateSelection, paste, pasteModel } from '../clipboard/clipboard.ts';
import { moveControl, removeControl, setControl } from './controls.ts';
import { disableComponents, enableComponents } from '../components/disable.ts';
import { groupTogether, ungroup } from '../marks/groups.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';

const NO_CATALOGUE = { types: [], find: () => undefined };

function model(patchbay?: JsonObject): PatchbayDocument {
  const components = ['tank', 'valve'].map((name) => ({
    type: 'x.Y',
    args: { name, level: 3, mode: 'a' },
  }));
  const args = { components, parameters: { power: 9, loss: 0.1 }, ...(patchbay && { patchbay }) };
  const read = documentFromConfig({
    name: 'm',
    config: { plugboard: { process: { args } } } as JsonObject,
  });
  if (!read.ok) throw new Error('The model cannot be read.');
  return read.value;
}

const level: ControlTarget = { component: 'tank', argument: 'level' };
const power: ControlTarget = { parameter: 'power' };
const slider = (target: ControlTarget): ControlSpec => ({
  target,
  show: 'slider',
  range: { min: 0, max: 10, step: 0.5 },
});
const pinned = () => setControl(setControl(model(), slider(level)), slider(power));
const keysOf = (document: PatchbayDocument) =>
  controlsOf(document).map(({ target }) => controlKey(target));
const layoutOf = ({ config }: PatchbayDocument) =>
  (config as { plugboard: { process: { args: { patchbay?: JsonObject } } } }).plugboard.process.args
    .patchbay;

describe('controls', () => {
  test('are kept with the layout, each value once, and leave no trace', () => {
    const before = model();
    expect(layoutOf(pinned())).toEqual({
      version: 1,
      controls: [
        { argument: 'tank.level', min: 0, max: 10, step: 0.5 },
        { parameter: 'power', min: 0, max: 10, step: 0.5 },
      ],
    });
    const asNumber = setControl(pinned(), { target: level, show: 'number', range: null });
    expect(controlsOf(asNumber)[0]).toEqual({ target: level, show: 'number', range: null });
    expect(keysOf(asNumber)).toHaveLength(2);
    expect(removeControl(removeControl(pinned(), level), power).config).toEqual(before.config);
    expect(removeControl(before, level)).toBe(before);
  });

  test('change places, as far as there are places', () => {
    const moved = moveControl(pinned(), power, -1);
    expect(keysOf(moved)).toEqual(['parameter power', 'argument tank.level']);
    expect(moveControl(moved, power, -5)).toBe(moved);
    expect(keysOf(moveControl(moved, power, 9))).toEqual(keysOf(pinned()));
  });

  test('follow a component by its new name, also one that is switched off or in a group', () => {
    const cases = [
      pinned(),
      disableComponents(pinned(), NO_CATALOGUE, ['tank']),
      groupTogether(pinned(), { components: ['tank', 'valve'] }, 'Plant').document,
    ];
    for (const document of cases) {
      const renamed = renameComponent(document, 'tank', 'basin');
      expect(renamed.ok && keysOf(renamed.value)).toEqual([
        'argument basin.level',
        'parameter power',
      ]);
    }
    const off = disableComponents(pinned(), NO_CATALOGUE, ['tank']);
    expect(keysOf(enableComponents(off, ['tank']))).toEqual(keysOf(pinned()));
    const group = groupTogether(pinned(), { components: ['tank', 'valve'] }, 'Plant');
    expect(keysOf(ungroup(group.document, [group.id ?? '']))).toEqual(keysOf(pinned()));
  });

  test('go with the component that they set', () => {
    const rest = removeSelection(pinned(), { components: ['tank'], connectors: [] });
    expect(keysOf(rest)).toEqual(['parameter power']);
  });

  test('come along with copies and with a whole model that is put in', () => {
    const copied = duplicateSelection(pinned(), ['tank'], { x: 40, y: 0 });
    expect(keysOf(copied.document)).toEqual([...keysOf(pinned()), 'argument tank-2.level']);
    const text = copySelection(pinned(), ['tank']);
    const into = paste(model(), NO_CATALOGUE, text, { offset: { x: 0, y: 0 } });
    expect(into?.ok === true && keysOf(into.value.document)).toEqual(['argument tank-2.level']);
    const whole = pasteModel(model(), pinned(), { offset: { x: 0, y: 0 } });
    expect(keysOf(whole.document)).toEqual(['argument tank-2.level', 'parameter power']);
  });

  test('follow a parameter of the process that is called otherwise, and go with it', () => {
    const renamed = setProcessParameters(pinned(), { heat: 9, loss: 0.1 }, catalogue);
    expect(specOf(renamed).plugboard.process.args.parameters).toEqual({ heat: 9, loss: 0.1 });
    expect(keysOf(renamed)).toEqual(['argument tank.level', 'parameter heat']);
    expect(keysOf(setProcessParameters(pinned(), { loss: 0.1 }, catalogue))).toEqual([
      'argument tank.level',
    ]);
    expect(keysOf(setProcessParameters(pinned(), { power: 4, loss: 2 }, catalogue))).toEqual(
      keysOf(pinned()),
    );
  });

  test('whatever a text says of them is read, or passed over', () => {
    const odd = [
      ...[null, 4, 'tank.level', {}, { argument: 'level' }, { argument: '.level' }],
      ...[{ argument: 'tank.' }, { parameter: '' }, { argument: 'tank.level', parameter: 'power' }],
      ...[
        { parameter: 'loss', min: 5, max: 1, step: 1 },
        { parameter: 'loss', min: 0, max: 1 },
      ],
      { argument: 'tank.level', show: 'dial', min: 0, max: 1e400, step: 1 },
    ];
    expect(controlsOf(model({ controls: odd as never }))).toEqual([
      { target: { parameter: 'loss' }, show: 'slider', range: null },
      { target: level, show: 'slider', range: null },
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), (controls) => {
        const read = controlsOf(model({ controls: controls as never }));
        expect(read.length).toBeLessThanOrEqual(40);
      }),
    );
    const many = Array.from({ length: 5_000 }, (_, i) => ({ parameter: `p${i}` }));
    expect(controlsOf(model({ controls: many }))).toHaveLength(40);
  });
});
