import { describe, expect, test } from 'vitest';
import type { ShelfEntry } from '../../stores/index.ts';
import { daysLeft, readTags, shownEntries, tagsOf, type Which } from './shown.ts';

const entry = (id: string, more: Partial<ShelfEntry> = {}): ShelfEntry => ({
  ...{ id, name: id, modifiedAt: 0, components: 0, deletedAt: null },
  ...{ tags: [], isTemplate: false, openedAt: null, ...more },
});

const SHELF = [
  entry('Tank 10', { modifiedAt: 3, tags: ['water'], components: 2 }),
  entry('Tank 9', { modifiedAt: 5, openedAt: 9, components: 4 }),
  entry('Kiln', { modifiedAt: 4, tags: ['heat', 'water'], isTemplate: true }),
  entry('Old tank', { deletedAt: 1, tags: ['water', 'old'] }),
  entry('Older', { deletedAt: 2 }),
];

const shown = (which: Which, search = '', order: 'changed' | 'opened' | 'name' | 'size' = 'name') =>
  shownEntries(SHELF, { which, search, order }).map(({ id }) => id);

describe('documents that are shown', () => {
  test('are those that are there, in every order', () => {
    expect(shown('all')).toEqual(['Kiln', 'Tank 9', 'Tank 10']);
    expect(shown('all', '', 'changed')).toEqual(['Tank 9', 'Kiln', 'Tank 10']);
    expect(shown('all', '', 'opened')[0]).toBe('Tank 9');
    expect(shown('all', '', 'size')).toEqual(['Tank 9', 'Tank 10', 'Kiln']);
  });

  test('are found by every word of a search, in name or tags', () => {
    expect(shown('all', 'TANK')).toEqual(['Tank 9', 'Tank 10']);
    expect(shown('all', 'tank wat')).toEqual(['Tank 10']);
    expect(shown('all', 'kiln heat')).toEqual(['Kiln']);
    expect(shown('all', 'old')).toEqual([]);
  });

  test('are those of a tag, templates, or the trash with the last first', () => {
    expect(shown('#water')).toEqual(['Kiln', 'Tank 10']);
    expect(shown('templates')).toEqual(['Kiln']);
    expect(shown('trash')).toEqual(['Older', 'Old tank']);
    expect(shown('trash', 'water')).toEqual(['Old tank']);
  });
});

test('tags are counted without the trash, and read from a text', () => {
  expect(tagsOf(SHELF)).toEqual([
    ['heat', 1],
    ['water', 2],
  ]);
  expect(readTags(' #water, water,two  words , ,#')).toEqual(['water', 'two words']);
  expect(readTags(Array.from({ length: 30 }, (_, at) => `t${at}`).join())).toHaveLength(12);
});

test('a document in the trash has thirty days', () => {
  const day = 24 * 60 * 60 * 1000;
  expect(daysLeft(0, 0)).toBe(30);
  expect(daysLeft(0, 29.5 * day)).toBe(1);
  expect(daysLeft(0, 99 * day)).toBe(1);
  expect(daysLeft(day, 0)).toBe(30);
});
