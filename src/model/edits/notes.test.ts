import { expect, test } from 'vitest';
import { addNote, changeNotes, emptyDocument, notesOf, removeNotes } from '../index.ts';

const note = { text: '# Tank', x: 10, y: 20.004, width: 240, height: 120, colour: 'grey' } as const;

test('a note is put down, changed and taken away', () => {
  const { document, id } = addNote(emptyDocument('x'), note);
  expect(notesOf(document).get(id)).toEqual({ ...note, y: 20, id: 'note-1' });
  const changed = changeNotes(
    document,
    new Map([
      [id, { text: 'new', width: 1, colour: 'blue' as const }],
      ['other', { text: 'lost' }],
    ]),
  );
  expect([...notesOf(changed).values()]).toEqual([
    { ...note, y: 20, id, text: 'new', width: 80, colour: 'blue' },
  ]);
  expect(removeNotes(changed, ['other'])).toBe(changed);
  expect(JSON.stringify(removeNotes(changed, [id]).config)).not.toContain('patchbay');
});

test('notes of a text are read with what is missing filled in, and nonsense passed over', () => {
  const { config } = emptyDocument('x');
  const plugboard = config['plugboard'] as { process: { args: object } };
  const notes = {
    a: { text: 'only', at: [1, 2] },
    b: { text: 7, at: [1, 2] },
    c: { text: 'x', at: [1] },
    d: 3,
  };
  const args = { ...plugboard.process.args, patchbay: { notes } };
  const read = notesOf({
    ...emptyDocument('x'),
    config: { plugboard: { process: { ...plugboard.process, args } } },
  });
  expect([...read.values()]).toEqual([
    { id: 'a', text: 'only', x: 1, y: 2, width: 240, height: 120, colour: 'grey' },
  ]);
});
