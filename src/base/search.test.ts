import { describe, expect, it } from 'vitest';
import { hasWords, searchIn, wordsOf } from './search.ts';

const finding = (label: string, also = '') => ({ id: label, label, kind: 'Command', also });
const ALL = [
  finding('Stop the run'),
  finding('Show earlier runs'),
  finding('Add Range', 'patchbay.Range counts up'),
  finding('Run, or go on after a pause'),
];
const labels = (search: string) =>
  searchIn(
    ALL,
    search,
    ({ label }) => label,
    ({ kind, also }) => `${kind} ${also}`,
  ).map(({ label }) => label);

describe('a search', () => {
  it('gives everything in order while nothing is typed', () => {
    expect(labels('  ')).toEqual(ALL.map(({ label }) => label));
  });

  it('puts a label that begins with the text before one with such a word, and that before the rest', () => {
    expect(labels('run')).toEqual([
      'Run, or go on after a pause',
      'Stop the run',
      'Show earlier runs',
    ]);
  });

  it('finds by words in any order, and by words that are not in the label', () => {
    expect(labels('run stop')).toEqual(['Stop the run']);
    expect(labels('counts')).toEqual(['Add Range']);
    expect(labels('patchbay run')).toEqual([]);
  });

  it('finds parts of words, in small letters and large', () => {
    expect(wordsOf('  Ran  UP ')).toEqual(['ran', 'up']);
    expect(hasWords('patchbay.Range counts Up', ['ran', 'up'])).toBe(true);
    expect(hasWords('patchbay.Range', ['ran', 'up'])).toBe(false);
  });
});
