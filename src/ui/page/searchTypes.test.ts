import { describe, expect, it } from 'vitest';
import type { Category, ComponentType } from '../../model/index.ts';
import { bestType, searchTypes } from './searchTypes.ts';

function type(label: string, category: Category, summary: string): ComponentType {
  return {
    type: `patchbay.${label}`,
    aliases: [],
    label,
    category,
    summary,
    description: '',
    formula: '',
    form: [],
    headline: [],
    exports: [],
    checkArgs: () => [],
    ports: () => ({ inputs: [], outputs: [], inputEvents: [], outputEvents: [], eventFields: {} }),
  };
}

const TYPES = [
  type('Integrator', 'math', 'Sums its input over time.'),
  type('Range', 'source', 'Counts up in even steps.'),
  type('Random', 'source', 'Draws random numbers.'),
  type('Statistics', 'statistics', 'Mean and range of all values so far.'),
];
const labels = (search: string) =>
  searchTypes(TYPES, search).map(({ title, types }) => [title, ...types.map(({ label }) => label)]);

describe('the palette', () => {
  it('shows sources first, and no category that is empty', () => {
    expect(labels('')).toEqual([
      ['Sources', 'Range', 'Random'],
      ['Math', 'Integrator'],
      ['Statistics', 'Statistics'],
    ]);
  });

  it('shows what the document itself declares before all', () => {
    const found = searchTypes([...TYPES, type('Tank', 'custom', '')], '');
    expect(found.map(({ title }) => title)).toEqual([
      'This document',
      'Sources',
      'Math',
      'Statistics',
    ]);
  });

  it('finds by name, by what a component does and by its category', () => {
    expect(labels('range')).toEqual([
      ['Sources', 'Range'],
      ['Statistics', 'Statistics'],
    ]);
    expect(labels('source draws')).toEqual([['Sources', 'Random']]);
    expect(labels('nothing')).toEqual([]);
  });

  it('adds on Enter what the search begins, before what it only mentions', () => {
    expect(bestType(searchTypes(TYPES, 'stat'), 'stat')?.label).toBe('Statistics');
    expect(bestType(searchTypes(TYPES, 'even'), 'even')?.label).toBe('Range');
    expect(bestType(searchTypes(TYPES, 'xyz'), 'xyz')).toBeUndefined();
  });
});
