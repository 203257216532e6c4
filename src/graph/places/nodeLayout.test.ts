import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { textWidth } from '../../base/textWidth.ts';
import { labelLimit, nodeSize, portLabel, valueRoom } from './nodeLayout.ts';

const GROUP = {
  name: 'Mixing',
  type: 'Group of 3',
  inputs: ['mixer.inflow', 'valve.opening'],
  outputs: ['balance.net_flow'],
  headline: '',
  inputValues: true,
};

test('a group that is drawn as one has room for what goes in and what comes out', () => {
  const size = nodeSize(GROUP);
  const line = valueRoom(GROUP, size, 0, 12);
  expect((line.input?.right ?? 0) - (line.input?.left ?? 0)).toBeGreaterThanOrEqual(40);
  expect(line.output.right - line.output.left).toBeGreaterThanOrEqual(40);
  expect(portLabel(GROUP, size, 'input', 0)).toBe('mixer.inflow');
  // What a component's own inputs are is told beside those that give it.
  const alone = { ...GROUP, inputValues: false };
  expect(valueRoom(alone, nodeSize(alone), 0, 12).input).toBeNull();
  expect(nodeSize(alone).width).toBeLessThan(size.width);
});

test('long names of ports within a group are not cut for the values beside them', () => {
  const texts = {
    ...GROUP,
    inputs: ['heat_balance.heater_on'],
    outputs: ['heat_balance.heat'],
  };
  const size = nodeSize(texts);
  expect(portLabel(texts, size, 'input', 0)).toBe('heat_balance.heater_on');
  expect(portLabel(texts, size, 'output', 0)).toBe('heat_balance.heat');
});

const names = fc.array(fc.stringMatching(/^[a-z_]{1,14}$/), { maxLength: 4 });

property.prop([names, names, fc.boolean(), fc.constantFrom(0, 12, 14, 18)])(
  'what goes in, what comes out and their labels never lie on each other',
  (inputs, outputs, inputValues, text) => {
    const texts = { ...GROUP, inputs, outputs, inputValues };
    const size = nodeSize(texts);
    if (text > labelLimit(texts, size)) return;
    for (let row = 0; row < Math.max(inputs.length, outputs.length); row++) {
      const { input, output } = valueRoom(texts, size, row, text);
      const label = (side: 'input' | 'output') =>
        text === 0 ? 0 : textWidth(portLabel(texts, size, side, row), text, 'regular');
      expect(output.left).toBeGreaterThanOrEqual(14 + label('input'));
      expect(output.right).toBeLessThanOrEqual(size.width - 14 - label('output'));
      if (input === null) continue;
      expect(input.left).toBeGreaterThanOrEqual(14 + label('input'));
      if ((outputs[row] ?? '') !== '') expect(input.right).toBeLessThan(output.left);
    }
  },
);
