import { expect, test } from 'vitest';
import { emptyDocument, getAt, notesOf, type PatchbayDocument } from '../../model/index.ts';
import { addNote, changeNotes, removeNotes } from './notes.ts';

const LAYOUT = ['plugboard', 'process', 'args', 'patchbay'];

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

test('an edit of one note leaves the others as the text has them, whatever they are', () => {
  const { config } = emptyDocument('x');
  const plugboard = config['plugboard'] as { process: { args: object } };
  const long = 'word '.repeat(10_000);
  const notes = {
    a: { text: long, at: [1, 2], mine: 'kept' },
    b: { text: 7, at: [1, 2] },
    c: { text: 'far', at: [1e300, 0] },
    d: { text: 'moved', at: [3, 4] },
    e: { text: long, at: [5, 6] },
  };
  const args = { ...plugboard.process.args, patchbay: { notes } };
  const document = {
    ...emptyDocument('x'),
    config: { plugboard: { process: { ...plugboard.process, args } } },
  };
  const kept = (now: PatchbayDocument) => getAt(now.config, [...LAYOUT, 'notes']);

  const moved = changeNotes(
    document,
    new Map([
      ['d', { x: 9 }],
      ['e', { x: 9 }],
    ]),
  );
  expect(kept(moved)).toEqual({
    ...notes,
    d: { text: 'moved', at: [9, 4], size: [240, 120] },
    e: { text: long, at: [9, 6], size: [240, 120] },
  });
  expect(kept(removeNotes(document, ['d']))).toEqual({
    a: notes.a,
    b: notes.b,
    c: notes.c,
    e: notes.e,
  });
  expect(kept(addNote(document, note).document)).toMatchObject(notes);
});
