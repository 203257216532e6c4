import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { drawnText } from './drawnText.ts';

test('a text of usual length is drawn as it is', () => {
  expect(drawnText('Größe (m³/h) 温度 q̈̇')).toBe('Größe (m³/h) 温度 q̈̇');
});

test('of a long text the beginning is drawn, never half of a character', () => {
  expect(drawnText('abc👍d', 4)).toBe('abc…');
  expect(drawnText('abc👍d', 5)).toBe('abc👍…');
});

test('a pile of marks on one letter is drawn as ten', () => {
  expect(drawnText(`a${'\u0301'.repeat(200)}b`)).toBe(`a${'\u0301'.repeat(10)}b`);
});

property.prop([fc.string({ unit: 'binary', maxLength: 50 }), fc.integer({ min: 1, max: 60 })])(
  'what is drawn is short, and a text without piles is its beginning',
  (text, most) => {
    const drawn = drawnText(text, most);
    expect(drawn.length).toBeLessThanOrEqual(most + 1);
    if (!/\p{M}{11}/u.test(text)) expect(text.startsWith(drawn.replace(/…$/, ''))).toBe(true);
  },
);
