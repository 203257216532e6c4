import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { textWidth } from '../../base/textWidth.ts';
import { namePlan, nameLines, OVERHANG, wordsOf } from './nameLines.ts';

test.each([
  ['thermostat', ['thermostat']],
  ['heat_balance', ['heat_', 'balance']],
  ['a__b-c', ['a__', 'b-', 'c']],
  ['heatBalance', ['heat', 'Balance']],
  ['Plant 1', ['Plant ', '1']],
  ['_private', ['_', 'private']],
  ['PID2', ['PID2']],
])('the words of %s', (title, words) => {
  expect(wordsOf(title)).toEqual(words);
});

const titles = fc.string({ unit: fc.constantFrom(...'abcXYZ019_- ä中'), minLength: 1 });

property.prop([titles])('the words of a name are the name', (title) => {
  expect(wordsOf(title).join('')).toBe(title);
});

property.prop([titles, fc.integer({ min: 9, max: 36 }), fc.integer({ min: 120, max: 400 })])(
  'lines are no more than there is room for, and end where words end unless they are cut',
  (title, size, room) => {
    const lines = nameLines(title, size, room, 2);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines)
      expect(textWidth(line, size, 'semibold')).toBeLessThanOrEqual(room + 2 * OVERHANG);
    if (lines.some((line) => line.endsWith('…'))) return;
    expect(lines.join('')).toBe(title);
    const ends = new Set(wordsOf(title).map((_, at, all) => all.slice(0, at + 1).join('').length));
    expect(ends).toContain(lines[0]?.length);
  },
);

test('a word that has no room beside the icon gets the header, one that has room does not', () => {
  const size = { width: 144, height: 96 };
  expect(namePlan('tank', size)).toEqual({ tight: [], longest: 0, lines: 2 });
  const { tight, longest } = namePlan('thermostat', size);
  expect(tight).toEqual([14, 16, 18]);
  expect(longest * 42).toBeGreaterThan(144);
  expect(namePlan('heat_balance', size).tight).toEqual([]);
  expect(namePlan('a_b_c', { width: 144, height: 160 }).lines).toBe(3);
});

test('a name of three words gets the width in which two lines are enough, where there are no more', () => {
  const low = namePlan('plant1_delay_line', { width: 176, height: 80 });
  expect(low.lines).toBe(2);
  expect(low.longest).toBeCloseTo(textWidth('delay_line', 1, 'semibold') * 1.02);
  const high = namePlan('plant1_delay_line', { width: 176, height: 176 });
  expect(high.lines).toBe(3);
  expect(high.longest).toBe(0);
});
