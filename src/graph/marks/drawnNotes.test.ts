import { expect, test } from 'vitest';
import type { Note } from '../../model/index.ts';
import { drawnNotes } from './drawnNotes.ts';

const note = (id: string, text: string): Note => ({
  id,
  text,
  x: 0,
  y: 0,
  width: 240,
  height: 120,
  colour: 'grey',
});
const notes = (count: number, text: string) =>
  new Map(Array.from({ length: count }, (_, i) => [`n${i}`, note(`n${i}`, text)]));

test('notes as people write them are drawn whole, as Markdown', () => {
  const text = '# Tank\n\n- **level** is measured\n- see [site](https://a.example/)\n'.repeat(50);
  const drawn = [...drawnNotes(notes(20, text)).values()];
  expect(drawn).toEqual(Array.from({ length: 20 }, () => ({ text, isPlain: false })));
});

test('a note of very many signs is drawn as it was typed', () => {
  expect(drawnNotes(notes(1, '*_`['.repeat(600))).get('n0')?.isPlain).toBe(true);
  expect(drawnNotes(notes(1, 'a\n\n'.repeat(1_500))).get('n0')?.isPlain).toBe(true);
});

test.each([
  ['signs', '*_`['.repeat(5_000)],
  ['words', 'word '.repeat(4_000)],
  ['paragraphs', 'a\n\n'.repeat(900)],
  ['marks on one letter', `a${'\u0301'.repeat(19_000)}`],
])('of a thousand notes of %s only so much is drawn as can be laid out', (_, text) => {
  const drawn = [...drawnNotes(notes(1_000, text)).values()];
  const characters = drawn.reduce((sum, { text: shown }) => sum + shown.length, 0);
  const elements = drawn.reduce(
    (sum, { text: shown, isPlain }) => sum + (isPlain ? 1 : shown.split('\n\n').length),
    0,
  );
  expect(characters).toBeLessThan(310_000);
  expect(elements).toBeLessThan(20_000);
});
